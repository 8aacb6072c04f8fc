import { describe, expect, it, vi } from 'vitest';
import type { JobDescription } from '../../src/core/job.js';
import type { Call, EngineAbout, EngineEvent } from '../../src/server/engine/call.js';
import type { StartThread, ThreadListener } from '../../src/server/engine/thread.js';
import { openThreadEngine, type ThreadEngineOptions } from '../../src/server/engine/thread-engine.js';
import type { ReadJob, ReadPerson, Work } from '../../src/server/engine/work.js';

const ABOUT: EngineAbout = { model: 'm1', space: 's', clusters: 2, jobs: 3, writes: 'memory' };
const LIST: Call = { kind: 'clusters' };

/** A thread of a test: what it was asked, and what it is made to say. */
interface Puppet {
  readonly calls: Work[];
  readonly listener: ThreadListener;
  isEnded: boolean;
}

/** Threads that do what the test has them do. */
function puppets(starts = true) {
  const all: Puppet[] = [];
  const state = { starts };
  const start: StartThread = (listener) => {
    const puppet: Puppet = { calls: [], listener, isEnded: false };
    all.push(puppet);
    if (state.starts) queueMicrotask(() => listener.message({ kind: 'ready', about: ABOUT, lostBytes: 0 }));
    return {
      ask: (call) => puppet.calls.push(call),
      end: async () => {
        puppet.isEnded = true;
      },
    };
  };
  return { start, all, state };
}

/** Says of each job its id. */
function answerAssign({ calls, listener }: Puppet): void {
  const call = calls.at(-1) as Extract<Call, { kind: 'assign' }>;
  listener.message({ kind: 'answer', json: call.jobs.map(({ id }) => `"${id}"`).join(','), jobs: 0 });
}

/** Says of a job that it was read. */
async function answerRead({ calls, listener }: Puppet): Promise<void> {
  const { job } = calls.at(-1) as Extract<Work, { kind: 'read-job' }>;
  listener.message({ kind: 'answer', json: JSON.stringify({ said: '{}', job }), jobs: 0 });
  await settle();
}

function jobs(count: number, name: string): JobDescription[] {
  return Array.from({ length: count }, (_, at) => ({ id: `${name}${at}`, text: 'Go' }) as JobDescription);
}

async function engineOf(options: Partial<ThreadEngineOptions> = {}) {
  const rank = puppets();
  const assign = puppets();
  const events: EngineEvent[] = [];
  const engine = await openThreadEngine(async () => ({ rank: rank.start, assign: assign.start }), {
    threads: 1,
    queue: 100,
    patience: 10_000,
    log: (event) => events.push(event),
    ...options,
  });
  return { engine, rank, assign, events };
}

async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
}

