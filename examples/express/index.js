// A back end with recommendations, on Express 5.
//   npx jobprism analyze JOBS --out result --index --seed 1
//   node index.js
import { createApp } from './app.js';
import { openStore } from './store.js';

const { JOBPRISM_DIR = 'result', HOST = '127.0.0.1', PORT = '3000' } = process.env;
const store = await openStore({ model: `${JOBPRISM_DIR}/model.jobprism`, index: `${JOBPRISM_DIR}/index.jobprism` });

const server = createApp(store).listen(Number(PORT), HOST, (error) => {
  if (error) throw error;
  console.log(`http://${HOST}:${server.address().port}`);
});

// After tomorrow's analysis: kill -HUP. Nothing is lost meanwhile, and a broken file leaves things as they are.
process.on('SIGHUP', () => store.reload().catch((error) => console.error(error)));

// Requests under way end; then so does the process.
process.once('SIGTERM', () => server.close());
