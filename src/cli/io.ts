import { rounded } from '../core/rounded.js';

/** What the command talks to; tests hand in their own. */
export interface Io {
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly stdout: Out;
  readonly stderr: Out;
}

/** A stream to write to; `isTTY` tells whether a person may be looking. */
export interface Out {
  write(text: string): unknown;
  once?(event: 'drain', heard: () => void): unknown;
  readonly isTTY?: boolean | undefined;
}

/** A value as one line of JSON that is the same value to a program and cannot steer a terminal. */
export function jsonLine(value: unknown): string {
  return jsonText(JSON.stringify(value));
}

/** The same over several lines, numbers with the six digits that files have. */
export function jsonLines(value: unknown): string {
  return jsonText(JSON.stringify(value, rounded, 2));
}

/** A value as one line, numbers with the six digits that files have. */
export function roundedLine(value: unknown): string {
  return jsonText(JSON.stringify(value, rounded));
}

/** Writes, and waits where the reader is behind: what it does not take would fill the memory. */
export async function printed(out: Out, text: string): Promise<void> {
  if (out.write(text) !== false || !out.once) return;
  await new Promise<void>((resolve) => {
    out.once?.('drain', resolve);
  });
}

function jsonText(json: string): string {
  const escaped = json.replace(/[\u007f-\u009f]|\p{Cf}/gu, (mark) =>
    [...Array(mark.length).keys()].map((at) => `\\u${mark.charCodeAt(at).toString(16).padStart(4, '0')}`).join(''),
  );
  return `${escaped}\n`;
}

/** Scraped text must not steer the terminal: control and format characters are dropped. */
export function forTerminal(text: string): string {
  return text.replace(/[^\n\P{Cc}]|\p{Cf}/gu, '');
}