describe('an engine on threads', () => {
  it('hands one call at a time to a thread and its answer back', async () => {
    const { engine, rank } = await engineOf();
    const first = engine.call(LIST);
    const second = engine.call({ kind: 'frameworks' });
    await settle();
    expect(rank.all[0]!.calls).toEqual([LIST]);
    expect(engine.lanes[0]).toEqual({ lane: 'rank', threads: 1, ready: 1, running: 1, waiting: 1 });
    rank.all[0]!.listener.message({ kind: 'answer', json: '1', jobs: 4 });
    rank.all[0]!.listener.message({ kind: 'answer', json: '2', jobs: 5 });
    expect(await Promise.all([first, second])).toEqual(['1', '2']);
    expect(engine.about.jobs).toBe(5);
  });

  it.each<[call: Call, read: Work, json: string, asked: Work]>([
    [
      { kind: 'recommend', person: { skills: ['Go'] }, options: { top: 3 } },
      { kind: 'read-person', person: { skills: ['Go'] } },
      '{"place":[0.25]}',
      { kind: 'rank', person: { place: [0.25] as readonly number[] } as ReadPerson, options: { top: 3 } },
    ],
    [
      { kind: 'city-skills', person: { skills: ['Go'] }, city: '杭州', options: { top: 3 } },
      { kind: 'read-person', person: { skills: ['Go'] } },
      '{"place":null}',
      { kind: 'rank-city', person: { place: null } as ReadPerson, city: '杭州', options: { top: 3 } },
    ],
    [
      { kind: 'put', job: jobs(1, 'a')[0]! },
      { kind: 'read-job', job: jobs(1, 'a')[0]! },
      '{"said":"{}","job":{"id":"a0"}}',
      { kind: 'put-read', read: { said: '{}', job: { id: 'a0' } } as ReadJob },
    ],
  ])(
    'has what $kind brings read by the threads that place jobs, before the index is asked',
    async (call, read, json, asked) => {
      const { engine, rank, assign } = await engineOf();
      const found = engine.call(call);
      await settle();
      expect(assign.all[0]!.calls).toEqual([read]);
      expect(rank.all[0]!.calls).toEqual([]);
      assign.all[0]!.listener.message({ kind: 'answer', json, jobs: 0 });
      await settle();
      expect(rank.all[0]!.calls).toEqual([asked]);
      rank.all[0]!.listener.message({ kind: 'answer', json: '{}', jobs: 4 });
      expect(await found).toBe('{}');
    },
  );

  it('makes changes in the order in which they were asked for, whichever is read first', async () => {
    const { engine, rank, assign } = await engineOf({ threads: 2 });
    const [slow, quick] = jobs(2, 'a');
    const all = [
      engine.call({ kind: 'put', job: slow! }),
      engine.call({ kind: 'put', job: quick! }),
      engine.call({ kind: 'delete', id: 'a1' }),
    ];
    await settle();
    await answerRead(assign.all[1]!);
    expect(rank.all[0]!.calls).toEqual([]);
    // Others do not wait for that.
    const list = engine.call(LIST);
    await settle();
    rank.all[0]!.listener.message({ kind: 'answer', json: 'list', jobs: 0 });
    expect(await list).toBe('list');
    await answerRead(assign.all[0]!);
    for (const json of ['1', '2', '3']) {
      await settle();
      rank.all[0]!.listener.message({ kind: 'answer', json, jobs: 0 });
    }
    expect(await Promise.all(all)).toEqual(['1', '2', '3']);
    const ids = rank.all[0]!.calls.map((call) => (call.kind === 'put-read' ? call.read.job.id : call.kind));
    expect(ids).toEqual(['clusters', 'a0', 'a1', 'delete']);
  });

  it('makes a change though one before it could not be read, and not before those before that', async () => {
    const { engine, rank, assign } = await engineOf({ threads: 3 });
    const [first, broken, last] = jobs(3, 'a').map((job) => engine.call({ kind: 'put', job }));
    await settle();
    assign.all[1]!.listener.message({ kind: 'error', code: 'OPTION_INVALID', details: { option: 'job', reason: 'x' } });
    await expect(broken).rejects.toMatchObject({ code: 'OPTION_INVALID' });
    await answerRead(assign.all[2]!);
    expect(rank.all[0]!.calls).toEqual([]);
    await answerRead(assign.all[0]!);
    for (const json of ['1', '2']) {
      await settle();
      rank.all[0]!.listener.message({ kind: 'answer', json, jobs: 0 });
    }
    expect(await Promise.all([first, last])).toEqual(['1', '2']);
  });

  it('hands an error on by its code, and hides one that was not foreseen', async () => {
    const { engine, rank } = await engineOf();
    const { listener } = rank.all[0]!;
    const known = engine.call({ kind: 'cluster', cluster: 9 });
    listener.message({ kind: 'error', code: 'CLUSTER_UNKNOWN', details: { last: 1 } });
    await expect(known).rejects.toMatchObject({ code: 'CLUSTER_UNKNOWN', details: { last: 1 } });
    const unknown = engine.call(LIST);
    listener.message({ kind: 'fault', name: 'TypeError', frames: '    at x' });
    await expect(unknown).rejects.toMatchObject({ code: 'ANSWER_FAILED', cause: { name: 'TypeError' } });
  });

  it('cuts a batch into pieces and lets others have their turn between', async () => {
    const { engine, assign } = await engineOf();
    const puppet = assign.all[0]!;
    const long = engine.call({ kind: 'assign', jobs: jobs(20, 'a') });
    const short = engine.call({ kind: 'assign', jobs: jobs(1, 'b') });
    for (let piece = 0; piece < 4; piece++) {
      await settle();
      answerAssign(puppet);
    }
    const order = puppet.calls.map((call) => (call.kind === 'assign' ? call.jobs[0]!.id : call.kind));
    expect(order).toEqual(['a0', 'b0', 'a8', 'a16']);
    expect(await short).toBe('"b0"');
    expect(JSON.parse(`[${await long}]`)).toEqual(jobs(20, 'a').map(({ id }) => id));
  });

  it('spreads the pieces of a batch over all threads, in their order', async () => {
    const { engine, assign } = await engineOf({ threads: 2 });
    const batch = engine.call({ kind: 'assign', jobs: jobs(24, 'a') });
    await settle();
    expect(assign.all.map(({ calls }) => calls.length)).toEqual([1, 1]);
    answerAssign(assign.all[1]!);
    await settle();
    answerAssign(assign.all[1]!);
    answerAssign(assign.all[0]!);
    expect(JSON.parse(`[${await batch}]`)).toEqual(jobs(24, 'a').map(({ id }) => id));
  });

  it('refuses what is beyond its queue', async () => {
    const { engine, rank } = await engineOf({ queue: 2 });
    const held = [engine.call(LIST), engine.call(LIST)];
    await expect(engine.call(LIST)).rejects.toMatchObject({ code: 'SERVER_BUSY' });
    await settle();
    for (const _ of held) rank.all[0]!.listener.message({ kind: 'answer', json: '1', jobs: 0 });
    await Promise.all(held);
    const next = engine.call(LIST);
    rank.all[0]!.listener.message({ kind: 'answer', json: '3', jobs: 0 });
    expect(await next).toBe('3');
  });

  it('does not begin what nobody waits for any more', async () => {
    const { engine, rank } = await engineOf();
    const held = engine.call(LIST);
    const gone = new AbortController();
    const given = engine.call({ kind: 'frameworks' }, gone.signal);
    gone.abort(new Error('gone'));
    await expect(given).rejects.toThrow('gone');
    rank.all[0]!.listener.message({ kind: 'answer', json: '1', jobs: 0 });
    await held;
    expect(rank.all[0]!.calls).toEqual([LIST]);
    await expect(engine.call(LIST, gone.signal)).rejects.toThrow('gone');
  });
});

