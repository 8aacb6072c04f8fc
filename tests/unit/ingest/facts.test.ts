import { describe, expect, it } from 'vitest';
import { cityOf } from '../../../src/ingest/facts/city.js';
import { educationLevel } from '../../../src/ingest/facts/education.js';
import { experienceYears } from '../../../src/ingest/facts/experience.js';
import { salaryOf } from '../../../src/ingest/facts/salary.js';

describe('experienceYears of a text', () => {
  it.each<[string, [number | null, number | null] | null]>([
    ['3年以上后端开发经验', [3, null]],
    ['工作年限：3-5 年', [3, 5]],
    ['一年以上Go开发经验', [1, null]],
    ['需要两年运维经验', [2, null]],
    ['有十五年及以上从业经历', [15, null]],
    ['半年以上实习经验', [0.5, null]],
    ['3.5年以上测试经验', [5, null]],
    ['任职要求2.2-5年项目经验', [2, 5]],
    ['5年以上开发经验，其中2年以上Go经验', [5, null]],
    ['1、三到五年Java开发经验', [3, 5]],
    ['3年以上管理经验者优先', null],
    ['加分项：\n5年以上管理经验\n要求：\n2年以上开发经验', [2, null]],
    ['经验不限，应届生也可', null],
    ['公司拥有20年的行业经验', null],
    ['公司成立于2015年，3年发展到500人', null],
    ['每3年一次培训，经验分享', null],
    ['At least five years of experience with Go', [5, null]],
    ['1 to 3 years of experience', [1, 3]],
    ['3+ years building APIs, hands-on experience', [3, null]],
    ['7+ years in embedded Linux', [7, null]],
    ["8-10 Years' Experience", [8, 10]],
    ['min. 5 years experience; 2 years of SQL experience', [5, null]],
    ['five (5) or more years of experience', [5, null]],
    ['Nice to have:\n6+ years of experience', null],
    ['10 years of experience preferred', null],
    ['Our company has 15 years of experience', null],
    ['With more than 50 years of experience we lead', null],
    ['a 20+ year old company', null],
  ])('%s', (text, expected) => {
    expect(experienceYears(null, text)).toEqual(expected);
  });
});

describe('experienceYears of a field', () => {
  it.each<[string, [number | null, number | null] | null]>([
    ['3-5年', [3, 5]],
    ['1年工作经验', [1, null]],
    ['5-10年', [5, 10]],
    ['1年以内', [null, 1]],
    ['经验不限', null],
    ['在校/应届', null],
    ['3', [3, null]],
    ['5+ years', [5, null]],
  ])('%s', (field, expected) => {
    expect(experienceYears(field, '9年以上经验')).toEqual(expected);
  });

  it('looks into the text where the field says nothing about years', () => {
    expect(experienceYears('Mid-Senior level', '4年以上经验')).toEqual([4, null]);
  });
});

describe('educationLevel', () => {
  it.each<[string, string | null]>([
    ['初中及以上', 'none'],
    ['初中以上,能吃苦', 'none'],
    ['Junior college or above', 'junior-college'],
    ['a diploma or degree in computing', 'junior-college'],
    ['大专及以上学历，本科优先', 'junior-college'],
    ['本科及以上学历，计算机相关专业优先', 'bachelor'],
    ['统招本科，硕士1年以上经验', 'bachelor'],
    ['硕士及以上学历', 'master'],
    ['博士学历', 'phd'],
    ['学历不限', 'none'],
    ['本科以上学历者优先', null],
    ['博士解决户口', null],
    ['专科医院的客户', null],
    ["Bachelor's degree in CS; Master's degree preferred", 'bachelor'],
    ['BS/MS in Computer Science', 'bachelor'],
    ['B.S. degree or higher', 'bachelor'],
    ['MS in Statistics', 'master'],
    ['PhD in Physics', 'phd'],
    ['Degree in Computer Science', 'bachelor'],
    ['High school diploma', 'none'],
    ["A Master's degree is a plus", null],
    ['Knows MS Word and is a Scrum Master', null],
    ['A high degree of accuracy', null],
  ])('%s', (text, expected) => {
    expect(educationLevel(null, text)).toBe(expected);
  });

  it('believes the field first', () => {
    expect(educationLevel('大专', '本科及以上学历')).toBe('junior-college');
    expect(educationLevel('不限', '本科及以上学历')).toBe('none');
    expect(educationLevel('full time', '本科及以上学历')).toBe('bachelor');
  });
});

