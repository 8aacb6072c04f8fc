import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { builtInKnowledge } from '../../src/frameworks/registry.js';
import { maskPersonal } from '../../src/ingest/personal/mask.js';
import { createPersonReader } from '../../src/pipeline/recommend/person-of.js';

const reader = createPersonReader({ catalogue: builtInKnowledge().catalogue, place: async () => null });

/** Pieces of which résumés are made, beside any text. */
const PIECE = fc.oneof(
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 20 }) },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      ...[
        'Go',
        'ＧＯ语言',
        'K8s',
        '微服務',
        'Spring Boot',
        '精通',
        '熟悉',
        '了解',
        'expert in ',
        '没用过',
        'never used ',
      ],
      ...[
        '\n',
        '\n\n',
        '，',
        ', ',
        '、',
        '（',
        '）',
        ' | ',
        '## 技能\n',
        'Skills:\n',
        '工作经历\n',
        '**',
        '&amp;',
        '<b>',
        '</b>',
      ],
      ...[
        '2018.07-2023.03',
        'Jan 2020 - present',
        '5年经验',
        '8+ years of experience',
        '本科',
        'Ph.D.',
        '期望城市：杭州',
      ],
      ...['期望薪资 25-35K', 'Open to remote', '13812345678', 'a.b@example.com', '\u0000', '\ud800', '½', '①'],
    ),
  },
);
const RESUME = fc.array(PIECE, { minLength: 1, maxLength: 40 }).map((pieces) => pieces.join(''));

describe('any text', () => {
  it('gives a person whose evidence is in the text to the letter, but for what is masked', async () => {
    await fc.assert(
      fc.asyncProperty(RESUME, async (text) => {
        fc.pre(text.trim() !== '');
        const person = await reader.read({ text });
        const masked = maskPersonal(text).text;
        for (const { field, start, end, text: words } of [...person.skills, ...person.capabilities].flatMap(
          ({ evidence }) => evidence,
        )) {
          expect(field).toBe('text');
          expect(end).toBeGreaterThan(start);
          expect([text.slice(start, end), masked.slice(start, end)]).toContain(words);
        }
        for (const { strength } of [...person.skills, ...person.capabilities]) {
          expect(strength).toBeGreaterThan(0);
          expect(strength).toBeLessThanOrEqual(1);
        }
        const shares = person.roles.reduce((sum, { share }) => sum + share, 0);
        if (person.roles.length > 0) expect(shares).toBeCloseTo(1, 12);
        expect(await reader.read({ text })).toEqual(person);
      }),
      { numRuns: 300 },
    );
  });

  it('shows neither telephone nor mail', async () => {
    await fc.assert(
      fc.asyncProperty(RESUME, RESUME, async (before, behind) => {
        const person = await reader.read({ text: `${before}\n电话：13912345678 me.you@example.com\n${behind}` });
        expect(JSON.stringify(person)).not.toMatch(/13912345678|me\.you/);
      }),
      { numRuns: 100 },
    );
  });

  it('as a skill is known or unknown, never lost', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), async (name) => {
        fc.pre(name.trim() !== '' && name.length <= 200);
        const { skills, capabilities, unknown } = await reader.read({ skills: [name] });
        expect(skills.length + capabilities.length + unknown.length).toBeGreaterThan(0);
      }),
      { numRuns: 200 },
    );
  });
});

describe('a long text', () => {
  // What takes the square of its length, or as many arguments as it has names, does not end here.
  it.each([
    ['没有', 0],
    ['（(【[', 0],
    ['5年', 0],
    ['Java 5年, ', 1],
    ['2018.07-2023.03 ', 0],
    ['2018.07-2023.03\n', 0],
    ['期望城市：', 0],
    ['精通 Go, ', 1],
    ['技能：Go\n', 1],
    ['10年工作经验 ', 0],
  ])(
    'of %s alone is read',
    async (unit, skills) => {
      const text = unit.repeat(1_000_000 / unit.length);
      expect((await reader.read({ text })).skills).toHaveLength(skills);
    },
    120_000,
  );
});
