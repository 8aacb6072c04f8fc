import { describe, expect, it } from 'vitest';
import type { ExtractedFacts, JobDescription } from '../../../src/core/job.js';
import { extractFacts } from '../../../src/ingest/facts.js';

type Fields = Partial<JobDescription>;

/** A job of these fields only; words alone are its text. */
function jobOf(words: string | Fields): JobDescription {
  const none = { title: null, company: null, city: null, salary: null, experience: null, education: null };
  const fields = typeof words === 'string' ? { text: words } : words;
  return { id: 'x', source: { file: 'memory', line: 1 }, text: '', ...none, ...fields };
}

function factsOf(words: string | Fields): ExtractedFacts {
  return extractFacts(jobOf(words), { referenceDate: '2024-05-10' });
}

function pay(min: number | null, max: number | null, currency: string, period: string, months: number | null = null) {
  return { min, max, currency, period, months };
}

describe('salary', () => {
  it.each<[string | Fields, ReturnType<typeof pay> | null]>([
    [{ salary: '15-25K·14薪' }, pay(15000, 25000, 'CNY', 'month', 14)],
    [{ salary: '1.5-2万/月' }, pay(15000, 20000, 'CNY', 'month')],
    [{ salary: '20-30万/年' }, pay(200000, 300000, 'CNY', 'year')],
    [{ salary: '150元/天' }, pay(150, 150, 'CNY', 'day')],
    [{ salary: '面议' }, null],
    [{ salary: '薪资面议' }, null],
    [{ salary: '8千-1.2万' }, pay(8000, 12000, 'CNY', 'month')],
    [{ salary: '6000-8000元/月' }, pay(6000, 8000, 'CNY', 'month')],
    [{ salary: '200-300元/天' }, pay(200, 300, 'CNY', 'day')],
    [{ salary: '30-50k' }, pay(30000, 50000, 'CNY', 'month')],
    [{ salary: '40-70K·16薪' }, pay(40000, 70000, 'CNY', 'month', 16)],
    [{ salary: '1万以上/月' }, pay(10000, null, 'CNY', 'month')],
    [{ salary: '50元/小时' }, pay(50, 50, 'CNY', 'hour')],
    [{ salary: '€3.500 - €4.500 per month' }, pay(3500, 4500, 'EUR', 'month')],
    [{ salary: "CHF 100'000" }, pay(100000, 100000, 'CHF', 'year')],
    [{ salary: 'CHF 100’000 - 120’000' }, pay(100000, 120000, 'CHF', 'year')],
    [{ salary: '€60.000,50 p.a.' }, pay(60000.5, 60000.5, 'EUR', 'year')],
    [{ salary: '$1.2M' }, pay(1200000, 1200000, 'USD', 'year')],
    [{ salary: '8333.333-10000 元/月' }, pay(8333.33, 10000, 'CNY', 'month')],
    [{ salary: '8000-1.2万' }, pay(8000, 12000, 'CNY', 'month')],
    [{ salary: '1千以下/月' }, pay(null, 1000, 'CNY', 'month')],
    [{ salary: '1万以内/月' }, pay(null, 10000, 'CNY', 'month')],
    [{ salary: '10K-15000' }, pay(10000, 15000, 'CNY', 'month')],
    [{ salary: '8000,13薪' }, pay(8000, 8000, 'CNY', 'month', 13)],
    ['Our customer base pays $1.2M-$2M a year', null],
    [{ salary: '12345678901' }, null],
    [{ salary: '1,2345,678元' }, null],
    ['薪资待遇：15k-20k，13薪，双休', pay(15000, 20000, 'CNY', 'month', 13)],
    ['月薪8000-12000元，五险一金', pay(8000, 12000, 'CNY', 'month')],
    ['年薪30万-50万，股票期权', pay(300000, 500000, 'CNY', 'year')],
    ['实习补贴200元/天', null],
    ['公司年营收20-30亿元，团队200-300人', null],
    ['$120k–$150k', pay(120000, 150000, 'USD', 'year')],
    ['Salary: €60,000 p.a.', pay(60000, 60000, 'EUR', 'year')],
    ['Rate cannot exceed $65 p/hr', pay(65, 65, 'USD', 'hour')],
    ['Base pay: $95,000 - $125,000 per year plus bonus', pay(95000, 125000, 'USD', 'year')],
    ['The compensation range is £45,000 to £55,000 annually.', pay(45000, 55000, 'GBP', 'year')],
    ['Pay: up to $80/hour on W2', pay(null, 80, 'USD', 'hour')],
    ['We raised $20M in funding and serve 5,000 customers', null],
    ['401k match and a $1,000 stipend', null],
  ])('%j', (words, expected) => {
    expect(factsOf(words).salary).toEqual(expected);
  });
});

