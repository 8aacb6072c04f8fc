import { type ByteStore, MemoryStore } from './byte-store.js';
import { FileStore } from './file-store.js';

/** Keeps bytes in memory up to a limit, and all of them in a temporary file beyond it. */
export class SpillingStore implements ByteStore {
  readonly #limit: number;
  #memory: MemoryStore | null = new MemoryStore();
  #file: FileStore | null = null;

  /** @param limit most bytes held in memory */
  constructor(limit: number) {
    this.#limit = limit;
  }

  get size(): number {
    return this.#store.size;
  }

  append(bytes: Uint8Array): void {
    if (this.#memory && this.#memory.size + bytes.length > this.#limit) this.#spill(this.#memory);
    this.#store.append(bytes);
  }

  read(from: number, to: number, room?: Uint8Array): Uint8Array {
    return this.#store.read(from, to, room);
  }

  close(): void {
    this.#memory?.close();
    this.#file?.close();
  }

  get #store(): ByteStore {
    return (this.#memory ?? this.#file)!;
  }

  #spill(memory: MemoryStore): void {
    this.#file = new FileStore();
    for (const piece of memory.pieces) this.#file.append(piece);
    memory.close();
    this.#memory = null;
  }
}
