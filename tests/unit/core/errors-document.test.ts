import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ERROR_CATALOGUE } from '../../../src/core/errors.js';
import type { RejectionCode } from '../../../src/core/job.js';
import { WARNING_CATALOGUE } from '../../../src/core/warnings.js';

// A record over the type, so that the compiler refuses a code that is missing here or has gone.
const REJECTIONS: Readonly<Record<RejectionCode, true>> = {
  JSON_BROKEN: true,
  RECORD_NOT_OBJECT: true,
  CSV_BROKEN: true,
  COLUMNS_RAGGED: true,
  NO_DESCRIPTION: true,
  TEXT_EMPTY: true,
  RECORD_TOO_LARGE: true,
  NO_JOB_POSTING: true,
  SHEET_UNUSED: true,
  FLAGGED: true,
  FILE_BINARY: true,
  FILE_BROKEN: true,
  FILE_ENCODING: true,
  FILE_ENCRYPTED: true,
  FILE_TOO_LARGE: true,
  FILE_EMPTY: true,
  FILE_UNREADABLE: true,
};

interface Row {
  readonly code: string;
  readonly cells: readonly string[];
}

function rowsUnder(heading: string): Row[] {
  const document = readFileSync(new URL('../../../docs/ERRORS.md', import.meta.url), 'utf8');
  const section = document.split(/^## /m).find((part) => part.startsWith(`${heading}\n`));
  if (section === undefined) throw new Error(`docs/ERRORS.md has no section ${heading}`);
  return [...section.matchAll(/^\| `([A-Z_]+)` \|(.*)\|$/gm)].map((match) => ({
    code: match[1]!,
    cells: match[2]!.split(' | ').map((cell) => cell.trim()),
  }));
}

/** A pattern that a template becomes once anything stands for its details. */
function patternOf(template: string): RegExp {
  const parts = template.split(/\{\w+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.+')}$`);
}

function exampleOf(row: Row): string {
  return row.cells[1]!.replaceAll('`', '');
}

describe('docs/ERRORS.md', () => {
  it.each([
    ['Errors', ERROR_CATALOGUE],
    ['Warnings', WARNING_CATALOGUE],
    ['Rejected records', REJECTIONS],
  ])('lists under %s the codes of the library, no more and no fewer, in their order', (heading, catalogue) => {
    expect(rowsUnder(heading).map(({ code }) => code)).toEqual(Object.keys(catalogue));
  });

  it.each(['Errors', 'Warnings', 'Rejected records'])(
    'says of each code under %s meaning, example and remedy',
    (heading) => {
      for (const { code, cells } of rowsUnder(heading)) {
        expect(cells, code).toHaveLength(3);
        for (const cell of cells) expect(cell.length, code).toBeGreaterThan(6);
      }
    },
  );

  it('gives messages as the catalogue words them', () => {
    for (const row of rowsUnder('Errors')) {
      const { message } = ERROR_CATALOGUE[row.code as keyof typeof ERROR_CATALOGUE];
      expect(exampleOf(row)).toMatch(patternOf(message));
    }
    for (const row of rowsUnder('Warnings')) {
      expect(exampleOf(row)).toMatch(patternOf(WARNING_CATALOGUE[row.code as keyof typeof WARNING_CATALOGUE]));
    }
  });
});
