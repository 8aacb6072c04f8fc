import type { JobPlace } from '../../core/job.js';
import { allMatches } from '../../core/patterns.js';
import type { Span } from '../../core/span.js';
import { CITIES, CITY_ZH, foldPlace, type KnownCity, PROVINCE_ZH, PROVINCES } from './gazetteer.js';

/** A place and the words that name it. */
export interface PlaceFound extends Span {
  readonly place: JobPlace;
}

// 朝阳区 is a district of Beijing and 中山路 a street; neither names the city of that name.
const CITY = new RegExp(
  `(?:${CITY_ZH})(?!(?:新?[区區]|[县縣]|路|街|大道|大[厦廈]|[广廣][场場]|北路|南路|[东東]路|西路|中路))(?:特别行政区|特別行政區|市)?`,
  'g',
);
const PROVINCE = new RegExp(`(?:${PROVINCE_ZH})(?:省|市|(?:壮族|回族|维吾尔)?自治区)?`);
const DISTRICT_NAMED = /^[\s·•\-–—/|,，、]{0,3}(\p{Script=Han}{1,8}?(?:新区|开发区|高新区|[区县旗]|(?<!城)市))/u;
const DISTRICT_BARE = /^\s?[·•\-–—/]\s?(\p{Script=Han}{2,4})(?=$|[\s·•\-–—/|,，])/u;
const NO_DISTRICT = /异地|招聘|全国|不限|其他|远程|[市省]$/;
/** Names of cities that are districts of others too: of 北京 and 长春, of 苏州, of 无锡, of 金华. */
const ALSO_DISTRICTS: ReadonlySet<string> = new Set(['朝阳', '昆山', '张家港', '常熟', '太仓', '江阴', '义乌']);
// The codes of countries are codes of states too: which is meant the city tells.
const US_STATE =
  /^(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY]|Massachusetts|California|Texas|Ohio|Kentucky|Pennsylvania|Alabama|Maine|Michigan|Minnesota|Maryland|Iowa|Virginia|Washington|Oregon|New (?:Jersey|York|Hampshire|Mexico))(?: \d{5})?$/;
const LONGEST_FIELD = 200;

/**
 * The place that a field or a few words name, by the gazetteer: Chinese and Latin names, provinces apart from cities.
 * Null where it knows none of the words.
 *
 * @example
 * placeIn('广东省深圳市南山区')?.place;
 * // { city: { zh: '深圳', en: 'Shenzhen' }, district: '南山区', province: { zh: '广东', en: 'Guangdong' }, country: 'CN' }
 */
export function placeIn(words: string): PlaceFound | null {
  const text = words.slice(0, LONGEST_FIELD);
  return chinesePlace(text) ?? latinPlace(text);
}

/** True for the name of a city or a province, with or without a district, and for a list of those. */
export function isCityName(text: string): boolean {
  const found = placeIn(text);
  return (
    found !== null &&
    (found.start === 0 || /^[\s·\-,，、/|【[]*$|^.{2,12}[-·,，/]\s?$/u.test(text.slice(0, found.start)))
  );
}

function chinesePlace(text: string): PlaceFound | null {
  const cities = allMatches(CITY, text);
  const [first, second] = cities;
  const province = PROVINCE.exec(text);
  if (!first) return province ? provinceAlone(province) : null;
  // 吉林 is a province and a city of it: what follows says which is meant.
  const hit = second && isProvinceOf(first[0], second[0]) ? second : first;
  const city = cityNamed(hit[0])!;
  const end = hit.index + hit[0].length;
  const district = districtAfter(text.slice(end));
  return {
    start: hit.index,
    end: end + (district?.length ?? 0),
    place: { city: city.name, district: district?.name ?? null, province: city.province, country: city.country },
  };
}

function isProvinceOf(name: string, city: string): boolean {
  const province = PROVINCES.get(name.replace(/[省市]$/, ''));
  const inside = cityNamed(city);
  return province !== undefined && inside?.province?.zh === province.zh && inside.name.zh !== province.zh;
}

function provinceAlone(match: RegExpExecArray): PlaceFound {
  const province = PROVINCES.get(match[0].replace(/(?:省|市|(?:壮族|回族|维吾尔)?自治区)$/, '')) ?? null;
  const place: JobPlace = { city: null, district: null, province, country: 'CN' };
  return { start: match.index, end: match.index + match[0].length, place };
}

function cityNamed(words: string): KnownCity | undefined {
  return CITIES.get(foldPlace(words)) ?? CITIES.get(foldPlace(words.replace(/(?:特别行政区|特別行政區|市)$/, '')));
}

function districtAfter(rest: string): { readonly name: string; readonly length: number } | null {
  const match = DISTRICT_NAMED.exec(rest) ?? DISTRICT_BARE.exec(rest);
  if (!match || NO_DISTRICT.test(match[1]!.replace(/市$/, ''))) return null;
  const bare = match[1]!.replace(/市$/, '');
  if (CITIES.has(bare) && !ALSO_DISTRICTS.has(bare)) return null;
  return { name: match[1]!, length: match[0].length };
}

/** `Hangzhou, Zhejiang, China`: the first piece that is a city counts, a province beside it tells two of one name apart. */
function latinPlace(text: string): PlaceFound | null {
  const pieces = allMatches(/[^,，、;；/|·•()（）\n]+/g, text).map((match) => {
    const lead = match[0].length - match[0].trimStart().length;
    const words = match[0].trim();
    return { words, start: match.index + lead, end: match.index + lead + words.length };
  });
  const province = pieces.map(({ words }) => PROVINCES.get(foldPlace(words.replace(/ Province$/i, '')))).find(Boolean);
  for (const [at, { words, start, end }] of pieces.entries()) {
    const bare = words.replace(/^Greater |^[A-Z]{2}-|(?: City| Metropolitan Area| Bay Area| Area)$/g, '');
    const city =
      (province && CITIES.get(foldPlace(`${bare} ${province.en}`))) ??
      CITIES.get(foldPlace(words)) ??
      CITIES.get(foldPlace(bare));
    if (city) {
      const behind = pieces[at + 1]?.words ?? '';
      const isUs = US_STATE.test(behind) && behind !== city.country;
      const country = isUs ? 'US' : city.country;
      const place: JobPlace = { city: city.name, district: null, province: isUs ? null : city.province, country };
      return { start: /^[A-Z]{2}-/.test(words) ? start + 3 : start, end, place };
    }
  }
  const alone = province && pieces.find(({ words }) => PROVINCES.get(foldPlace(words)) === province);
  return alone
    ? { start: alone.start, end: alone.end, place: { city: null, district: null, province: province!, country: 'CN' } }
    : null;
}
