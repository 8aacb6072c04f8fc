// One command for all benchmarks: npm run bench -- kmeans [arguments]
const NAMES = [
  'kmeans',
  'mini-batch',
  'tokenize',
  'match',
  'tfidf',
  'pipeline',
  'scale',
  'model',
  'startup',
  'readers',
  'duplicates',
  'quality',
  'masked',
  'recommend-quality',
  'recommend',
  'serve',
];

const [name, ...args] = process.argv.slice(2);
if (!NAMES.includes(name)) {
  console.error(`Say which benchmark: npm run bench -- <${NAMES.join(' | ')}> [arguments]; see docs/BENCHMARKS.md`);
  process.exitCode = 2;
} else {
  const { main } = await import(`./${name}.mjs`);
  await main(args);
}
