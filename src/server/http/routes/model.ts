import { JobprismError } from '../../../core/errors.js';
import { clusterListSchema, clusterSchema, frameworkListSchema, reloadedSchema } from '../../schema/answers.js';
import { clusterParams } from '../../schema/requests.js';
import { HttpProblem } from '../problem.js';
import { type Route, route } from '../route.js';

/** What is asked of the model, and its exchange. */
export const MODEL_ROUTES: readonly Route[] = [
  route({
    method: 'GET',
    path: '/v1/clusters',
    id: 'listClusters',
    summary: 'The clusters of the model',
    scope: 'read',
    answers: { 200: clusterListSchema },
    handle: async ({ ask }) => ({ body: await ask({ kind: 'clusters' }) }),
  }),
  route({
    method: 'GET',
    path: '/v1/clusters/{id}',
    id: 'getCluster',
    summary: 'All that is known of a cluster',
    scope: 'read',
    params: clusterParams,
    answers: { 200: clusterSchema },
    problems: [404],
    handle: async ({ params, ask }) => ({ body: await ask({ kind: 'cluster', cluster: params.id }) }),
  }),
  route({
    method: 'GET',
    path: '/v1/frameworks',
    id: 'listFrameworks',
    summary: 'The packs with their frameworks, and how many jobs of the model name each',
    scope: 'read',
    answers: { 200: frameworkListSchema },
    handle: async ({ ask }) => ({ body: await ask({ kind: 'frameworks' }) }),
  }),
  route({
    method: 'POST',
    path: '/v1/reload',
    id: 'reload',
    summary:
      'Open model and index anew and put them in the place of those that answer; where they are broken, those stay',
    scope: 'admin',
    answers: { 200: reloadedSchema },
    problems: [409],
    handle: async ({ service: { engine } }) => {
      const about = await engine.reload().catch((error: unknown) => {
        throw conflictOf(error);
      });
      return { body: JSON.stringify({ ...about, loads: engine.loads }) };
    },
  }),
];

/** What is wrong with the new files is no fault of the service. */
function conflictOf(error: unknown): unknown {
  if (!(error instanceof JobprismError) || error.code === 'ANSWER_FAILED') return error;
  return new HttpProblem(error, { status: 409 });
}
