import { describe, expect, it } from 'vitest';
import type { JobDescription } from '../../../src/core/job.js';
import { screeningOf } from '../../../src/pipeline/screening.js';

function job(text: string, title: string | null = null): JobDescription {
  const source = { file: 'a.jsonl', line: 1 };
  return {
    id: '1',
    source,
    title,
    text,
    company: null,
    city: null,
    salary: null,
    experience: null,
    education: null,
  };
}

async function screened(text: string, title: string | null = null) {
  const screening = screeningOf({ keepPersonal: false, dropFlagged: false });
  const event = await screening.screen({ kind: 'job', job: job(text, title) });
  if (event.kind !== 'job') throw new Error(event.kind);
  return { job: event.job, personal: screening.personal };
}

describe('what markup and entities hide', () => {
  it.each<[string, string]>([
    ['<p>hr&#64;example.com</p>', '<p>**&#64;*******.***</p>'],
    ['138&nbsp;1234&nbsp;5678', '***&nbsp;****&nbsp;****'],
    ['电话 138<b>1234</b>5678，熟悉<b>Go</b>', '电话 ***<b>****</b>****，熟悉<b>Go</b>'],
    ['&lt;p&gt;QQ：&lt;b&gt;1234567&lt;/b&gt;', '&lt;p&gt;QQ：&lt;b&gt;*******&lt;/b&gt;'],
    ['电话<br>138<span class="s13">1234</span>5678<br>', '电话<br>***<span class="s13">****</span>****<br>'],
    ['1&#51;812345678', '***************'],
  ])('%s', async (text, expected) => {
    const { job } = await screened(text);
    expect(job.text).toHaveLength(text.length);
    expect(job.text).toBe(expected);
  });

  it('is masked in titles, and counted', async () => {
    const { job, personal } = await screened('<p>写服务</p> hr@a.cn', 'Go 加微信 abc&#95;123');
    expect(job.title).toBe('Go 加微信 ***&#95;***');
    expect(personal).toEqual({ phone: 0, mail: 1, wechat: 1, qq: 0, telegram: 0 });
  });

  it.each(['R&amp;D 15000-20000元/月', '<p>2019-2022</p>', '<a href="/job/13812345678/2">Go</a>', '熟悉 Go'])(
    'leaves %s',
    async (text) => {
      expect((await screened(text)).job.text).toBe(text);
    },
  );
});
