const NONE: readonly RegExpExecArray[] = [];

/**
 * All matches of a global pattern that never matches the empty text, in order: what `matchAll` gives, without the copy
 * of the pattern that it makes on every call.
 */
export function allMatches(pattern: RegExp, text: string): readonly RegExpExecArray[] {
  pattern.lastIndex = 0;
  let match = pattern.exec(text);
  if (match === null) return NONE;
  const found: RegExpExecArray[] = [];
  for (; match !== null; match = pattern.exec(text)) found.push(match);
  return found;
}