describe('a thread that fails', () => {
  it('fails its call alone; another takes its place and those that wait', async () => {
    const { engine, rank, events } = await engineOf();
    const lost = engine.call(LIST);
    const waiting = engine.call({ kind: 'frameworks' });
    rank.all[0]!.listener.ended({ name: 'Error ERR_WORKER_OUT_OF_MEMORY', frames: '' });
    await expect(lost).rejects.toMatchObject({ code: 'ANSWER_FAILED' });
    await settle();
    expect(rank.all[1]!.calls).toEqual([{ kind: 'frameworks' }]);
    rank.all[1]!.listener.message({ kind: 'answer', json: '2', jobs: 0 });
    expect(await waiting).toBe('2');
    expect(events).toEqual([
      { event: 'thread-failed', lane: 'rank', name: 'Error ERR_WORKER_OUT_OF_MEMORY', frames: '' },
    ]);
  });

  it('says how many jobs have gone with it', async () => {
    const { engine, rank, assign, events } = await engineOf();
    const put = engine.call({ kind: 'put', job: jobs(1, 'a')[0]! });
    await settle();
    await answerRead(assign.all[0]!);
    rank.all[0]!.listener.message({ kind: 'answer', json: '{}', jobs: 4 });
    await put;
    expect(engine.about.jobs).toBe(4);
    rank.all[0]!.listener.ended({ name: 'exit 1', frames: '' });
    await settle();
    expect(events.map(({ event }) => event)).toEqual(['thread-failed', 'changes-lost']);
    expect(events[1]).toMatchObject({ changes: 1 });
    expect(engine.about.jobs).toBe(3);
  });

  it('to write is ended and replaced, and what it still says is not heard', async () => {
    const { engine, rank, assign, events } = await engineOf();
    const put = engine.call({ kind: 'put', job: jobs(1, 'a')[0]! });
    await settle();
    await answerRead(assign.all[0]!);
    const old = rank.all[0]!;
    old.listener.message({ kind: 'error', code: 'OUTPUT_UNWRITABLE', details: { path: 'x', reason: 'full' } });
    await expect(put).rejects.toMatchObject({ code: 'OUTPUT_UNWRITABLE' });
    await settle();
    expect([old.isEnded, rank.all.length]).toEqual([true, 2]);
    old.listener.message({ kind: 'answer', json: 'old', jobs: 0 });
    old.listener.ended({ name: 'exit 1', frames: '' });
    const next = engine.call(LIST);
    old.listener.message({ kind: 'error', code: 'OUTPUT_UNWRITABLE', details: {} });
    await settle();
    expect(rank.all).toHaveLength(2);
    rank.all[1]!.listener.message({ kind: 'answer', json: 'new', jobs: 0 });
    expect(await next).toBe('new');
    expect(events).toEqual([{ event: 'thread-failed', lane: 'rank', name: 'OUTPUT_UNWRITABLE', frames: '' }]);
  });

  it('by being stuck is ended and replaced', async () => {
    const { engine, rank, events } = await engineOf({ patience: 20 });
    await expect(engine.call(LIST)).rejects.toMatchObject({ code: 'ANSWER_FAILED', cause: { name: 'stuck' } });
    expect([rank.all[0]!.isEnded, rank.all.length]).toEqual([true, 2]);
    expect(events).toMatchObject([{ event: 'thread-failed', name: 'stuck' }]);
  });

  it('to start is tried again, and calls wait for it', async () => {
    const { engine, rank, events } = await engineOf();
    rank.state.starts = false;
    rank.all[0]!.listener.ended({ name: 'exit 1', frames: '' });
    const waiting = engine.call(LIST);
    rank.all[1]!.listener.ended({ name: 'exit 1', frames: '' });
    expect(engine.lanes[0]).toMatchObject({ ready: 0, waiting: 1 });
    rank.state.starts = true;
    await vi.waitFor(() => expect(rank.all[2]?.calls).toEqual([LIST]));
    rank.all[2]!.listener.message({ kind: 'answer', json: '1', jobs: 0 });
    expect(await waiting).toBe('1');
    expect(events.map(({ event }) => event)).toEqual(['thread-failed', 'thread-restart-failed']);
  });
});

