import type { JobPlace } from '../../core/job.js';
import type { Found } from './found.js';
import { foldPlace, PROVINCES } from './gazetteer.js';
import { type PlaceFound, placeIn } from './place.js';

// Words that stand alone in fields for a place and name no city; countries that are cities too are not among them.
const NO_CITY = new Set(
  `united states|usa|us|united kingdom|uk|european union|europe|germany|france|spain|italy
   |portugal|netherlands|belgium|poland|sweden|denmark|norway|finland|austria|switzerland|ireland|greece|romania|india
   |china|japan|canada|australia|brazil|mexico|remote|anywhere|worldwide|true|false
   |异地招聘|远程|全国|不限|海外|国外|中国|其他`
    .split('|')
    .map((name) => name.trim()),
);

/** The city as it is written, and the place that the gazetteer knows by its words. */
export interface CityFound {
  readonly city: string | null;
  readonly place: JobPlace | null;
}

/**
 * The city of a place field: what stands before the district, the street or the country. A province is none.
 *
 * @example
 * cityOf('北京-海淀区'); // '北京'
 * cityOf('广东-深圳'); // '深圳'
 * cityOf('Utrecht, Utrecht, Netherlands'); // 'Utrecht'
 */
export function cityOf(field: string | null): string | null {
  return field === null ? null : (cityInField(field)?.value.city ?? null);
}

function cityInField(field: string): Found<CityFound> | null {
  const known = placeIn(field);
  const chinese = known !== null && /\p{Script=Han}/u.test(field.slice(known.start, known.end));
  if (known && chinese) {
    const { start, end, place } = known;
    return { value: { city: place.city?.zh ?? null, place }, in: 'field', start, end };
  }
  const city = writtenCity(field);
  if (city === null || PROVINCES.has(foldPlace(city))) return provinceOnly(known);
  const start = field.indexOf(city);
  return { value: { city, place: known?.place ?? null }, in: 'field', start, end: start + city.length };
}

/** What is left where the words name a province and no city. */
function provinceOnly(known: PlaceFound | null): Found<CityFound> | null {
  if (known === null) return null;
  const { start, end, place } = known;
  return { value: { city: place.city?.en ?? null, place }, in: 'field', start, end };
}

/** A city that the gazetteer need not know: what stands before the first separator. */
function writtenCity(field: string): string | null {
  const first = field.split(/[,，、;；/|·•\n]|\s[-–—]\s|(?<=\p{Script=Han})[-–—\s]/u, 1)[0]?.trim() ?? '';
  const city = first.replace(/^[A-Z]{2}-(?=\p{L})/u, '').replace(/(?<=\p{Script=Han}{2})市.{0,40}$/u, '');
  const bare = city.replace(/^Greater (?=\w)|(?<=\w) (?:Metropolitan |Bay )?Area$/g, '');
  return bare === '' || NO_CITY.has(bare.toLowerCase()) ? null : bare;
}

const PLACE_CUE =
  /(?:(?:工作|上班|办公|岗位|职位|公司|面试)(?:地[点址]|城市)|(?:^|\n|[。；;，,]\s{0,3})(?:地[点址]|城市|base))\s{0,3}[】\]]?\s{0,3}[:：]?\s{0,3}|坐标\s?[:：]?\s?|\b(?:Location|Based in|located in|office in|base)\s{0,2}[:：]?\s{1,3}(?=[A-Z])/gi;
const AFTER_CUE = 40;
const BRACKETED =
  /[（(【[［]\s?([^）)】\]］]{2,20})\s?[）)】\]］]|^([^-—–|/]{2,12})\s?[-—–|/]|[-—–|/]\s?([^-—–|/]{2,12})$/g;

/**
 * The city from its field, else from the title where it stands in brackets or beside a dash, else from the text behind
 * words such as 工作地点 or "Location:". In title and text only names that the gazetteer knows count.
 */
export function cityFound(field: string | null, text: string, title: string | null): Found<CityFound> | null {
  const told = field === null ? null : cityInField(field);
  if (told) return told;
  return (title === null ? null : cityInTitle(title)) ?? cityInText(text);
}

function cityInTitle(title: string): Found<CityFound> | null {
  for (const match of title.slice(0, 200).matchAll(BRACKETED)) {
    const words = match[1] ?? match[2] ?? match[3]!;
    const from = match.index + match[0].indexOf(words);
    const known = placeIn(words);
    if (!known?.place.city || known.start > 2) continue;
    // The whole piece must be the place: 广州港 and "Paris Hilton" are none.
    if (words.slice(known.end).trim() !== '' && !/^[\s/、,，·-]/.test(words.slice(known.end))) continue;
    const { start, end, place } = known;
    return { value: nameOf(place, words), in: 'title', start: from + start, end: from + end };
  }
  return null;
}

function cityInText(text: string): Found<CityFound> | null {
  for (const match of text.matchAll(PLACE_CUE)) {
    const from = match.index + match[0].length;
    const words = text.slice(from, from + AFTER_CUE).split(/[\n。；;]/, 1)[0]!;
    const known = placeIn(words);
    if (!known?.place.city || known.start > 8) continue;
    const { start, end, place } = known;
    return { value: nameOf(place, words), in: 'text', start: from + start, end: from + end };
  }
  return null;
}

function nameOf(place: JobPlace, words: string): CityFound {
  const name = place.city;
  const chinese = /\p{Script=Han}/u.test(words);
  return { city: name === null ? null : chinese ? name.zh : name.en, place };
}
