import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { JobDescription } from '../../../src/core/job.js';
import { readJobs } from '../../../src/ingest/readers/jobs.js';
import type { Explanation, Mark, Sum } from '../../../src/mapping/explanation.js';
import { analyze } from '../../../src/pipeline/analyze.js';
import { createExplainer, type ExplainOptions, explain } from '../../../src/pipeline/explain.js';

const FIXTURES = fileURLToPath(new URL('../../../fixtures/', import.meta.url));
const SOURCES = [`${FIXTURES}jds`, `${FIXTURES}ingest`];

async function fixtureJobs(): Promise<JobDescription[]> {
  const jobs: JobDescription[] = [];
  for await (const event of readJobs(SOURCES)) if (event.kind === 'job') jobs.push(event.job);
  return jobs;
}

function markAt({ marks }: Explanation, text: string): Mark {
  const mark = marks.find((one) => one.text === text);
  if (!mark) throw new Error(`no mark «${text}» among ${marks.map((one) => one.text).join(', ')}`);
  return mark;
}

function expectToAddUp({ score, parts }: Sum): void {
  const total = parts.reduce((sum, { contribution }) => sum + contribution, 0);
  expect(Math.abs(total - score)).toBeLessThan(1e-9);
}

describe('explain, on every fixture', () => {
  it('gives the numbers of analyze but for what a run knows of frameworks, from parts that add up to them', async () => {
    const jobs = await fixtureJobs();
    const { jobs: analysed } = await analyze(SOURCES, { clusters: 2, nInit: 1, workers: 1, duplicates: 'keep' });
    expect(jobs.length).toBeGreaterThan(170);
    expect(analysed.map(({ id }) => id)).toEqual(jobs.map(({ id }) => id));
    const explainer = await createExplainer();
    for (const [i, job] of jobs.entries()) {
      const told = await explainer.explain(job, analysed[i]!);
      const {
        source: _,
        title: _t,
        language: _l,
        cluster: _c,
        similarity: _s,
        flags: _f,
        facts,
        ...mapped
      } = analysed[i]!;
      expect(told.mapping).toEqual(mapped);
      expect(told.packs.filter(({ applies }) => applies).map(({ id }) => id)).toEqual(mapped.packs);
      expect(told.capabilities.map(({ id, score, polarity }) => [id, score, polarity])).toEqual(
        mapped.capabilities.map(({ id, score, polarity }) => [id, score, polarity]),
      );
      expect(told.frameworks.map(({ id, score }) => [id, score])).toEqual(
        told.mapping.frameworks.map(({ id, score }) => [id, score]),
      );
      expect(told.level.years).toEqual(facts.experienceYears);
      for (const sum of [...told.capabilities, ...told.frameworks, ...told.roles]) expectToAddUp(sum);
    }
  });

  it('takes the role for which most speaks', async () => {
    const explainer = await createExplainer();
    let named = 0;
    for (const job of await fixtureJobs()) {
      const { role, roles, leastRoleScore, mapping } = await explainer.explain(job);
      const [first] = roles;
      if (role === 'other') expect(first === undefined || first.score < leastRoleScore).toBe(true);
      else {
        named++;
        expect([first!.id, first!.score >= leastRoleScore]).toEqual([role, true]);
        // The words of a role are the parts that are words, in the same order.
        const words = first!.parts.filter(({ about }) => about === null).flatMap(({ places }) => places);
        expect(words.map(({ start }) => start)).toEqual(mapping.roleEvidence.map(({ start }) => start));
      }
    }
    expect(named).toBeGreaterThan(140);
  });

  it('names the words behind every plus and every waiver', async () => {
    const explainer = await createExplainer();
    const unnamed: string[] = [];
    let named = 0;
    for (const job of await fixtureJobs()) {
      for (const { says, text } of (await explainer.explain(job)).marks) {
        for (const { polarity, because } of says) {
          if (polarity === null || polarity === 'required') continue;
          if (because) named++;
          else unnamed.push(`${job.id}: ${text} ${polarity}`);
        }
      }
    }
    expect(unnamed).toEqual([]);
    expect(named).toBeGreaterThan(250);
  });

  it('marks places that hold the words they show, in order', async () => {
    const explainer = await createExplainer();
    for (const job of await fixtureJobs()) {
      const { marks } = await explainer.explain(job);
      const keys = marks.map(({ field, start, end, text }) => {
        expect((field === 'title' ? job.title! : job.text).slice(start, end)).toBe(text);
        return [field === 'title' ? 0 : 1, start, -end] as const;
      });
      expect(keys).toEqual([...keys].sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]));
      expect(new Set(keys.map(String)).size).toBe(keys.length);
    }
  });
});

