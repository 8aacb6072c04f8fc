// Preloaded into a measured process; it writes what the process used when it ends.
import { writeFileSync } from 'node:fs';

const file = process.env.JOBPRISM_BENCH_USAGE;
process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  if (file) writeFileSync(file, JSON.stringify({ maxRSS, cpu: (userCPUTime + systemCPUTime) / 1e6 }));
});
