/** What the command talks to; tests hand in their own. */
export interface Io {
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly stdout: Out;
  readonly stderr: Out;
}

/** A stream to write to; `isTTY` tells whether a person may be looking. */
export interface Out {
  write(text: string): unknown;
  readonly isTTY?: boolean | undefined;
}

/** Scraped text must not steer the terminal: control and format characters are dropped. */
export function forTerminal(text: string): string {
  return text.replace(/[^\n\P{Cc}]|\p{Cf}/gu, '');
}
