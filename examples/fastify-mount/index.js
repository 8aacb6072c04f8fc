// The service inside an application of your own, on fastify 5.
//   npx jobprism analyze JOBS --out result --index --seed 1
//   TOKEN=secret node index.js
import { createHash, timingSafeEqual } from 'node:crypto';
import { createApp } from './app.js';

const { JOBPRISM_DIR = 'result', HOST = '127.0.0.1', PORT = '3000', TOKEN } = process.env;
if (!TOKEN) throw new Error('TOKEN is not set');

const app = await createApp(
  { model: `${JOBPRISM_DIR}/model.jobprism`, index: `${JOBPRISM_DIR}/index.jobprism` },
  ({ headers }) => timingSafeEqual(digest(headers.authorization ?? ''), digest(`Bearer ${TOKEN}`)),
);
console.log(await app.listen({ host: HOST, port: Number(PORT) }));

// Requests under way end, the threads of the service too; then so does the process.
process.once('SIGTERM', () => app.close());

function digest(text) {
  return createHash('sha256').update(text).digest();
}