describe('salaryOf', () => {
  it.each([
    ['15-25K·14薪', 15000, 25000, 'CNY', 'month', 14],
    ['1.5-2万/月', 15000, 20000, 'CNY', 'month', null],
    ['20-30万/年', 200000, 300000, 'CNY', 'year', null],
    ['5-8千/月', 5000, 8000, 'CNY', 'month', null],
    ['8千-1.2万/月', 8000, 12000, 'CNY', 'month', null],
    ['150元/天', 150, 150, 'CNY', 'day', null],
    ['10000-15000', 10000, 15000, 'CNY', 'month', null],
    ['25K以上', 25000, null, 'CNY', 'month', null],
    ['≤9000元/月', null, 9000, 'CNY', 'month', null],
    ['$120k–$150k', 120000, 150000, 'USD', 'year', null],
    ['€60,000 p.a.', 60000, 60000, 'EUR', 'year', null],
    ['$65 p/hr', 65, 65, 'USD', 'hour', null],
    ['£45,000 - £55,000 per annum', 45000, 55000, 'GBP', 'year', null],
    ['$150,000/year to $213,000/year', 150000, 213000, 'USD', 'year', null],
  ])('field %s', (field, min, max, currency, period, months) => {
    expect(salaryOf(field, '')).toEqual({ min, max, currency, period, months });
  });

  it.each([['面议'], ['薪资面议'], ['competitive'], [''], ['100']])('field %j is null', (field) => {
    expect(salaryOf(field, '')).toBeNull();
  });

  it.each([
    ['薪资范围：30K - 60K，18薪', 30000, 60000, 'CNY', 'month', 18],
    ['### 薪资\n12-15k', 12000, 15000, 'CNY', 'month', null],
    ['实习生工资一万起，有宿舍', 10000, null, 'CNY', 'month', null],
    ['年薪20-30万', 200000, 300000, 'CNY', 'year', null],
    ['Competitive salary up to 115K plus bonus', null, 115000, 'USD', 'year', null],
    ['Salary: $90K - $120K', 90000, 120000, 'USD', 'year', null],
    ['The range is $30-40/hr', 30, 40, 'USD', 'hour', null],
  ])('text %s', (text, min, max, currency, period, months) => {
    expect(salaryOf(null, text)).toEqual({ min, max, currency, period, months });
  });

  it.each([
    ['We have a 401K plan and a good salary'],
    ['支撑10K-20K QPS的网关'],
    ['每月1.5k的租房补贴'],
    ['$17 trillion market'],
    ['A stipend of $3,120/year'],
    ['用户超过1000万，全球20万家客户'],
  ])('text %s is null', (text) => {
    expect(salaryOf(null, text)).toBeNull();
  });
});

describe('cityOf', () => {
  it.each([
    ['北京-海淀区', '北京'],
    ['苏州市姑苏区', '苏州'],
    ['深圳', '深圳'],
    ['杭州·西湖区', '杭州'],
    ['Utrecht, Utrecht, Netherlands', 'Utrecht'],
    ['Winston-Salem, NC', 'Winston-Salem'],
    ['Copenhagen Metropolitan Area', 'Copenhagen'],
    ['Remote', null],
    ['Germany', null],
    ['异地招聘', null],
    ['', null],
    [null, null],
  ])('%s', (field, city) => {
    expect(cityOf(field)).toBe(city);
  });
});
