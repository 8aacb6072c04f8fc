import { createHash } from 'node:crypto';
import { Script } from 'node:vm';
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