describe('explain', () => {
  it('says what a place means and which words made it so', async () => {
    const told = await explain('熟悉Redis；有Kafka经验者优先，不要求Java\nNice to have:\n- Python');
    const of = (text: string): unknown =>
      markAt(told, text).says.map(({ kind, id, polarity, through, because }) => [
        kind,
        id,
        polarity,
        through,
        because?.text ?? null,
      ]);
    expect(of('Redis')).toEqual([
      ['technology', 'redis', 'required', null, null],
      ['capability', 'caching', 'required', 'redis', null],
    ]);
    expect(of('Kafka')).toEqual([
      ['technology', 'kafka', 'preferred', null, '优先'],
      ['capability', 'message-queues', 'preferred', 'kafka', '优先'],
    ]);
    expect(of('Java')).toEqual([['technology', 'java', 'excluded', null, '不要求']]);
    expect(of('Python')).toEqual([['technology', 'python', 'preferred', null, 'Nice to have']]);
    expect(of('优先')).toEqual([['polarity', 'preferred', null, null, null]]);
    expect(of('不要求')).toEqual([['polarity', 'excluded', null, null, null]]);
  });

  it.each([
    ['Kafka、Redis者优先', 'Kafka', '优先'],
    ['加分项：熟悉Kafka', 'Kafka', '加分项'],
    ['It would be lovely if you know eBPF, or have run Kafka', 'Kafka', 'would be lovely'],
    ['We do not need an admin console, ORM or Redis.', 'Redis', 'do not need'],
    ['Kafka experience is not required.', 'Kafka', 'experience is not required'],
    ['no prior Kafka experience required', 'Kafka', 'no prior'],
    ['加分项\n1、Redis\n2、Kafka', 'Kafka', '加分项'],
    ['有以下能力者优先：\n1、Redis\n2、Kafka', 'Kafka', '有以下能力者优先'],
  ])('%s: %s, because of %s', async (text, word, because) => {
    const says = markAt(await explain(text), word).says[0]!;
    expect(says.polarity).not.toBe('required');
    expect(says.because!.text).toBe(because);
    expect(text.slice(says.because!.start, says.because!.end)).toBe(because);
  });

  it('shows the sum of a capability: 1 for words, 0.7 through a technology, half as a plus', async () => {
    const told = await explain('负责缓存设计；有Redis经验者优先');
    const caching = told.capabilities.find(({ id }) => id === 'caching')!;
    const total = 1 + 0.35;
    expect(caching.score).toBeCloseTo(total / (total + 1), 12);
    expect(caching.parts.map(({ kind, about, contribution }) => [kind, about, contribution])).toEqual([
      ['words', null, 1 / (total + 1)],
      ['technology', 'redis', 0.35 / (total + 1)],
    ]);
    expect(caching.parts[1]!.places[0]).toMatchObject({ text: 'Redis', polarity: 'preferred' });
    expect(caching.parts[1]!.places[0]!.because!.text).toBe('优先');
  });

  it('shows the sum of a framework with the names and grades of its scenes', async () => {
    const told = await explain('Go后端开发，使用Gin，负责万级QPS网关');
    const gin = told.frameworks.find(({ id }) => id === 'gin')!;
    expect(gin.score).toBe(told.mapping.frameworks.find(({ id }) => id === 'gin')!.score);
    expect(gin.parts.map(({ kind }) => kind)).toEqual(['mention', 'scene']);
    expect(gin.parts[1]).toMatchObject({ about: 'high-qps-gateway', details: { grade: 'strong' } });
    expect(gin.parts[1]!.name!.zh).toContain('网关');
    expect(gin.parts[1]!.places.map(({ text }) => text)).toContain('网关');
  });

  it('shows the sum of a role: title 6, text 1, technologies 0.5, capabilities 0.4', async () => {
    const job = { ...(await explain('')).job, title: 'Go后端', text: '后端开发，Redis' };
    const { role, roles } = await explain(job);
    expect(role).toBe('backend');
    expect(roles[0]!.parts.map(({ kind, about, contribution }) => [kind, about, contribution])).toEqual([
      ['title', null, 6],
      ['text', null, 1],
      ['technology', 'go', 0.5],
      ['technology', 'redis', 0.5],
    ]);
    expect(roles[0]!.score).toBe(8);
  });

  it('tells a level by the words of the title, else by the years', async () => {
    const job = (await explain('')).job;
    const byTitle = (await explain({ ...job, title: '高级Go工程师', text: '1年以上经验' })).level;
    expect(byTitle).toMatchObject({ id: 'senior', by: 'title', places: [{ field: 'title', text: '高级', start: 0 }] });
    const byYears = (await explain({ ...job, title: 'Go工程师', text: '3年以上开发经验' })).level;
    expect(byYears).toEqual({ id: 'mid', by: 'experience', places: [], years: [3, null] });
    expect((await explain('Redis')).level).toEqual({ id: null, by: null, places: [], years: null });
  });

  it('tells frameworks as an analysis scored them, with the words of the job', async () => {
    const place = { field: 'text', start: 5, end: 10, text: 'Redis' } as const;
    const part = {
      kind: 'companion',
      feature: 'technology',
      id: 'redis',
      jobs: 12,
      naming: 7,
      contribution: 0.25,
    };
    const framework = { pack: 'go-web', id: 'gin', score: 0.25, interval: [0.1, 0.4], parts: [part] };
    const analysed = { frameworks: [framework] } as unknown as ExplainOptions['analysed'];
    const told = await explain('Go，熟悉Redis', { analysed });
    expect(told.frameworks).toMatchObject([
      {
        name: 'Gin',
        score: 0.25,
        interval: [0.1, 0.4],
        parts: [
          {
            kind: 'companion',
            about: 'redis',
            name: { zh: 'Redis', en: 'Redis' },
            details: { feature: 'technology', jobs: 12, naming: 7 },
            contribution: 0.25,
            places: [{ ...place, polarity: 'required' }],
          },
        ],
      },
    ]);
  });

  it('tells figures with their bounds', async () => {
    const { figures, marks } = await explain('单机QPS 5w+，并发不到一千');
    expect(figures.map(({ quantity, min, max, unit }) => [quantity, min, max, unit])).toEqual([
      ['qps', 50_000, null, 'requests/s'],
      ['concurrency', null, 1_000, 'connections'],
    ]);
    const named = marks.flatMap(({ says }) => says.filter(({ kind }) => kind === 'figure').map(({ name }) => name.en));
    expect(named).toEqual(['qps 50000 requests/s', 'concurrency 1000 connections']);
  });

  it('tells which packs have a say', async () => {
    const goWeb = async (text: string): Promise<[boolean, string[]]> => {
      const { applies, places } = (await explain(text)).packs.find(({ id }) => id === 'go-web')!;
      return [applies, places.map((place) => place.text)];
    };
    expect(await goWeb('Java，Spring')).toEqual([false, []]);
    expect(await goWeb('使用Gin的后端')).toEqual([true, expect.arrayContaining(['Gin'])]);
  });

  it('tells the questions of a decision with their answers and words', async () => {
    const { decisions } = await explain('Go后端，负责万级QPS网关');
    const decision = decisions.find(({ pack }) => pack === 'go-web')!;
    expect(decision).toMatchObject({ framework: 'gin', name: 'Gin' });
    expect(decision.steps[0]).toMatchObject({ id: 'load', answer: 'yes', places: [{ text: '万级QPS' }] });
    expect(decision.steps[0]!.question.en.length).toBeGreaterThan(10);
  });

  it('refuses what is neither a job nor a text, and options that it does not know', async () => {
    await expect(explain(7 as never)).rejects.toMatchObject({ code: 'OPTION_INVALID' });
    await expect(explain(null as never)).rejects.toMatchObject({ code: 'OPTION_INVALID' });
    await expect(explain('Go', { pack: [] } as never)).rejects.toMatchObject({ code: 'OPTION_INVALID' });
  });
});
