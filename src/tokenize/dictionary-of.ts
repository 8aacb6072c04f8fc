import type { SegmenterName } from './segmenter.js';

const known = new Map<SegmenterName, Promise<string | null>>();

/**
 * By which words a built-in segmenter cuts, told so that two can be compared: of `jieba` the SHA-256 of its dictionary, of
 * `intl` the major version of ICU, with which its words come, where the engine tells it; null where it cannot be told.
 */
export function dictionaryOf(name: SegmenterName): Promise<string | null> {
  let found = known.get(name);
  if (!found) {
    found = tell(name);
    found.catch(() => known.delete(name));
    known.set(name, found);
  }
  return found;
}

async function tell(name: SegmenterName): Promise<string | null> {
  if (name === 'nodejieba') return null;
  if (name === 'intl') {
    const icu = globalThis.process?.versions?.icu;
    return icu === undefined ? null : `icu ${icu.split('.')[0]}`;
  }
  const { dict } = await import('@node-rs/jieba/dict.js');
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', dict as Uint8Array<ArrayBuffer>));
  return `sha256 ${Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
