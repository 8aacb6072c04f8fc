import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../support/command.js';

interface LockedPackage {
  readonly version?: string;
  readonly resolved?: string;
  readonly hasInstallScript?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly optional?: boolean;
  readonly engines?: { readonly node?: string };
}

const text = readFileSync(join(ROOT, 'package-lock.json'), 'utf8');
const { packages } = JSON.parse(text) as { packages: Readonly<Record<string, LockedPackage>> };
const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  version: string;
  peerDependencies: Record<string, string>;
  peerDependenciesMeta: Record<string, { optional: boolean }>;
};

describe('package-lock.json', () => {
  it('names no registry', () => {
    expect(Object.entries(packages).filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
    expect(text).not.toMatch(/https?:\/\/[^"]*\.tgz/);
  });

  it('holds the binaries for every platform, so that npm ci works on all of them', () => {
    const wanted = Object.values(packages).flatMap(({ optionalDependencies = {} }) =>
      Object.keys(optionalDependencies),
    );
    expect(wanted).toEqual(
      expect.arrayContaining(
        ['linux-x64-gnu', 'darwin-arm64', 'win32-x64-msvc'].map((name) => `@node-rs/jieba-${name}`),
      ),
    );
    expect(
      wanted.filter((name) => !Object.keys(packages).some((path) => path.endsWith(`node_modules/${name}`))),
    ).toEqual([]);
  });

  // npm leaves out, without a word, an optional package and all that led to it where one of them wants a later Node.
  // light-my-request stands among the optional ones for that alone: fastify takes any 6, and 6.8 brings a cookie for Node 22.
  it('has no optional package that wants a Node later than the project does', () => {
    const later = Object.entries(packages).flatMap(([path, { optional, engines }]) => {
      const least = /^>=\s*v?(\d+)(?:\.(\d+))?[\d.]*$/.exec(engines?.node ?? '');
      if (!optional || !least) return [];
      return Number(least[1]) * 1000 + Number(least[2] ?? 0) > 20_019 ? [path] : [];
    });
    expect(later).toEqual([]);
    expect(Object.keys(packages)).toEqual(expect.arrayContaining(['node_modules/fastify', 'node_modules/cookie']));
  });

  it('compiles nothing: the one install script is a check of esbuild', () => {
    const scripted = Object.entries(packages).filter(([, { hasInstallScript }]) => hasInstallScript);
    expect(scripted.map(([path]) => path)).toEqual(['node_modules/esbuild']);
  });
});

describe('package.json', () => {
  it('has the version that the code tells', () => {
    expect(readFileSync(join(ROOT, 'src', 'version.ts'), 'utf8')).toContain(`'${manifest.version}'`);
  });

  it('asks for the nodejieba that the error names, and only on request', () => {
    const { nodejieba } = manifest.peerDependencies;
    expect(manifest.peerDependenciesMeta.nodejieba).toEqual({ optional: true });
    const segmenter = readFileSync(join(ROOT, 'src', 'tokenize', 'segmenter.ts'), 'utf8');
    expect(segmenter).toContain(`npm install nodejieba@${nodejieba}`);
  });
});
