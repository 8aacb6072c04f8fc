import { alone, doPiece, type Exports, PIECEWISE, type Share } from './wasm-kernel.js';

// How threads share loops: one leads, any number helps. The leader opens a loop, all claim pieces of it, and it is done
// when the leader has closed it and no helper is inside. A helper reads what the loop is only while it is counted as
// inside, so it cannot take a piece of one loop for one of the next; it may come late or never. Everything is in one
// array of integers in the memory that the threads share.

const TURN = 0;
const OPEN = 1;
const INSIDE = 2;
const NEXT = 3;
const SUM = 4;
const LOOP = 5;
const FROM = 6;
const TO = 7;
const SIZE = 8;

/** Integers that a crew needs. */
export const CREW_FIELDS = 9;

/** Values of OPEN. */
const CLOSED = 0;
const OPENED = 1;
const OVER = 2;

/** Looks before a thread sleeps: loops follow each other closely, and waking takes longer than most pauses. */
const LOOKS = 5000;

/** What a thread of a crew works with. */
export interface CrewMember {
  readonly exports: Exports;
  /** In the shared memory; {@link CREW_FIELDS} integers. */
  readonly crew: Int32Array;
  readonly task: number;
  /** Its own. */
  readonly scratch: number;
}

/** Loops done together with whoever helps; those of one piece alone. */
export function lead(member: CrewMember): Share {
  const { exports, crew, task, scratch } = member;
  const byItself = alone(exports, task, scratch);
  return (loop, from, to, size) => {
    if (to - from <= size) return byItself(loop, from, to, size);
    crew[LOOP] = PIECEWISE.indexOf(loop);
    crew[FROM] = from;
    crew[TO] = to;
    crew[SIZE] = size;
    crew[NEXT] = 0;
    crew[SUM] = 0;
    Atomics.store(crew, OPEN, OPENED);
    Atomics.add(crew, TURN, 1);
    Atomics.notify(crew, TURN);
    work(member);
    Atomics.store(crew, OPEN, CLOSED);
    waitWhile(crew, INSIDE, (inside) => inside > 0);
    return Atomics.load(crew, SUM);
  };
}

/** Lets all helpers go. */
export function dismiss(crew: Int32Array): void {
  Atomics.store(crew, OPEN, OVER);
  Atomics.add(crew, TURN, 1);
  Atomics.notify(crew, TURN);
}

/** Helps with loops until the leader lets it go. */
export function help(member: CrewMember): void {
  const { crew } = member;
  for (;;) {
    const turn = Atomics.load(crew, TURN);
    Atomics.add(crew, INSIDE, 1);
    const open = Atomics.load(crew, OPEN);
    if (open === OPENED) work(member);
    if (Atomics.sub(crew, INSIDE, 1) === 1) Atomics.notify(crew, INSIDE);
    if (open === OVER) return;
    waitWhile(crew, TURN, (now) => now === turn);
  }
}

/** Claims and does pieces of the loop that is open until none is left. */
function work({ exports, crew, task, scratch }: CrewMember): void {
  const loop = PIECEWISE[crew[LOOP]!]!;
  const from = crew[FROM]!;
  const to = crew[TO]!;
  const size = crew[SIZE]!;
  let sum = 0;
  for (;;) {
    const at = from + Atomics.add(crew, NEXT, 1) * size;
    if (at >= to) break;
    sum += doPiece(exports, loop, task, scratch, at, Math.min(to, at + size));
  }
  Atomics.add(crew, SUM, sum);
}

function waitWhile(crew: Int32Array, field: number, holds: (value: number) => boolean): void {
  for (let look = 0; look < LOOKS; look++) if (!holds(Atomics.load(crew, field))) return;
  for (let value = Atomics.load(crew, field); holds(value); value = Atomics.load(crew, field)) {
    Atomics.wait(crew, field, value);
  }
}
