import type { Utf8Chunks } from '../record.js';

/** The text of a file, or null where it is longer than `maxBytes`. */
export async function readWhole(chunks: Utf8Chunks, maxBytes: number): Promise<string | null> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const parts: string[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > maxBytes) return null;
    parts.push(decoder.decode(chunk, { stream: true }));
  }
  return parts.join('');
}
