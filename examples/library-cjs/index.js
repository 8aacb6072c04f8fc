// The same package by require: analyses into a folder, and reads the model that lies there.
//   node index.js ../../fixtures/jds
const { analyzeToFolder, createRecommender, JobprismError, loadModel, readJobs } = require('jobprism');

async function main(source) {
  // As `jobprism analyze SOURCE --out result --seed 1`: jobs.jsonl, clusters.json, summary.md and model.jobprism.
  await analyzeToFolder(source, 'result', { seed: 1 });
  const model = await loadModel('result/model.jobprism');
  console.log(`${model.about.jobs} jobs in ${model.clusters.length} clusters`);

  const { cluster, role, decisions } = await model.assign('React 前端开发，TypeScript，熟悉 Vite 与小程序');
  console.log(`cluster ${cluster}, ${role}, ${decisions.map(({ framework }) => framework).join(', ')}`);

  const recommender = createRecommender(model);
  for await (const event of readJobs([source])) {
    if (event.kind === 'job') await recommender.put(event.job);
  }
  const { jobs } = await recommender.recommend({ text: 'Front-end engineer, React and TypeScript' }, { top: 3 });
  for (const { id, title, score } of jobs) console.log(`${score.toFixed(2)} ${id} ${title}`);
  // Jobs like the best one.
  for (const { id, score } of recommender.similar(jobs[0].id, { top: 2 }))
    console.log(`like it: ${score.toFixed(2)} ${id}`);
}

main(process.argv[2] ?? '../../fixtures/jds').catch((error) => {
  // Every error of the library has a code that stays the same, and says what to do.
  if (!(error instanceof JobprismError)) throw error;
  console.error(`${error.code}: ${error.message} ${error.remedy}`);
  process.exitCode = 1;
});
