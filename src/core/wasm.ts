/**
 * A module out of its bytes in base64; null where the machine has no WebAssembly, or lacks what the module needs of it, such as
 * SIMD.
 */
export function moduleFrom(base64: string): WebAssembly.Module | null {
  try {
    return new WebAssembly.Module(Uint8Array.from(atob(base64), (char) => char.charCodeAt(0)));
  } catch {
    return null;
  }
}

/** Bytes that a memory grows by. */
export const PAGE = 65_536;
/** 4 GiB less a page: what 32-bit addresses reach. */
const MOST_BYTES = 65_535 * PAGE;

/**
 * A memory of at least so many bytes; null where it cannot be had.
 *
 * @param shared whether threads are to share it; it can then not grow. Default: they are not
 */
export function takeMemory(bytes: number, shared = false): WebAssembly.Memory | null {
  if (bytes > MOST_BYTES) return null;
  try {
    const initial = Math.ceil(bytes / PAGE);
    return new WebAssembly.Memory(shared ? { initial, maximum: initial, shared } : { initial });
  } catch {
    return null;
  }
}

/** Makes a memory at least so large, which makes its `buffer` another one; false where it cannot be had. */
export function growMemory(memory: WebAssembly.Memory, bytes: number): boolean {
  if (bytes > MOST_BYTES) return false;
  const more = Math.ceil((bytes - memory.buffer.byteLength) / PAGE);
  if (more <= 0) return true;
  try {
    memory.grow(more);
    return true;
  } catch {
    return false;
  }
}
