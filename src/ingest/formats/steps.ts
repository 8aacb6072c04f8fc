/** Pieces that end at multiples of `size`, so that what happens at their ends does not depend on how a stream was cut. */
export async function* inSteps(chunks: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<Uint8Array> {
  let at = 0;
  for await (const chunk of chunks) {
    let from = 0;
    while (from < chunk.length) {
      const to = Math.min(chunk.length, from + size - (at % size));
      yield chunk.subarray(from, to);
      at += to - from;
      from = to;
    }
  }
}