describe('a reload', () => {
  async function reloadable() {
    const kinds = [puppets(), puppets()].map((rank) => ({ rank, assign: puppets() }));
    let reads = 0;
    let failure: unknown = null;
    const events: EngineEvent[] = [];
    const engine = await openThreadEngine(
      async () => {
        if (failure) throw failure;
        const { rank, assign } = kinds[reads++]!;
        return { rank: rank.start, assign: assign.start };
      },
      { threads: 1, queue: 100, patience: 10_000, log: (event) => events.push(event) },
    );
    const fail = (error: unknown): void => {
      failure = error;
    };
    return { engine, kinds, fail, events };
  }

  it('puts new threads in the place of the old ones, which end once their calls have', async () => {
    const { engine, kinds } = await reloadable();
    const [old, fresh] = kinds as [(typeof kinds)[0], (typeof kinds)[0]];
    const batch = engine.call({ kind: 'assign', jobs: jobs(16, 'a') });
    await settle();
    await engine.reload();
    expect(engine.loads).toBe(2);
    // The second piece of the batch is still the old model's.
    answerAssign(old.assign.all[0]!);
    await settle();
    expect(old.assign.all[0]!.isEnded).toBe(false);
    answerAssign(old.assign.all[0]!);
    expect(JSON.parse(`[${await batch}]`)).toHaveLength(16);
    await settle();
    expect([old.assign.all[0]!.isEnded, old.rank.all[0]!.isEnded]).toEqual([true, true]);
    const next = engine.call(LIST);
    fresh.rank.all[0]!.listener.message({ kind: 'answer', json: '1', jobs: 0 });
    expect(await next).toBe('1');
  });

  it('that fails leaves the old ones', async () => {
    const { engine, kinds, fail, events } = await reloadable();
    fail(Object.assign(new Error('broken')));
    await expect(engine.reload()).rejects.toThrow('broken');
    const next = engine.call(LIST);
    kinds[0]!.rank.all[0]!.listener.message({ kind: 'answer', json: '1', jobs: 0 });
    expect(await next).toBe('1');
    expect([engine.loads, events]).toMatchObject([1, [{ event: 'reload-failed' }]]);
  });

  it('waits for changes at hand, and changes wait for it', async () => {
    const { engine, kinds } = await reloadable();
    const [old, fresh] = kinds as [(typeof kinds)[0], (typeof kinds)[0]];
    const job = jobs(1, 'a')[0]!;
    const before = engine.call({ kind: 'put', job });
    await settle();
    await answerRead(old.assign.all[0]!);
    const reload = engine.reload();
    const after = engine.call({ kind: 'delete', id: 'a0' });
    await settle();
    expect(fresh.rank.all).toHaveLength(0);
    old.rank.all[0]!.listener.message({ kind: 'answer', json: 'before', jobs: 4 });
    expect(await before).toBe('before');
    await reload;
    await settle();
    expect([old.rank.all[0]!.calls.length, fresh.rank.all[0]!.calls]).toEqual([1, [{ kind: 'delete', id: 'a0' }]]);
    fresh.rank.all[0]!.listener.message({ kind: 'answer', json: 'after', jobs: 2 });
    expect(await after).toBe('after');
  });

  it('is one where two are asked for at once', async () => {
    const { engine } = await reloadable();
    await Promise.all([engine.reload(), engine.reload()]);
    expect(engine.loads).toBe(2);
  });
});

