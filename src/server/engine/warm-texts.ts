import type { JobDescription } from '../../core/job.js';
import type { Catalogue } from '../../frameworks/catalogue.js';
import type { PersonInput } from '../../recommend/person.js';

/** Where a text names a technology. */
const GAP = '~';

/** Advertisements of the usual kinds in both languages; each gap is filled by another name every time. */
const JOBS: readonly (readonly [title: string, text: string])[] = [
  [
    '~ 后端开发工程师',
    '岗位职责：\n1、负责核心交易系统的设计与开发，使用 ~ 和 ~ 构建高并发、高可用的微服务；\n2、参与系统架构设计与性能优化，保障线上服务稳定性。\n任职要求：\n1、本科及以上学历，3-5年后端开发经验；\n2、熟练掌握 ~、~，熟悉 MySQL、Redis；\n3、了解 ~ 者优先，有分布式系统经验者优先。\n福利：五险一金，双休。薪资20-35k·14薪，工作地点：杭州',
  ],
  [
    'Senior ~ Engineer',
    "About the role\nYou will design and build scalable services with ~ and ~, and own them in production.\n\nResponsibilities:\n- Build and maintain REST APIs and data pipelines on ~\n- Improve monitoring, latency and reliability\n\nRequirements:\n- 5+ years of experience in software development\n- Strong knowledge of ~ and distributed systems\n- Bachelor's degree in Computer Science or equivalent\n- Nice to have: ~, Kubernetes, CI/CD\n\nSalary: $120,000 - $150,000 a year. Remote or hybrid, Berlin.",
  ],
  [
    '前端工程师（~）',
    '工作内容\n* 负责公司 Web 产品的前端开发，基于 ~ 与 ~ 搭建组件库\n* 与 designer、PM 协作，落地 responsive UI，持续优化首屏性能\n任职资格\n* 大专以上，2年以上经验，精通 ~ 或 ~ 之一\n* 熟悉 Webpack、TypeScript，了解 ~\n* 有可视化 / low-code 经验 is a plus\n上海，15-25K',
  ],
  [
    '数据开发 / ~',
    '职位描述：\n1. 负责数据仓库建模与 ETL 开发，使用 ~、~ 处理每日 TB 级数据\n2. 建设实时计算链路，支撑推荐与报表业务\n3. 数据质量监控与治理\n职位要求：\n1. 统计学、计算机相关专业本科，硕士优先，经验 3 年以上\n2. 精通 SQL，熟悉 ~ 与 ~，能独立排查问题\n3. 有 ~ 或机器学习经验加分\n北京 25k-40k，应届生勿投',
  ],
  [
    'Machine Learning Engineer, ~',
    'We are looking for a machine learning engineer to train, evaluate and deploy models with ~ and ~.\nWhat you will do: feature engineering, A/B testing, model serving on ~, code review.\nWhat we expect: MSc or PhD, 2-4 years with Python and ~, good communication skills.\nBonus: ~, large language models, retrieval.\nNo agencies please.',
  ],
  [
    '测试/运维工程师 ~',
    '【职责】搭建自动化测试与 CI/CD 流水线（~、~），负责 Linux 服务器的部署、监控和故障处理。\n【要求】熟悉 ~ 脚本，会 Docker、~；有压测和安全测试经验；沟通能力强，能接受 7x24 on-call。\n不要求 ~。学历不限，1-3年，深圳 10-18K',
  ],
];

const PEOPLE: readonly string[] = [
  '五年后端开发经验，精通 ~ 和 ~，熟悉 MySQL、Redis，做过高并发订单系统，了解 ~。本科，期望杭州或上海，25k 以上。',
  'Software engineer with 6 years of experience in ~ and ~. Built data pipelines with ~, led a team of four. MSc in Computer Science, looking for remote work in Europe.',
  '前端 3 年，熟练 ~、~，会一点 ~；做过 low-code 平台和 data visualization，想找远程或 hybrid 的工作。',
  '工作经历\n2019.07-2022.03 某科技公司 数据工程师\n使用 ~、~ 建设数据仓库，开发实时报表\n2022.04-至今 某互联网公司 算法工程师\n负责推荐模型训练与上线，~，Python\n教育经历\n2015-2019 某大学 计算机科学 本科',
];

/** Jobs that name what the catalogue has, one after another. */
export function warmJobs({ technologies }: Catalogue, count: number): JobDescription[] {
  const fill = fillerOf(technologies);
  return Array.from({ length: count }, (_, at): JobDescription => {
    const [title, text] = JOBS[at % JOBS.length]!;
    const stated = { company: null, city: null, salary: null, experience: null, education: null };
    const source = { file: 'memory', line: at + 1 };
    return { id: `memory:${at + 1}`, source, title: fill(title), text: fill(text), ...stated };
  });
}

/** People in their own words, who name what the catalogue has. */
export function warmPeople({ technologies }: Catalogue, count: number): PersonInput[] {
  const fill = fillerOf(technologies);
  return Array.from({ length: count }, (_, at) => ({ text: fill(PEOPLE[at % PEOPLE.length]!) }));
}

/** Fills gaps with names, each time with the next; over all of them where there are many. */
function fillerOf(technologies: Catalogue['technologies']): (text: string) => string {
  const names = Array.from(technologies.values(), ({ name }) => name);
  let next = 0;
  return (text) => text.replaceAll(GAP, () => names[next++ % names.length] ?? '');
}
