// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it looks for
const CONTROLS = /[\u0000-\u001f]/g;

function escaped(control: string): string {
  return `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** The text with the control characters in its strings escaped; one pass, also where strings are left open. */
function withoutControls(text: string): string {
  const parts: string[] = [];
  let from = 0;
  let open = -1;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (open < 0) {
      if (code === QUOTE) open = at;
    } else if (code === BACKSLASH) at++;
    else if (code === QUOTE) {
      parts.push(text.slice(from, open), text.slice(open, at).replace(CONTROLS, escaped));
      from = at;
      open = -1;
    }
  }
  return parts.length === 0 ? text : parts.join('') + text.slice(from);
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
    const repaired = withoutControls(text);
    if (repaired === text) throw error;
    return JSON.parse(repaired);
  }
}
