// Writes the model that stays in tests for a released version, with where it put some jobs when it was made:
//   npm run build && node scripts/make-model-fixture.mjs
// A fixture is written once, by the version of its name, and never again: later versions must read it as it is.
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { fitModel, readJobs, VERSION } from '../dist/index.js';

const path = (name) => fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url));
const file = path(`models/${VERSION}.jobprism`);
if (existsSync(file)) throw new Error(`${file} is there already, and stays as it is`);

const options = { clusters: 6, seed: 1, dimensions: 8, outliers: true, words: ['服务化'], workers: 1 };
const { model } = await fitModel(path('jds'), options);
const said = [];
for await (const event of readJobs([path('jds')])) {
  if (event.kind !== 'job' || said.length === 40) continue;
  said.push({ id: event.job.id, cluster: (await model.assign(event.job)).cluster });
}
await writeFile(file, await model.toBytes());
await writeFile(path(`models/${VERSION}.json`), `${JSON.stringify({ id: model.id, said }, null, 1)}\n`);
console.log(`${file}: ${model.about.jobs} jobs, ${model.about.vocabulary} terms`);