describe('experience', () => {
  it.each<[string | Fields, [number | null, number | null] | null]>([
    [{ experience: '3-5年' }, [3, 5]],
    [{ experience: '经验5-10年' }, [5, 10]],
    [{ experience: '1年以下' }, [null, 1]],
    [{ experience: '10年以上' }, [10, null]],
    [{ experience: '不限' }, null],
    [{ experience: '应届毕业生' }, null],
    [{ experience: '3 years' }, [3, null]],
    ['要求5年及以上Java开发经验', [5, null]],
    ['具有三年以上互联网行业工作经验', [3, null]],
    ['2-3年前端开发经验，熟悉Vue', [2, 3]],
    ['1年以上React经验，3年以上前端经验', [3, null]],
    ['有5年以上管理经验者优先', null],
    ['公司成立10年，服务上百家客户', null],
    ['合同签3年，试用期半年', null],
    ['Minimum of 7 years of experience in software engineering', [7, null]],
    ['2-4 years experience with React', [2, 4]],
    ['You have at least two years of professional experience', [2, null]],
    ['Nice to have: 3+ years with Kubernetes', null],
    ['We have been in business for 20 years', null],
    ['10+ years building distributed systems', [10, null]],
  ])('%j', (words, expected) => {
    expect(factsOf(words).experienceYears).toEqual(expected);
  });
});

describe('education', () => {
  it.each<[string | Fields, string | null]>([
    [{ education: '本科' }, 'bachelor'],
    [{ education: '大专' }, 'junior-college'],
    [{ education: '硕士' }, 'master'],
    [{ education: '不限' }, 'none'],
    [{ education: '博士' }, 'phd'],
    ['统招本科及以上学历，计算机相关专业', 'bachelor'],
    ['大专以上学历，本科优先', 'junior-college'],
    ['硕士及以上学历，机器学习方向', 'master'],
    ['学历不限，有作品即可', 'none'],
    ['博士学位优先', null],
    ["Bachelor's degree in Computer Science or equivalent", 'bachelor'],
    ["Master's degree or PhD in statistics", 'master'],
    ['BS/MS in Computer Science', 'bachelor'],
    ['PhD preferred', null],
    ['We need someone who masters Go', null],
  ])('%j', (words, expected) => {
    expect(factsOf(words).education).toBe(expected);
  });
});

