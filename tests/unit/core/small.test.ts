import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { throwIfAborted } from '../../../src/core/control.js';
import { ERROR_CATALOGUE, type ErrorCode, fillTemplate, JobprismError, reasonOf } from '../../../src/core/errors.js';
import { parseOptions } from '../../../src/core/options.js';
import { overlaps } from '../../../src/core/span.js';
import { WARNING_CATALOGUE, type WarningCode, warning } from '../../../src/core/warnings.js';

function thrownBy(call: () => unknown): JobprismError {
  try {
    call();
  } catch (error) {
    if (error instanceof JobprismError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('fillTemplate', () => {
  it('fills every place of a name, and leaves names without a detail', () => {
    expect(fillTemplate('{a} and {b} and {a}, {c}', { a: 1, b: null })).toBe('1 and null and 1, {c}');
  });
  it('takes details as they are', () => {
    expect(fillTemplate('{a}', { a: '$& {b}', b: 'x' })).toBe('$& {b}');
  });
  it('ends a sentence once, though the detail at its end has a full stop of its own', () => {
    expect(fillTemplate('Cannot: {a}.', { a: 'it broke.' })).toBe('Cannot: it broke.');
    expect(fillTemplate('Cannot: {a}.', { a: 'it broke' })).toBe('Cannot: it broke.');
    expect(fillTemplate('In {a}.json: {a}.', { a: 'x.' })).toBe('In x..json: x.');
  });
  it('does not fill with what every object has', () => {
    expect(fillTemplate('{constructor} {toString}', {})).toBe('{constructor} {toString}');
  });
});

describe('JobprismError', () => {
  it('fills message and remedy from the catalogue', () => {
    const cause = new Error('inner');
    const error = new JobprismError(
      'SEGMENTER_MISSING',
      { segmenter: 'nodejieba', package: 'nodejieba', install: 'npm install nodejieba@3.4.4' },
      cause,
    );
    expect(error.message).toBe('The segmenter nodejieba needs the package nodejieba, which is not installed.');
    expect(error.remedy).toBe('Run: npm install nodejieba@3.4.4');
    expect([error.name, error.code, error.details.package, error.cause]).toEqual([
      'JobprismError',
      'SEGMENTER_MISSING',
      'nodejieba',
      cause,
    ]);
    expect(error).toBeInstanceOf(Error);
  });
  it('has no cause where none is given', () => {
    expect('cause' in new JobprismError('PACK_UNKNOWN', { pack: 'x' })).toBe(false);
  });
  it.each(Object.keys(ERROR_CATALOGUE) as ErrorCode[])(
    '%s has a message and a remedy that end as sentences',
    (code) => {
      expect(ERROR_CATALOGUE[code].message).toMatch(/^[A-Z{].*\.$/);
      expect(ERROR_CATALOGUE[code].remedy.length).toBeGreaterThan(9);
    },
  );
});

describe('reasonOf', () => {
  it('reads whatever was thrown', () => {
    expect([reasonOf(new Error('a')), reasonOf('b'), reasonOf(3), reasonOf(undefined)]).toEqual([
      'a',
      'b',
      '3',
      'undefined',
    ]);
  });
});

describe('warning', () => {
  it('fills its message and keeps the details', () => {
    expect(warning('FEWER_CLUSTERS', { found: 2, asked: 8 })).toEqual({
      code: 'FEWER_CLUSTERS',
      message: 'Fewer distinct documents than clusters: there are 2 and not 8.',
      details: { found: 2, asked: 8 },
    });
  });
  it.each(Object.keys(WARNING_CATALOGUE) as WarningCode[])('%s is a sentence', (code) => {
    expect(WARNING_CATALOGUE[code]).toMatch(/^(?:[A-Z{]|k-means |minDf ).*\.$/);
  });
});

describe('parseOptions', () => {
  const schema = z.strictObject({
    k: z.number().int('must be a whole number').default(3),
    nested: z.object({ list: z.array(z.string()) }).optional(),
  });
  it('fills in defaults', () => {
    expect(parseOptions(schema, {})).toEqual({ k: 3 });
    expect(parseOptions(schema, { k: 5 })).toEqual({ k: 5 });
  });
  it('names the option and the reason', () => {
    const error = thrownBy(() => parseOptions(schema, { k: 1.5 }));
    expect([error.code, error.message]).toEqual(['OPTION_INVALID', 'Option k is not usable: must be a whole number.']);
  });
  it('names the path of an option inside another', () => {
    expect(thrownBy(() => parseOptions(schema, { nested: { list: ['a', 1] } })).details.option).toBe('nested.list.1');
  });
  it('puts what the options belong to before the path', () => {
    expect(thrownBy(() => parseOptions(schema, { k: 'x' }, 'cluster')).details.option).toBe('cluster.k');
  });
  it('reports the first of several faults, and options that are none', () => {
    expect(thrownBy(() => parseOptions(schema, { k: 'x', nested: 1 })).details.option).toBe('k');
    expect(thrownBy(() => parseOptions(schema, null)).details.option).toBe('options');
    expect(thrownBy(() => parseOptions(schema, { unknown: 1 })).details.reason).toContain('unknown');
  });
});

describe('throwIfAborted', () => {
  it('throws ABORTED with the stage and the reason of the signal', () => {
    const reason = new Error('enough');
    const error = thrownBy(() => throwIfAborted({ signal: AbortSignal.abort(reason) }, 'cluster'));
    expect([error.code, error.message, error.cause]).toEqual([
      'ABORTED',
      'The run was aborted during cluster.',
      reason,
    ]);
  });
  it('lets go on where nobody aborts', () => {
    expect(() => throwIfAborted({}, 'read')).not.toThrow();
    expect(() => throwIfAborted({ signal: new AbortController().signal }, 'read')).not.toThrow();
  });
});

describe('overlaps', () => {
  it.each([
    [0, 2, 1, 3, true],
    [0, 3, 1, 2, true],
    [0, 2, 2, 3, false],
    [2, 3, 0, 2, false],
    [0, 0, 0, 2, false],
  ])('[%d, %d) and [%d, %d): %s', (a, b, c, d, expected) => {
    expect(overlaps({ start: a, end: b }, { start: c, end: d })).toBe(expected);
  });
});
