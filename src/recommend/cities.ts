import type { Bilingual, ExtractedFacts } from '../core/job.js';
import { foldPlace } from '../ingest/facts/gazetteer.js';
import { placeIn } from '../ingest/facts/place.js';

/**
 * What a city is compared by: its two names where the gazetteer knows it, else its words in lower case without accents.
 *
 * @example
 * cityKey('杭州市') === cityKey('hangzhou'); // true
 */
export function cityKey(words: string): string {
  const city = placeIn(words)?.place.city;
  return city ? keyOf(city) : foldPlace(words);
}

const BETWEEN_CITIES = /[，,、;；/|]|\bor\b|或者?|和/;

/**
 * The keys of what a caller names in one string: several where it lists cities, as `杭州、上海` does; one for `Suzhou, Anhui`.
 *
 * @example
 * cityKeys('杭州/Shanghai').length; // 2
 */
export function cityKeys(words: string): readonly string[] {
  const cities = words.split(BETWEEN_CITIES).map((piece) => placeIn(piece)?.place.city ?? null);
  const keys = new Set(cities.filter((city) => city !== null).map(keyOf));
  return keys.size > 1 ? [...keys] : [cityKey(words)];
}

/** The city of a job; null where it is not known. */
export function jobCityKey({ place, city }: ExtractedFacts): string | null {
  if (place?.city) return keyOf(place.city);
  return city === null || foldPlace(city) === '' ? null : cityKey(city);
}

/** The names of a city that a caller names; its own words where the gazetteer does not know it. */
export function cityNames(words: string): Bilingual {
  return placeIn(words)?.place.city ?? { zh: words.trim(), en: words.trim() };
}

// Two cities may share a Latin name, as 苏州 and 宿州 do.
function keyOf({ zh, en }: Bilingual): string {
  return `${foldPlace(zh)}/${foldPlace(en)}`;
}
