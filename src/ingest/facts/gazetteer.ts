import type { Bilingual } from '../../core/job.js';
import { CHINA, TRADITIONAL_IN_PLACES, WORLD } from '../data/places.js';

/** A city that the gazetteer knows. */
export interface KnownCity {
  readonly name: Bilingual;
  /** Null outside China. */
  readonly province: Bilingual | null;
  /** ISO 3166. */
  readonly country: string;
}

const SEPARATE = new Set(['香港', '澳门', '台湾']);

/** By simplified character the traditional one. */
const TRADITIONAL: ReadonlyMap<string, string> = new Map(
  TRADITIONAL_IN_PLACES.trim()
    .split(/\s+/)
    .map(([simplified, traditional]) => [simplified!, traditional!]),
);

/** Chinese names in simplified and traditional characters and Latin names, in lower case without accents, to cities; the first of a name counts. */
export const CITIES: ReadonlyMap<string, KnownCity> = citiesByName();
/** Provinces of China by both of their names. */
export const PROVINCES: ReadonlyMap<string, Bilingual> = provincesByName();

/** Chinese names of cities, the longest first, as the source of a pattern. */
export const CITY_ZH: string = alternatives([...CITIES.keys()]);
export const PROVINCE_ZH: string = alternatives([...PROVINCES.keys()]);

/** How names are compared. */
export function foldPlace(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/['’]/g, '').replace(/\s+/g, ' ').trim();
}

function alternatives(names: readonly string[]): string {
  const chinese = names.filter((name) => /^\p{Script=Han}+$/u.test(name));
  return chinese.sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).join('|');
}

/** `北京 Beijing` as its two names. */
function bilingual(entry: string): Bilingual {
  const [zh = '', ...en] = entry.trim().split(' ');
  return { zh, en: en.join(' ') };
}

function* chinaLines(): Generator<readonly [Bilingual, string]> {
  for (const line of CHINA.trim().split('\n')) {
    const colon = line.indexOf(':');
    yield [bilingual(line.slice(0, colon)), line.slice(colon + 1)];
  }
}

/** A Chinese name as it is written in simplified and in traditional characters; 台 stays as often as it becomes 臺. */
function writings(name: string): string[] {
  const traditional = name.replace(/\p{Script=Han}/gu, (character) => TRADITIONAL.get(character) ?? character);
  return [name, traditional, traditional.replaceAll('臺', '台')];
}

function citiesByName(): Map<string, KnownCity> {
  const cities = new Map<string, KnownCity>();
  const add = (name: string, city: KnownCity): void => {
    for (const key of writings(name).map(foldPlace)) {
      if (key !== '' && !cities.has(key)) cities.set(key, city);
    }
  };
  for (const [province, list] of chinaLines()) {
    for (const entry of list.split(',')) {
      const name = bilingual(entry);
      const own = {
        name: withoutProvince(name, province),
        province,
        country: SEPARATE.has(province.zh) ? regionOf(province) : 'CN',
      };
      add(name.zh, own);
      add(name.en, own);
    }
  }
  for (const line of WORLD.trim().split('\n')) {
    const colon = line.indexOf(':');
    const country = line.slice(0, colon);
    for (const entry of line.slice(colon + 1).split(',')) {
      const [en = '', zh = en] = entry.trim().split('/');
      const city = { name: { zh, en }, province: null, country };
      add(en, city);
      add(zh, city);
    }
  }
  return cities;
}

/** Cities whose Latin name another one has too are listed with their province behind it. */
function withoutProvince({ zh, en }: Bilingual, province: Bilingual): Bilingual {
  return { zh, en: en.endsWith(` ${province.en}`) ? en.slice(0, -province.en.length - 1) : en };
}

function regionOf({ zh }: Bilingual): string {
  return zh === '香港' ? 'HK' : zh === '澳门' ? 'MO' : 'TW';
}

function provincesByName(): Map<string, Bilingual> {
  const provinces = new Map<string, Bilingual>();
  for (const [province] of chinaLines()) {
    for (const zh of writings(province.zh)) provinces.set(foldPlace(zh), province);
    provinces.set(foldPlace(province.en), province);
  }
  return provinces;
}
