import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../support/command.js';
import { scratch } from '../support/scratch.js';

/** The JavaScript that a document shows, each block on its own. */
function codeOf(document: string): string[] {
  const text = readFileSync(join(ROOT, document), 'utf8');
  return [...text.matchAll(/^```js\n([\s\S]*?)^```$/gm)].map((match) => match[1]!);
}

describe.each(['README.md', 'README.zh-CN.md'])('%s', (document) => {
  const project = scratch({ 'package.json': '{ "name": "reader", "private": true }' });
  mkdirSync(join(project, 'node_modules'));
  symlinkSync(ROOT, join(project, 'node_modules', 'jobprism'), 'dir');

  it('shows code that runs and prints what the text says', () => {
    const [example, ...others] = codeOf(document);
    expect(others).toEqual([]);
    writeFileSync(join(project, 'example.mjs'), example!);
    const { status, stdout, stderr } = spawnSync(process.execPath, ['example.mjs'], { cwd: project, encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(stdout).toContain('\ngin\n');
    expect(stdout).toContain("[ 'Vue.js', 'required', 'Vue.js' ]");
    expect(stdout).toContain("[ 'React', 'preferred', 'React' ]");
  });

  it('names files that are there', () => {
    const text = readFileSync(join(ROOT, document), 'utf8');
    const links = [...text.matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)].map((match) => match[1]!);
    expect(links.length).toBeGreaterThan(5);
    for (const link of links) expect(() => readFileSync(join(ROOT, link))).not.toThrow();
  });
});
