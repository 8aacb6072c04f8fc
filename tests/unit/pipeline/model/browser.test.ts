import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const SRC = fileURLToPath(new URL('../../../../src/', import.meta.url));

/** What a file imports when it is loaded, types aside, or only once it is asked for. */
function importsOf(path: string): { readonly now: readonly string[]; readonly later: readonly string[] } {
  const code = readFileSync(path, 'utf8').replace(/(^|\s)\/\*[\s\S]*?\*\//g, '$1');
  const now = [...code.matchAll(/^(?:import|export)\s+(?!type\b)[^'";]*?from\s+'([^']+)'/gm)].flatMap((match) =>
    // A list of types alone is erased as well.
    /\{\s*(?:type\s[^,}]+,?\s*)+\}/.test(match[0]) ? [] : match[1]!,
  );
  return { now, later: [...code.matchAll(/\bimport\(\s*'([^']+)'/g)].map((match) => match[1]!) };
}

/** All modules that are loaded with one, and those that any of them may load later. */
function reach(start: string): {
  readonly files: ReadonlySet<string>;
  readonly packages: Set<string>;
  readonly later: Set<string>;
} {
  const files = new Set<string>();
  const packages = new Set<string>();
  const later = new Set<string>();
  const walk = (path: string): void => {
    if (files.has(path) || path.endsWith('.json') || path.endsWith('.wasm')) return;
    files.add(path);
    const found = importsOf(path);
    for (const name of found.later) later.add(name);
    for (const name of found.now) {
      if (name.startsWith('.')) walk(join(dirname(path), name).replace(/\.js$/, '.ts'));
      else packages.add(name);
    }
  };
  walk(join(SRC, start));
  return { files, packages, later };
}

describe('openModel', () => {
  const { files, packages, later } = reach('pipeline/model/open-model.ts');

  it('is followed to what it loads', () => {
    const short = [...files].map((path) => path.slice(SRC.length).replaceAll('\\', '/'));
    expect(short).toEqual(
      expect.arrayContaining([
        'model/container.ts',
        'pipeline/read-job.ts',
        'mapping/mapper.ts',
        'tokenize/segmenter.ts',
      ]),
    );
    expect(short.some((path) => path.includes('/storage/') || path.includes('/readers/'))).toBe(false);
    expect(reach('pipeline/storage/load-model.ts').packages).toContain('node:fs/promises');
  });

  it('loads nothing of Node, and what touches files only where jieba is the segmenter', () => {
    expect([...packages].filter((name) => name.startsWith('node:'))).toEqual([]);
    expect([...later].filter((name) => name.startsWith('node:'))).toEqual([]);
    expect([...packages, ...later].filter((name) => name.includes('jieba'))).toEqual(['@node-rs/jieba/dict.js']);
  });
});
