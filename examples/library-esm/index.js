// Fits a model on files of jobs, keeps it, and recommends jobs to a person.
//   node index.js ../../fixtures/jds
import { writeFile } from 'node:fs/promises';
import { createRecommender, fitModel, loadModel, readJobs } from 'jobprism';

const source = process.argv[2] ?? '../../fixtures/jds';

// Once a day, say: read all jobs, cluster them, and keep what was learnt.
const { model: fitted, analysis } = await fitModel(source, { seed: 1 });
await writeFile('model.jobprism', await fitted.toBytes());
console.log(`${analysis.jobs.length} jobs in ${analysis.clusters.length} clusters`);

// From then on, in any process: no clustering, the model is read in one go.
const model = await loadModel('model.jobprism');

// A job that the model has not seen. A text alone will do; title, city, salary … help.
const job = await model.assign('负责Go网关开发，支撑万级QPS，熟悉gRPC与Redis；有Kafka经验优先');
if (job.cluster !== null) console.log(`cluster ${job.cluster}: ${model.clusters[job.cluster].label.zh}`);
for (const { name, polarity, evidence } of job.skills) console.log(`  ${polarity} ${name}: “${evidence[0].text}”`);

// The jobs to choose from; more can be put in, and others deleted, at any time.
const recommender = createRecommender(model);
for await (const event of readJobs([source])) {
  if (event.kind === 'job') await recommender.put(event.job);
}

const { jobs, frameworks } = await recommender.recommend(
  {
    title: 'Go后端工程师',
    skills: [{ name: 'Go', level: 'strong' }, { name: 'Gin', level: 'strong' }, 'Redis', 'MySQL'],
    text: '五年后端开发，做过高并发网关',
    wishes: { cities: ['杭州', '上海'] },
  },
  { top: 3 },
);
for (const { id, title, score, missing } of jobs) {
  console.log(`${score.toFixed(2)} ${id} ${title}`);
  for (const { name, polarity, bridge } of missing.slice(0, 3))
    console.log(`     ${polarity} ${name}${bridge ? `, near to ${bridge.name}` : ''}`);
}
if (frameworks.length > 0) console.log(`lean on ${frameworks[0].name.en}`);
