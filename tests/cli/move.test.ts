import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { StackMove } from '../../src/mapping/stack-move.js';
import { inProcess, ROOT } from '../support/command.js';
import { scratch } from '../support/scratch.js';

const JAVA_TO_GO = ['move', '--from', 'java', '--to', 'go'];

describe('jobprism move', () => {
  it('prints a checklist with check boxes, in Chinese or English', async () => {
    const skills = ['--skills', 'Spring Boot, MyBatis、Redis，Foobar'];
    const zh = await inProcess([...JAVA_TO_GO, ...skills]);
    expect({ status: zh.status, stderr: zh.stderr }).toEqual({ status: 0, stderr: '' });
    expect(zh.stdout).toMatch(/^# 从 Java 到 Go$/m);
    expect(zh.stdout).toMatch(/^- \[x\] Redis：数据库，与语言无关$/m);
    expect(zh.stdout).toMatch(/^- \[ \] Web 框架：Spring Boot → Gin \(0\.50\)/m);
    expect(zh.stdout).toMatch(/## 不认识\n\n- Foobar\n/);
    const en = await inProcess([...JAVA_TO_GO, ...skills, '--lang', 'en']);
    expect(en.stdout).toMatch(/^# From Java to Go$/m);
    expect(en.stdout).toMatch(/^- \[ \] SQL mapping: MyBatis → sqlx \(1\.00\)/m);
    expect(en.stdout).toMatch(/^- \[ \] Error handling: error values .*\(in Java: exceptions\)$/m);
  });

  it('prints what docs/MOVING.md shows', async () => {
    const guide = readFileSync(join(ROOT, 'docs/MOVING.md'), 'utf8');
    const skills = /--skills "([^"]+)" --lang en/.exec(guide)![1]!;
    const { stdout } = await inProcess([...JAVA_TO_GO, '--lang', 'en', '--skills', skills]);
    expect(stdout.startsWith(/^```text\n([\s\S]*?)^```$/m.exec(guide)![1]!)).toBe(true);
  });

  it('gives the same as JSON', async () => {
    const { stdout } = await inProcess([...JAVA_TO_GO, '--skills', 'JUnit', '--format', 'json']);
    const move = JSON.parse(stdout) as StackMove;
    expect(move.from.id).toBe('java');
    const testify = move.replaced[0]!.to.find(({ id }) => id === 'testify')!;
    expect(testify.nearness).toBe(0.777778);
    expect(move.checklist.zh).toContain('# 从 Java 到 Go');
  });

  it.each(['file', 'standard input'])(
    'finds the skills of a profile in a %s, traditional characters too',
    async (where) => {
      const path = join(scratch(), 'resume.txt');
      const text = '五年後端開發經驗，精通Java與Spring Boot，熟悉訊息佇列Kafka。';
      writeFileSync(path, text);
      const { stdout } =
        where === 'file'
          ? await inProcess([...JAVA_TO_GO, '--profile', path])
          : await inProcess([...JAVA_TO_GO, '--profile', '-'], { stdin: text });
      expect(stdout).toMatch(/^- \[x\] Kafka：/m);
      expect(stdout).toMatch(/^- \[ \] 语言：Java → Go/m);
      expect(stdout).toMatch(/^- \[ \] Web 框架：Spring Boot → /m);
    },
  );

  it.each<[string, readonly string[], number, string]>([
    ['a stack that is not known', ['move', '--from', 'cobol', '--to', 'go'], 2, 'STACK_UNKNOWN'],
    ['the same stack twice', ['move', '--from', 'go', '--to', 'golang'], 2, 'OPTION_INVALID'],
    ['a profile that is not there', [...JAVA_TO_GO, '--profile', 'no-such-file'], 1, 'INPUT_UNREADABLE'],
    ['no stack to move to', ['move', '--from', 'java'], 2, '--to'],
  ])('refuses %s', async (_, argv, status, said) => {
    const outcome = await inProcess(argv);
    expect(outcome.status).toBe(status);
    expect(outcome.stdout).toBe('');
    expect(outcome.stderr).toContain(said);
  });

  it('lets a hostile skill steer nothing', async () => {
    const skills = 'x\u001b[2J\u009b31m\u202e';
    for (const format of ['text', 'json']) {
      const { stdout } = await inProcess([...JAVA_TO_GO, '--skills', skills, '--format', format]);
      expect(stdout).not.toMatch(/[^\n\P{Cc}]|\p{Cf}/u);
    }
  });
});
