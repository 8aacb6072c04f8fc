import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'vitest';
import { builtInKnowledge } from '../../../src/frameworks/registry.js';
import { createPersonReader } from '../../../src/pipeline/recommend/person-of.js';
import { SkillNames } from '../../../src/pipeline/recommend/skill-names.js';
import { ROOT } from '../../support/command.js';
const folder = join(ROOT, 'fixtures/resumes');
const cls = (s: number) => s < 0.475 ? 'basic' : s < 0.725 ? 'working' : s < 0.925 ? 'strong' : 'expert';
it('x', async () => {
  const { catalogue } = builtInKnowledge();
  const reader = createPersonReader({ catalogue, place: async () => null });
  const names = new SkillNames(catalogue);
  let hit = 0, found = 0, due = 0, lev = 0; const right: Record<string, number> = {};
  const expected = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8'));
  for (const e of expected) {
    const p = await reader.read({ text: readFileSync(join(folder, e.file), 'utf8') });
    const want = new Map(Object.entries(e.skills).map(([n, l]) => [names.resolve(n)?.technologies[0] ?? n, l]));
    const got = new Map(p.skills.map((s) => [s.id, cls(s.strength)]));
    const miss = [...want].filter(([id]) => !got.has(id)).map(([id]) => id), extra = [...got].filter(([id]) => !want.has(id)).map(([id]) => id);
    const wrong = [...want].filter(([id, l]) => got.has(id) && got.get(id) !== l).map(([id, l]) => `${id}:${l}->${got.get(id)}`);
    due += want.size; found += got.size; hit += want.size - miss.length; lev += want.size - miss.length - wrong.length;
    const checks: Record<string, [unknown, unknown]> = { years: [e.years, p.years], education: [e.education, p.education], level: [e.level, p.level], role: [e.role, p.roles[0]?.id ?? 'other'], wishes: [JSON.stringify(e.wishes, ['cities','pay','min','currency','period','remote']), JSON.stringify(p.wishes, ['cities','pay','min','currency','period','remote'])] };
    const bad = Object.entries(checks).filter(([k, [a, b]]) => { const ok = k === 'years' ? (a === null ? b === null : Math.abs(Number(a) - Number(b)) <= 0.2) : k === 'wishes' ? sortj(a) === sortj(b) : a === b; right[k] = (right[k] ?? 0) + Number(ok); return !ok; }).map(([k, [a, b]]) => `${k}: ${a} -> ${b}`);
    console.log(e.file, { miss, extra, wrong, bad });
  }
  console.log({ p: hit / found, r: hit / due, due, hit, found, lev, level: lev / hit, right, n: expected.length });
});
const sortj = (x: unknown) => { const o = JSON.parse(String(x)); return JSON.stringify(Object.keys(o).sort().map((k) => [k, Array.isArray(o[k]) ? [...o[k]].sort() : o[k]])); };
