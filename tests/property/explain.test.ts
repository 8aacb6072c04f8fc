import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { explanationText } from '../../src/cli/explain-text.js';
import type { JobDescription } from '../../src/core/job.js';
import { createExplainer, type Explainer, explain } from '../../src/pipeline/explain.js';
import { anyText, jobText } from './texts.js';

let explainer: Explainer;
let blank: JobDescription;

beforeAll(async () => {
  explainer = await createExplainer();
  blank = (await explain('')).job;
});

// Words of pluses and waivers between the names, so that causes are looked for in odd places.
const WORDED = fc
  .array(
    fc.oneof(
      jobText,
      fc.constantFrom(
        '优先',
        '加分项：\n',
        '\n加分项\n',
        'Nice to have: ',
        ' is a plus, ',
        '不要求',
        '不需要',
        'we do not need ',
      ),
      fc.constantFrom(' or ', '，', '。', '\n', ' not required. ', 'no ', '5w+ QPS', '<li>', '高级工程师', 'Redis'),
    ),
    { maxLength: 10 },
  )
  .map((parts) => parts.join(''));
const TEXT = fc.oneof(WORDED, jobText, anyText);

describe('explain, of any text', () => {
  it('marks places in bounds, with the words that stand there, and sums that add up', async () => {
    await fc.assert(
      fc.asyncProperty(fc.option(TEXT), TEXT, async (title, text) => {
        const told = await explainer.explain({ ...blank, title, text });
        for (const { field, start, end, text: words, says } of told.marks) {
          const whole = field === 'title' ? title! : text;
          expect(start >= 0 && start < end && end <= whole.length).toBe(true);
          expect(whole.slice(start, end)).toBe(words);
          expect(says.length).toBeGreaterThan(0);
          for (const { because } of says)
            if (because) expect(whole.slice(because.start, because.end)).toBe(because.text);
        }
        for (const { score, parts } of [...told.capabilities, ...told.frameworks, ...told.roles]) {
          expect(Math.abs(parts.reduce((sum, { contribution }) => sum + contribution, 0) - score)).toBeLessThan(1e-9);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('prints as text that steers no terminal', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.option(TEXT),
        TEXT,
        fc.constantFrom('zh' as const, 'en' as const),
        async (title, text, language) => {
          const told = await explainer.explain({ ...blank, title, text });
          expect(explanationText(told, { language, colours: false })).not.toMatch(/[^\n\P{Cc}]|\p{Cf}/u);
        },
      ),
      { numRuns: 200 },
    );
  });
});
