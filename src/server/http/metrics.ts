import { VERSION } from '../../version.js';
import type { Engine } from '../engine/call.js';
import type { Stack } from '../stack.js';

/** Seconds that the durations of requests are counted by. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** What Prometheus is told. */
export interface Metrics {
  readonly type: string;
  text(): Promise<string>;
  /** Counts a request that was answered. */
  answered(
    request: { readonly route: string; readonly method: string; readonly status: number },
    seconds: number,
  ): void;
  /** Counts a thread that failed. */
  threadFailed(lane: string): void;
}

/** @param withProcess also tells of memory, processor and event loop; off where another program tells of its own */
export function createMetrics({ prometheus }: Stack, engine: Engine, withProcess: boolean): Metrics {
  const registry = new prometheus.Registry();
  const registers = [registry];
  if (withProcess) prometheus.collectDefaultMetrics({ register: registry });
  const durations = new prometheus.Histogram({
    name: 'jobprism_request_duration_seconds',
    help: 'Time from the headers of a request to the end of its answer',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: BUCKETS,
    registers,
  });
  const failures = new prometheus.Counter({
    name: 'jobprism_thread_failures_total',
    help: 'Threads that ended by themselves and were started again',
    labelNames: ['lane'] as const,
    registers,
  });
  const byLane = (state: 'running' | 'waiting' | 'ready', help: string): void => {
    new prometheus.Gauge({
      name: `jobprism_lane_${state}`,
      help,
      labelNames: ['lane'] as const,
      registers,
      collect() {
        for (const lane of engine.lanes) this.set({ lane: lane.lane }, lane[state]);
      },
    });
  };
  byLane('waiting', 'Pieces of work that wait for a thread');
  byLane('running', 'Pieces of work that threads are at');
  byLane('ready', 'Threads that are ready for work or at it');
  new prometheus.Gauge({
    name: 'jobprism_index_jobs',
    help: 'Jobs of the index',
    registers,
    collect() {
      this.set(engine.about.jobs);
    },
  });
  new prometheus.Gauge({
    name: 'jobprism_model_loads',
    help: 'Times that model and index were opened since the start',
    registers,
    collect() {
      this.set(engine.loads);
    },
  });
  new prometheus.Gauge({
    name: 'jobprism_model_info',
    help: 'The model that answers, and the version of jobprism',
    labelNames: ['model', 'space', 'version'] as const,
    registers,
    collect() {
      const { model, space } = engine.about;
      this.reset();
      this.set({ model, space, version: VERSION }, 1);
    },
  });
  return {
    type: registry.contentType,
    text: () => registry.metrics(),
    answered: ({ method, route, status }, seconds) =>
      durations.observe({ method, route, status: String(status) }, seconds),
    threadFailed: (lane) => failures.inc({ lane }),
  };
}
