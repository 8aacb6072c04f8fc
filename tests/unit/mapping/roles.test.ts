import { describe, expect, it } from 'vitest';
import { type Level, type Role, roleNames } from '../../../src/mapping/roles.js';
import { mapText } from '../../support/map-text.js';

const PLAIN = '负责相关工作，完成上级交办的任务。';

const TITLES: readonly (readonly [title: string, role: Role, level: Level | null])[] = [
  ['Golang后端开发工程师', 'backend', null],
  ['高级Java开发工程师', 'backend', 'senior'],
  ['Go网关开发工程师（电商中台）', 'backend', null],
  ['微服务治理技术专家', 'backend', 'lead'],
  ['初级PHP程序员', 'backend', 'junior'],
  ['中级Python后端工程师', 'backend', 'mid'],
  ['Senior Backend Engineer', 'backend', 'senior'],
  ['Jr. .NET Developer', 'backend', 'junior'],
  ['云原生平台开发工程师', 'cloud-platform', null],
  ['资深Kubernetes工程师', 'cloud-platform', 'senior'],
  ['Cloud Platform Engineer', 'cloud-platform', null],
  ['中间件开发工程师', 'infrastructure-tooling', null],
  ['Software Engineer - Developer Tooling', 'infrastructure-tooling', null],
  ['SRE工程师', 'sre-devops', null],
  ['运维开发工程师', 'sre-devops', null],
  ['Lead DevOps Engineer', 'sre-devops', 'lead'],
  ['Web前端开发实习生', 'frontend', 'intern'],
  ['Senior Front-End Developer', 'frontend', 'senior'],
  ['Android开发工程师', 'mobile', null],
  ['iOS Engineer', 'mobile', null],
  ['全栈工程师', 'full-stack', null],
  ['Full-Stack Developer (Django/Vue)', 'full-stack', null],
  ['大数据开发工程师', 'data-engineering', null],
  ['Principal Data Engineer', 'data-engineering', 'lead'],
  ['数据分析师', 'data-analysis', null],
  ['Junior Business Analyst', 'data-analysis', 'junior'],
  ['算法工程师（推荐）', 'machine-learning', null],
  ['Machine Learning Intern', 'machine-learning', 'intern'],
  ['测试开发工程师', 'qa-testing', null],
  ['测试实习生（游戏）', 'qa-testing', 'intern'],
  ['游戏QA', 'qa-testing', null],
  ['QA Engineer (Security Products)', 'qa-testing', null],
  ['嵌入式软件工程师', 'embedded-iot', null],
  ['Firmware Engineer', 'embedded-iot', null],
  ['渗透测试工程师', 'security', null],
  ['Security Architect', 'security', 'lead'],
  ['区块链开发工程师', 'blockchain', null],
  ['游戏服务端主程', 'game', 'lead'],
  ['Qt客户端开发工程师', 'desktop-client', null],
  ['项目经理', 'management', null],
  ['技术总监', 'management', 'lead'],
  ['行政前台', 'other', null],
  ['Account Executive', 'other', null],
];

describe('role and level by the title', () => {
  it.each(TITLES)('%s', (title, role, level) => {
    const job = mapText(PLAIN, { title });
    expect([job.role, job.level]).toEqual([role, level]);
  });

  it('shows the words of the title', () => {
    const title = '高级测试开发工程师';
    const [evidence] = mapText(PLAIN, { title }).roleEvidence;
    expect(evidence!.field).toBe('title');
    expect(title.slice(evidence!.start, evidence!.end)).toBe(evidence!.text);
    expect(evidence!.text).toContain('测试');
  });

  it('names every role in both languages', () => {
    const names = roleNames();
    expect(names.size).toBe(18);
    for (const { zh, en } of names.values()) expect(zh.length * en.length).toBeGreaterThan(0);
  });
});

describe('role by the text', () => {
  it('does not outweigh a tester’s title by what is tested', () => {
    expect(mapText('负责游戏服务端、游戏逻辑、游戏玩法', { title: '游戏QA' }).role).toBe('qa-testing');
  });

  it('decides where the title leaves it open', () => {
    expect(mapText('负责iOS平台App开发，熟悉Swift、Objective-C', { title: '软件工程师' }).role).toBe('mobile');
    expect(mapText('Own our data warehouse, ETL and Spark pipelines', { title: 'Software Engineer' }).role).toBe(
      'data-engineering',
    );
  });

  it('is other where nothing speaks clearly', () => {
    const job = mapText('喝咖啡，聊天', { title: '咖啡师' });
    expect(job.role).toBe('other');
    expect(job.roleEvidence).toEqual([]);
  });
});

describe('a text without a title', () => {
  it.each<[string, Role, Level | null]>([
    ['高级前端工程师\n熟悉业务，沟通良好', 'frontend', 'senior'],
    ['# 测试工程师\n\n负责游戏、游戏开发与手游', 'qa-testing', null],
    ['【资深运维工程师】\n负责日常', 'sre-devops', 'senior'],
    ['\n\n**Senior Data Engineer**\nYou like data.', 'data-engineering', 'senior'],
    ['上海某公司 - 全栈工程师（Node.js/Python方向，双休）\n负责日常', 'full-stack', null],
  ])('is called by the first line that reads like one: %j', (text, role, level) => {
    const job = mapText(text);
    expect([job.role, job.level]).toEqual([role, level]);
    for (const { start, end, text: words } of job.roleEvidence) expect(text.slice(start, end)).toBe(words);
  });

  it.each([
    '我们是一家专注于高级算法的公司，负责平台。',
    '岗位职责：高级测试工程师的日常',
    `${'华东中心 '.repeat(8)}高级测试工程师`,
    'We are looking for a senior tester, now',
  ])('is not called by a sentence or heading: %s', (text) => {
    expect(mapText(text).level).toBeNull();
  });

  it('is other where it lists several jobs that differ', () => {
    const several = '招聘职位：\n- 后端开发\n- 测试开发\n- 前端开发工程师（上海）\n- 产品经理';
    const job = mapText(several, { years: [3, null] });
    expect([job.role, job.level]).toEqual(['other', null]);
    expect(job.roleEvidence.map(({ text }) => text)).toContain('测试开发');
  });

  it('keeps the role where the listed jobs are of one kind', () => {
    expect(mapText('招聘：\n- 后端开发\n- Java后端开发\n- 后端工程师').role).toBe('backend');
  });
});

describe('level by experience', () => {
  it.each<[readonly [number | null, number | null], Level]>([
    [[0, null], 'junior'],
    [[null, 1], 'junior'],
    [[1, 3], 'mid'],
    [[4, null], 'mid'],
    [[5, null], 'senior'],
    [[10, 15], 'senior'],
  ])('%j years', (years, level) => {
    expect(mapText(PLAIN, { title: '后端工程师', years }).level).toBe(level);
  });

  it('gives way to the word of the title', () => {
    expect(mapText(PLAIN, { title: '初级后端工程师', years: [8, null] }).level).toBe('junior');
    expect(mapText(PLAIN, { title: '后端架构师', years: [1, null] }).level).toBe('lead');
  });
});
