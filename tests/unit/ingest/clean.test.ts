import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText, cleanTitle } from '../../../src/ingest/clean/clean-text.js';
import { TAILS } from '../../../src/ingest/data/site-texts.js';

async function textOf(original: string): Promise<string> {
  return (await cleanText(original)).text;
}

/** The words of the original behind words of the clean text. */
async function behind(original: string, words: string): Promise<string> {
  const { text, toOriginal } = await cleanText(original);
  const start = text.indexOf(words);
  const span = toOriginal({ start, end: start + words.length });
  return original.slice(span.start, span.end);
}

describe('markup', () => {
  it.each<[string, string]>([
    ['<p>要求：</p><ul><li>熟悉Go</li><li>R&amp;D</li></ul>', '要求：\n- 熟悉Go\n- R&D\n'],
    ['<div>a</div>\n<div><br></div>\n<div>b&nbsp; c</div>', 'a\n\nb c\n'],
    ['a<br>b<br/><br/>c', 'a\nb\n\nc'],
    ['1. a<br>\n2. b', '1. a\n\n2. b'],
    ['<p>one\n  two</p>', 'one two\n'],
    ['<b>Skills</b>Go', 'Skills Go'],
    ['<h3>职责</h3>写<strong>服务</strong>', '职责\n写 服务 '],
    ['<p>x</p><script>alert(1)</script><style>p{}</style><!-- note --><p>y</p>', 'x\ny\n'],
    ['<ul><li>Map<String, Foo></li><li>a < b && c > d</li></ul>', '- Map<String, Foo>\n- a < b && c > d\n'],
    ['&lt;p&gt;hi&lt;/p&gt;&lt;p&gt;there&lt;/p&gt;', 'hi\nthere\n'],
    ['C&#43;&#43; &#x4f60;&#22909; &lt;3', 'C++ 你好 <3'],
    ['<p>List<String', 'List<String'],
    ['<p>Familiar with <script> loading, Golang, Kafka</p>', 'Familiar with <script> loading, Golang, Kafka\n'],
    ['<p>Go <!-- Redis</p><p>Kafka</p>', 'Go <!-- Redis\nKafka\n'],
    ['<p>a<b && c>d, R&amp;D</p>', 'a<b && c>d, R&D\n'],
    ['<p>x <textarea> y <Title> z</p>', 'x <textarea> y <Title> z\n'],
    ['<p data-v-1="" @click="a > b" class="x"id=y>Go<br/>C<B>x</B></p >', 'Go\nC x \n'],
    ['<p>a <!b & c</p><p>d</p>', 'a <!b & c\nd\n'],
    ['**要求**：Go', ' 要求 ：Go'],
  ])('%j', async (original, expected) => {
    expect(await textOf(original)).toBe(expected);
  });

  it.each(['熟悉 List<String> 和 a<b', '要求：\n1、Go & Rust\n2、R&D', 'if (a < b && b > c) 2***3', '***********', ''])(
    'leaves %j as it is',
    async (original) => {
      const clean = await cleanText(original);
      expect(clean.text).toBe(original);
      expect(clean.toOriginal({ start: 1, end: 3 })).toEqual({ start: 1, end: 3 });
    },
  );

  // A megabyte of these would not end if each cost as much as those before it.
  it.each([
    ['<b>a', 'a a '],
    ['<li>a', '- a\n- a'],
    ['a<br>', 'a\na\n'],
    ['<div><p>a</p>', 'a\na\n'],
    ['<b>a</b>', 'a a a'],
    ['&amp;', '&&&&'],
  ])('reads a megabyte of %s', async (piece, start) => {
    const { text, toOriginal } = await cleanText(`<p>${piece.repeat(1_000_000 / piece.length)}`);
    expect(text.slice(0, start.length)).toBe(start);
    expect(toOriginal({ start: text.length - 1, end: text.length }).end).toBeGreaterThan(900_000);
  });

  it('leaves out what is unseen also below many open elements', async () => {
    const deep = `${'<b>'.repeat(400)}a<svg><g>x</g></svg>b${'</b>'.repeat(400)}<p>c</p>`;
    expect((await textOf(deep)).replace(/\s+/g, ' ').trim()).toBe('ab c');
  });

  it('points back into the original', async () => {
    const html = '<p>熟悉&nbsp;R&amp;D、<b>Spring</b> <i>Boot</i></p>';
    expect(await behind(html, 'R&D')).toBe('R&amp;D');
    expect(await behind(html, 'Spring')).toBe('Spring');
    expect(await behind(html, 'Spring Boot')).toBe('Spring</b> <i>Boot');
    expect(await behind('&lt;p&gt;熟悉Go&lt;/p&gt;', '熟悉Go')).toBe('熟悉Go');
  });

  it('is read in titles too', async () => {
    expect((await cleanTitle('C&amp;C++ <em>Go</em>开发')).text).toBe('C&C++ Go 开发');
    expect((await cleanTitle('Go 职能类别：其他')).text).toBe('Go 职能类别：其他');
  });
});