it('closing lets calls at hand end, and takes no more', async () => {
  const { engine, rank, assign } = await engineOf();
  const batch = engine.call({ kind: 'assign', jobs: jobs(16, 'a') });
  await settle();
  const closed = engine.close();
  await expect(engine.call(LIST)).rejects.toMatchObject({ code: 'SERVER_STOPPING' });
  answerAssign(assign.all[0]!);
  await settle();
  answerAssign(assign.all[0]!);
  expect(JSON.parse(`[${await batch}]`)).toHaveLength(16);
  await closed;
  expect([rank.all[0]!.isEnded, assign.all[0]!.isEnded]).toEqual([true, true]);
});

it('an engine whose threads cannot open their files does not open', async () => {
  const broken = puppets(false);
  const whole = puppets();
  const opened = openThreadEngine(async () => ({ rank: broken.start, assign: whole.start }), {
    threads: 1,
    queue: 1,
    patience: 1000,
    log: () => undefined,
  });
  await settle();
  broken.all[0]!.listener.message({ kind: 'error', code: 'MODEL_DAMAGED', details: { reason: 'it is' } });
  await expect(opened).rejects.toMatchObject({ code: 'MODEL_DAMAGED' });
  expect([broken.all[0]!.isEnded, whole.all[0]!.isEnded]).toEqual([true, true]);
});
