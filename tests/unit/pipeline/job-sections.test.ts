import { describe, expect, it } from 'vitest';
import { builtInKnowledge } from '../../../src/frameworks/registry.js';
import { jobSections } from '../../../src/pipeline/job-sections.js';
import { matchFields } from '../../../src/pipeline/read-job.js';
import { jobOf } from '../../support/map-text.js';

async function sectionsOf(text: string): Promise<[string, string][]> {
  const sections = await jobSections(jobOf(text));
  return sections.map(({ kind, start, end }) => [kind, text.slice(start, end)]);
}

describe('jobSections', () => {
  it('finds the sections of Chinese texts', async () => {
    const text =
      '我们招人\n岗位职责：\n1、写服务\n2、写测试\n任职要求：\n熟悉Go\n加分项：\n懂Kafka\n福利待遇：\n双休\n公司介绍：\n我们做外卖';
    expect(await sectionsOf(text)).toEqual([
      ['other', '我们招人'],
      ['duties', '岗位职责：\n1、写服务\n2、写测试'],
      ['requirements', '任职要求：\n熟悉Go'],
      ['preferred', '加分项：\n懂Kafka'],
      ['benefits', '福利待遇：\n双休'],
      ['company', '公司介绍：\n我们做外卖'],
    ]);
  });

  it('finds those of English texts with markup, in the places of the original', async () => {
    const html =
      '<h3>About <b>us</b></h3><p>We pay&nbsp;people.</p><h3 class="x">Requirements</h3><ul><li>Go</li><li>Redis</li></ul>' +
      '<strong>Nice to have</strong><br/>Kafka<div>Benefits:</div>tea';
    expect(await sectionsOf(html)).toEqual([
      ['company', 'About <b>us</b></h3><p>We pay&nbsp;people.'],
      ['requirements', 'Requirements</h3><ul><li>Go</li><li>Redis'],
      ['preferred', 'Nice to have</strong><br/>Kafka'],
      ['benefits', 'Benefits:</div>tea'],
    ]);
  });

  it('finds those of traditional texts', async () => {
    expect(await sectionsOf('崗位職責：\n撰寫服務\n任職要求：\n熟悉微服務')).toEqual([
      ['duties', '崗位職責：\n撰寫服務'],
      ['requirements', '任職要求：\n熟悉微服務'],
    ]);
  });
});

describe('matchFields', () => {
  it('finds names behind entities and inside markup, with evidence of the original', async () => {
    const text = '<p>Ideally: you have used <b>Kafka</b></p><ul><li>Redis &amp; Spring&nbsp;Boot</li></ul>';
    const { catalogue } = builtInKnowledge();
    const [field] = await matchFields(jobOf(text), catalogue);
    const found = field!.matches
      .filter(({ kind }) => kind === 'technology')
      .map(({ id, folded }) => {
        const { start, end } = field!.text.toOriginal(folded);
        return [id, text.slice(start, end)];
      });
    expect(found).toEqual([
      ['kafka', 'Kafka'],
      ['redis', 'Redis'],
      ['spring-boot', 'Spring&nbsp;Boot'],
    ]);
  });
});