describe('place', () => {
  it.each<
    [string | Fields, [city: string | null, english: string | null, district: string | null, province: string | null]]
  >([
    [{ city: '北京-海淀区' }, ['北京', 'Beijing', '海淀区', '北京']],
    [{ city: '深圳·南山区·科技园' }, ['深圳', 'Shenzhen', '南山区', '广东']],
    [{ city: '广东省广州市天河区' }, ['广州', 'Guangzhou', '天河区', '广东']],
    [{ city: '广东-深圳' }, ['深圳', 'Shenzhen', null, '广东']],
    [{ city: '臺北市' }, ['台北', 'Taipei', null, '台湾']],
    [{ city: '廣東省廣州市' }, ['广州', 'Guangzhou', null, '广东']],
    [{ city: '上海 浦东新区' }, ['上海', 'Shanghai', '浦东新区', '上海']],
    [{ city: '北京朝阳区' }, ['北京', 'Beijing', '朝阳区', '北京']],
    [{ city: '吉林省长春市' }, ['长春', 'Changchun', null, '吉林']],
    [{ city: '苏州工业园区' }, ['苏州', 'Suzhou', '工业园区', '江苏']],
    [{ city: '浙江' }, [null, null, null, '浙江']],
    [{ city: 'Hangzhou, Zhejiang, China' }, ['Hangzhou', 'Hangzhou', null, '浙江']],
    [{ city: 'Shanghai' }, ['Shanghai', 'Shanghai', null, '上海']],
    [{ city: 'Berlin, Germany' }, ['Berlin', 'Berlin', null, null]],
    [{ city: 'Xinyi District, Taiwan' }, ['Xinyi District', null, null, '台湾']],
    [{ city: 'Guangdong, China' }, [null, null, null, '广东']],
    [{ city: 'Zürich' }, ['Zürich', 'Zurich', null, null]],
    [{ city: 'New York, NY' }, ['New York', 'New York', null, null]],
    [{ city: '新加坡' }, ['新加坡', 'Singapore', null, null]],
    [{ title: 'Go开发工程师（杭州）', text: 'x' }, ['杭州', 'Hangzhou', null, '浙江']],
    [{ title: '【成都】Java工程师', text: 'x' }, ['成都', 'Chengdu', null, '四川']],
    [{ title: '北京-数据分析师', text: 'x' }, ['北京', 'Beijing', null, '北京']],
    ['工作地点：武汉市洪山区光谷软件园', ['武汉', 'Wuhan', '洪山区', '湖北']],
    ['上班地址: 西安高新区', ['西安', 'Xian', '高新区', '陕西']],
    ['Location: London, UK', ['London', 'London', null, null]],
    ['客户遍布北京、上海和广州', [null, null, null, null]],
    ['参与中山大学的合作项目', [null, null, null, null]],
  ])('%j', (words, [city, english, district, province]) => {
    const { city: written, place } = factsOf(words);
    expect([written, place?.city?.en ?? null, place?.district ?? null, place?.province?.zh ?? null]).toEqual([
      city,
      english,
      district,
      province,
    ]);
  });
});

describe('day of posting', () => {
  it.each<[string | Fields, string | null]>([
    [{ posted: '2024-04-30' }, '2024-04-30'],
    [{ posted: '2024/4/3 10:21:00' }, '2024-04-03'],
    [{ posted: '2024年4月3日' }, '2024-04-03'],
    [{ posted: '2024-04-30T08:00:00Z' }, '2024-04-30'],
    [{ posted: '1713397508000.0' }, '2024-04-17'],
    [{ posted: '3天前' }, '2024-05-07'],
    [{ posted: '昨天' }, '2024-05-09'],
    [{ posted: '5 days ago' }, '2024-05-05'],
    [{ posted: '2 weeks ago' }, '2024-04-26'],
    [{ posted: '04月28日发布' }, '2024-04-28'],
    [{ posted: '12月28日' }, '2023-12-28'],
    [{ posted: 'April 2, 2024' }, '2024-04-02'],
    [{ posted: '长期招聘' }, null],
    [{ posted: '2024-02-31' }, null],
    ['发布时间：2024-05-01\n负责后端', '2024-05-01'],
    ['公司成立于2015-01-01', null],
  ])('%j', (words, expected) => {
    expect(factsOf(words).posted).toBe(expected);
  });

  it('is open for a relative one where no reference is given, for the clock is never asked', () => {
    expect(extractFacts(jobOf({ posted: '3天前' })).posted).toBeNull();
  });
});

describe('number of people', () => {
  it.each<[string | Fields, number | null]>([
    [{ headCount: '2人' }, 2],
    [{ headCount: '若干' }, null],
    [{ headCount: '5' }, 5],
    [{ headCount: '5.0' }, 5],
    [{ headCount: '2-3人' }, 2],
    [{ headCount: '12000人' }, 12000],
    [{ headCount: '10,000' }, 10000],
    [{ headCount: '1.5k' }, null],
    [{ headCount: '1万人' }, null],
    ['招聘人数：10,000人', 10000],
    ['招聘12000人', 12000],
    ['HC: 1.5k', null],
    ['We have 10,500 openings', 10500],
    ['Openings: 1,200', 1200],
    ['招3人，急', 3],
    ['招聘人数：10人', 10],
    ['需求人数: 2', 2],
    ['前端工程师招聘两名', 2],
    ['We have 3 openings', 3],
    ['Number of openings: 4', 4],
    ['团队规模50人', null],
    ['公司人数 158，发展迅速', null],
    ['见 hC9 一栏', null],
    ['HC：2', 2],
    ['负责招聘和培训新人', null],
  ])('%j', (words, expected) => {
    expect(factsOf(words).headCount).toBe(expected);
  });
});

