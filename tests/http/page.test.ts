import { createHash } from 'node:crypto';
import { createContext, Script } from 'node:vm';
import { expect, it } from 'vitest';
import { LOCAL, serverOf } from './support.js';

async function page() {
  return (await serverOf()).inject({ url: '/', headers: LOCAL });
}

it('the page may run its own script and style and nothing else', async () => {
  const { body, headers } = await page();
  const policy = String(headers['content-security-policy']);
  for (const [tag, directive] of [
    ['script', 'script-src'],
    ['style', 'style-src'],
  ] as const) {
    const parts = [...body.matchAll(new RegExp(`<${tag}[^>]*>([\\s\\S]*?)</${tag}>`, 'g'))].map((match) => match[1]!);
    expect(parts).toHaveLength(1);
    const digest = createHash('sha256').update(parts[0]!).digest('base64');
    expect(policy).toContain(`${directive} 'sha256-${digest}'`);
  }
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toMatch(/unsafe|https?:|\*/);
});

it('the page takes nothing from elsewhere and makes no markup of answers', async () => {
  const { body } = await page();
  expect(body).not.toMatch(/https?:\/\/|src=|@import|url\(/);
  expect(body).not.toMatch(/innerHTML|outerHTML|insertAdjacent|document\.write|\beval\b|\son\w+=/);
  const [, script] = /<script>([\s\S]*)<\/script>/.exec(body)!;
  expect(() => new Script(script!)).not.toThrow();
  // Every element that the script looks for is there.
  const ids = [...script!.matchAll(/at\('([\w-]+)'\)/g)].map((match) => match[1]!);
  expect(ids.length).toBeGreaterThan(5);
  for (const id of ids) expect(body).toContain(`id="${id}"`);
});

/** As much of an element as the page uses. */
class FakeElement {
  value = '';
  textContent = '';
  children: FakeElement[] = [];
  click: () => Promise<void> = async () => undefined;
  append(child: FakeElement): void {
    this.children.push(child);
  }
  replaceChildren(): void {
    this.children = [];
  }
  addEventListener(_: string, listener: () => Promise<void>): void {
    this.click = listener;
  }
}

it('the page shows why a job is recommended and what is missing', async () => {
  const [, script] = /<script>([\s\S]*)<\/script>/.exec((await page()).body)!;
  const elements = new Map<string, FakeElement>();
  const at = (id: string): FakeElement => elements.get(id) ?? elements.set(id, new FakeElement()).get(id)!;
  const parts = [
    { kind: 'skill', id: 'go', contribution: 0.12 },
    { kind: 'text', contribution: 0.05 },
    { kind: 'role', id: 'backend', contribution: 0 },
  ];
  const jobs = [{ id: 'a', title: '<b>Go</b>', company: null, score: 0.63, parts, missing: [{ name: 'gRPC' }] }];
  const asked: unknown[] = [];
  const context = createContext({
    document: { getElementById: at, createElement: () => new FakeElement() },
    fetch: async (path: string, { body }: { body: string }) => {
      asked.push([path, JSON.parse(body)]);
      return { ok: true, json: async () => ({ jobs }) };
    },
  });
  new Script(script!).runInContext(context);
  at('person').value = '会 Go';
  await at('recommend').click();
  expect(asked).toEqual([['v1/recommend', { person: { text: '会 Go' } }]]);
  const [job] = at('list').children;
  expect(job!.textContent).toBe('63 % <b>Go</b>');
  expect(job!.children.map(({ textContent }) => textContent)).toEqual([
    '因 · because: go skill +12 %, text +5 %',
    '缺 · missing: gRPC',
  ]);
});
