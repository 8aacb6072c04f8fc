const STRING = /"(?:[^"\\]|\\[\s\S])*"/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it looks for
const CONTROLS = /[\u0000-\u001f]/g;

function escaped(control: string): string {
  return `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/**
 * Parses JSON, also where its strings hold line ends and tabs as they are, which JSON forbids and crawlers write.
 *
 * @throws SyntaxError
 */
export function parseLenient(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const repaired = text.replace(STRING, (string) => string.replace(CONTROLS, escaped));
    if (repaired === text) throw error;
    return JSON.parse(repaired);
  }
}