describe('words of the site', () => {
  it.each<[string, string]>([
    ['负责开发。职能类别：其他微信分享', '负责开发。'],
    ['负责开发。职能类别：软件工程师关键字：java spring微信分享', '负责开发。'],
    ['负责开发。\n微信分享', '负责开发。'],
    ['负责开发\n关键字：java spring', '负责开发'],
    ['负责开发\n职能类别：其他 关键字：java spring', '负责开发'],
    ['写代码 BOSS直聘安全提示 该职位需要缴费，请举报', '写代码'],
    ['写代码\n安全提示：不要缴费', '写代码'],
    ['写代码\nBOSS直聘安全提示\n该职位需要缴费，请举报', '写代码'],
    ['写代码\n以担保或任何理由索取财物，均涉嫌违法，请提高警惕并举报。', '写代码'],
    ['写代码\n工作地点：上海某路\n查看职位地图', '写代码'],
    ['Build services.\nShow more\nShow less', 'Build services.'],
    ['Build services.\nApply now', 'Build services.'],
    ['职位描述\n分享\n收藏\n写代码', '写代码'],
    ['<p>写代码</p><p>职能类别：测试</p>', '写代码'],
  ])('%j', async (original, expected) => {
    expect((await textOf(original)).trim()).toBe(expected);
  });

  it.each([
    '职能类别：其他',
    '开发微信分享功能，熟悉微信SDK',
    '维护职能类别：包括组织架构。负责招聘系统的开发',
    '支持关键字：搜索与排序。\n熟悉Lucene',
    '掌握Java关键字：volatile、synchronized，熟悉Redis集群',
    '负责搜索\n1. 掌握关键字：volatile、synchronized，熟悉Redis集群',
    '1. 负责车载安全提示模块开发，熟悉Kafka、Redis\n2. 熟悉Golang',
    '职责\n安全提示模块开发，熟悉Kafka、Redis\n熟悉Golang',
    'Apply now: send us your CV and tell us why Go',
  ])('%j stays', async (original) => {
    expect(await textOf(original)).toBe(original);
  });

  it('is cut by patterns that end, each behind its cue', () => {
    for (const { cue, pattern } of TAILS) {
      expect(cue).not.toBe('');
      expect(pattern.source).toMatch(/\$$/);
      expect(pattern.source).not.toMatch(/(?<!\\)[*+]/);
    }
  });
});

describe('of any text', () => {
  const piece = fc.constantFrom(
    ...[
      '<p>',
      '</p>',
      '<ul>',
      '<li>',
      '</li>',
      '<br>',
      '<b>',
      '</b>',
      '&amp;',
      '&nbsp;',
      '&lt;',
      '<x',
      '<String>',
      '<script>',
      '**',
      'Go',
      '要求：',
      ' ',
      '\n',
      '。',
      '微信分享',
      '职能类别：其他',
      '&lt;p&gt;',
      '>',
    ],
  );
  const texts = fc.array(piece, { maxLength: 25 }).map((pieces) => pieces.join(''));

  it('places are in order and in bounds, and what is one to one has the same words', async () => {
    await fc.assert(
      fc.asyncProperty(texts, async (original) => {
        const { text, toOriginal } = await cleanText(original);
        let reach = 0;
        for (let at = 0; at < text.length; at++) {
          const { start, end } = toOriginal({ start: at, end: at + 1 });
          expect(start).toBeGreaterThanOrEqual(reach);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(original.length);
          if (/[要求：GoString。微信]/.test(text[at]!)) expect(original.slice(start, end)).toContain(text[at]);
          reach = start;
        }
      }),
    );
  });

  it('loses no word that is outside of scripts', async () => {
    await fc.assert(
      fc.asyncProperty(
        texts.filter((text) => !text.includes('script') && !text.includes('微信') && !text.includes('职能')),
        async (original) => {
          const count = (text: string): number => text.split('Go').length;
          expect(count(await textOf(original))).toBe(count(original));
        },
      ),
    );
  });
});