describe('remote', () => {
  it.each<[string | Fields, ExtractedFacts['remote']]>([
    [{ remote: 'true' }, 'remote'],
    [{ remote: 'TELECOMMUTE' }, 'remote'],
    [{ remote: 'False' }, 'onsite'],
    [{ city: 'Remote' }, 'remote'],
    [{ city: '远程' }, 'remote'],
    [{ title: 'Senior Go Engineer (Remote)', text: 'x' }, 'remote'],
    ['支持远程办公，弹性工作', 'remote'],
    ['This is a fully remote position', 'remote'],
    ['You can work from home', 'remote'],
    ['Hybrid work model, 3 days a week in the office', 'hybrid'],
    ['混合办公，每周远程一天', 'hybrid'],
    ['不支持远程办公', 'onsite'],
    [{ title: 'Go开发（远程）', text: 'x' }, 'remote'],
    [{ title: 'Go开发（远程面试）', text: 'x' }, null],
    [{ title: 'Java 高级开发-支持远程视频面试', text: 'x' }, null],
    [{ title: 'Go Engineer (Remote interview)', text: 'x' }, null],
    [{ title: 'Go开发（远程面试，远程办公）', text: 'x' }, 'remote'],
    [{ remote: '远程面试', text: 'x' }, null],
    ['流程：支持远程面试，入职杭州', null],
    ['可远程在线面试', null],
    ['可远程面试，可远程办公', 'remote'],
    ['Process:\nRemote interview, then an offer', null],
    ['熟悉远程过程调用（RPC）', null],
    ['负责远程医疗平台的开发', null],
    ['Experience with remote debugging', null],
  ])('%j', (words, expected) => {
    expect(factsOf(words).remote).toBe(expected);
  });
});

describe('the words of a fact', () => {
  it('stand where it says, in the field of the input or in the text', () => {
    const job = jobOf({
      title: 'Go开发（杭州）',
      salary: '15-25K·14薪',
      text: '要求：3年以上开发经验，本科及以上学历，招2人，支持远程办公。',
      posted: '2024-05-01',
    });
    const { evidence } = extractFacts(job);
    expect(
      Object.fromEntries(Object.entries(evidence).map(([fact, { field, text }]) => [fact, [field, text]])),
    ).toEqual({
      experienceYears: ['text', '3年以上'],
      education: ['text', '本科'],
      salary: ['salary', '15-25K·14薪'],
      city: ['title', '杭州'],
      posted: ['posted', '2024-05-01'],
      headCount: ['text', '招2人'],
      remote: ['text', '支持远程'],
    });
    for (const { field, start, end, text } of Object.values(evidence)) {
      expect(job[field]?.slice(start, end)).toBe(text);
    }
  });
});

describe('fields that speak plainly', () => {
  it.each<[Fields, Partial<ExtractedFacts>]>([
    [{ education: 'Master' }, { education: 'master' }],
    [{ education: 'M.S.' }, { education: 'master' }],
    [{ education: 'BS' }, { education: 'bachelor' }],
    [{ experience: '5-10' }, { experienceYears: [5, 10] }],
    [{ experience: '18个月' }, { experienceYears: [1.5, null] }],
    [{ posted: '20240501' }, { posted: '2024-05-01' }],
    [{ posted: '20240231' }, { posted: null }],
  ])('%j', (fields, expected) => {
    expect(factsOf(fields)).toMatchObject(expected);
  });

  it.each<[string, string, string | null, string]>([
    ['长沙/武汉', '长沙', null, 'CN'],
    ['北京-朝阳', '北京', '朝阳', 'CN'],
    ['苏州-昆山', '苏州', '昆山', 'CN'],
    ['Cambridge, MA', 'Cambridge', null, 'US'],
    ['Cambridge, UK', 'Cambridge', null, 'GB'],
    ['Berlin, DE', 'Berlin', null, 'DE'],
    ['CN-Shanghai', 'Shanghai', null, 'CN'],
  ])('%s', (city, name, district, country) => {
    const facts = factsOf({ city });
    expect(facts.city).toBe(name);
    expect(facts.place).toMatchObject({ district, country });
  });
});
