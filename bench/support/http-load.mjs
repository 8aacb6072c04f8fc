import { Agent, request } from 'node:http';

/**
 * Asks a service again and again. At a fixed rate requests begin at even times whatever has been answered, and a time counts
 * from when its request was due; without one each connection asks as soon as it is answered.
 *
 * @param {{ address: string, key: string, path: string, bodies: string[], rate: number | null, connections: number,
 *   duration: number }} options duration in seconds; a tenth of it, at least one, is for warming up and not counted
 * @returns {Promise<{ answers: number, failures: number, refused: number, reasons: string[], took: number, p50: number, p95: number, p99: number, most: number }>}
 *   times in milliseconds. A refused connection, as from a service that has stopped, ends the load and is no failure; nor
 *   is 503, by which a service says that it has too much to do: those are `refused`
 */
export async function load({ address, key, path, bodies, rate, connections, duration }) {
  const agent = new Agent({ keepAlive: true, maxSockets: rate === null ? connections : Number.POSITIVE_INFINITY });
  const url = new URL(path, address);
  const times = [];
  let failures = 0;
  let refused = 0;
  const reasons = new Set();
  let isOver = false;
  let next = 0;
  const began = performance.now();
  const warm = began + Math.max(1, duration / 10) * 1000;
  const end = began + duration * 1000;

  async function ask(due) {
    const body = bodies[next++ % bodies.length];
    const { outcome, isLast } = await send(url, agent, key, body);
    // Told to come no more: who opens a connection now may meet a door that is just being closed.
    if (isLast || outcome === 'refused') isOver = true;
    if (outcome === 'refused') return;
    if (outcome === 503) refused++;
    else if (outcome !== 200) {
      failures++;
      reasons.add(String(outcome));
    } else if (due >= warm) times.push(performance.now() - due);
  }

  if (rate === null) {
    const client = async () => {
      while (!isOver && performance.now() < end) await ask(performance.now());
    };
    await Promise.all(Array.from({ length: connections }, client));
  } else {
    const asked = [];
    for (let due = began; due < end && !isOver; due += 1000 / rate) {
      const wait = due - performance.now();
      if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
      asked.push(ask(due));
    }
    await Promise.all(asked);
  }
  agent.destroy();
  times.sort((a, b) => a - b);
  const at = (share) => times[Math.min(times.length - 1, Math.floor(share * times.length))] ?? 0;
  const took = (performance.now() - warm) / 1000;
  return {
    answers: times.length,
    failures,
    refused,
    reasons: [...reasons],
    took,
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    most: at(1),
  };
}

/** The status, `refused` where nobody listens any more, or the code of what went wrong; and whether the service takes leave. */
function send(url, agent, key, body) {
  return new Promise((resolve) => {
    const headers = {
      authorization: `Bearer ${key}`,
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
    };
    const asked = request(url, { method: 'POST', agent, headers }, (answer) => {
      answer.on('data', () => undefined);
      const isLast = answer.headers.connection === 'close';
      answer.on('end', () => resolve({ outcome: answer.statusCode, isLast }));
      answer.on('aborted', () => resolve({ outcome: 'aborted', isLast }));
    });
    asked.on('error', ({ code = 'failed' }) => {
      resolve({ outcome: code === 'ECONNREFUSED' ? 'refused' : code, isLast: false });
    });
    asked.end(body);
  });
}
