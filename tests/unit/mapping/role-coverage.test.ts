import { describe, expect, it } from 'vitest';
import { ROLE_IDS } from '../../../src/frameworks/role-ids.js';
import { type Level, type Role, roleNames } from '../../../src/mapping/roles.js';
import { mapText } from '../../support/map-text.js';

/** A title, or null where the text has to tell by itself, and the text. */
type Wording = readonly [title: string | null, text: string];

// For each role a Chinese, an English and a mixed wording; one of them, or a fourth, has no title.
const ROLES: Readonly<Record<Exclude<Role, 'other'>, readonly Wording[]>> = {
  backend: [
    ['服务端研发工程师', '负责交易接口的开发。'],
    ['Backend Developer', 'You build our APIs.'],
    ['Golang 后端 Engineer', '负责 API 开发'],
    [null, '负责后端服务的设计与开发，熟悉 Gin、MySQL、Redis，写 RESTful 接口。'],
  ],
  'cloud-platform': [
    ['容器云平台研发工程师', '负责容器平台。'],
    ['Cloud Native Engineer', 'You build our Kubernetes platform.'],
    ['Kubernetes 平台开发', '负责 operator 开发'],
    [null, '开发 Kubernetes Operator 与 CRD，使用 client-go 和 controller-runtime，建设云原生平台。'],
  ],
  'infrastructure-tooling': [
    ['基础架构研发工程师', '负责中间件。'],
    ['Developer Tooling Engineer', 'You build our CLI.'],
    ['研发效能 Tooling 工程师', '开发内部 CLI 工具'],
    [null, 'You will write command-line tools, build systems and internal developer tools in Go.'],
  ],
  'sre-devops': [
    ['运维工程师', '负责线上系统。'],
    ['Site Reliability Engineer', 'You keep production running.'],
    ['DevOps 工程师', '负责 CI/CD 流水线'],
    [null, '负责线上服务器运维与值班，使用 Ansible、Prometheus 和 Zabbix 监控，处理故障。'],
  ],
  frontend: [
    ['网页前端开发', '负责页面。'],
    ['Frontend Engineer', 'You build our web UI.'],
    ['React 前端 Developer', '负责页面开发'],
    [null, '负责 Web 前端页面开发，熟悉 HTML、CSS、JavaScript、Vue 和 Webpack。'],
  ],
  mobile: [
    ['安卓开发工程师', '负责客户端。'],
    ['iOS Developer', 'You build our app.'],
    ['Flutter 移动端开发', '负责 App'],
    [null, '负责 Android App 的开发与上架，熟悉 Kotlin、Jetpack 与 Android SDK。'],
  ],
  'full-stack': [
    ['全栈开发工程师', '前后端都写。'],
    ['Full Stack Engineer', 'You work on both ends.'],
    ['Full-stack 全栈工程师', 'React + Node.js'],
    [null, 'We look for a full-stack developer. As a full stack engineer you own React and Node.js alike.'],
  ],
  'data-engineering': [
    ['大数据开发工程师', '负责数仓。'],
    ['Data Engineer', 'You build pipelines.'],
    ['ETL 开发工程师', '负责 data pipeline'],
    [null, '建设数据仓库与实时计算平台，使用 Spark、Flink、Hive 做 ETL 开发和数据建模。'],
  ],
  'data-analysis': [
    ['数据分析师', '输出报告。'],
    ['Data Analyst', 'You answer questions with data.'],
    ['BI 数据分析', '使用 Tableau'],
    [null, '负责业务数据分析与报表，用 SQL、Excel 和 Tableau 输出数据分析报告。'],
  ],
  'machine-learning': [
    ['算法工程师', '负责模型。'],
    ['Machine Learning Engineer', 'You train models.'],
    ['NLP 算法工程师', '负责大模型'],
    [null, '负责深度学习模型的训练与优化，熟悉 PyTorch、TensorFlow，发表过机器学习论文。'],
  ],
  'qa-testing': [
    ['软件测试工程师', '写用例。'],
    ['QA Engineer', 'You test our product.'],
    ['自动化测试 SDET', '负责 test automation'],
    [null, '编写测试用例与测试计划，执行测试，跟踪缺陷，输出测试报告。'],
  ],
  'embedded-iot': [
    ['嵌入式软件工程师', '负责固件。'],
    ['Firmware Engineer', 'You write firmware.'],
    ['IoT 嵌入式开发', '负责 MQTT 接入'],
    [null, '负责单片机固件与驱动开发，熟悉 STM32、FreeRTOS、Modbus，调试硬件。'],
  ],
  security: [
    ['网络安全工程师', '负责防护。'],
    ['Security Engineer', 'You find weaknesses.'],
    ['Web 安全工程师', '负责 penetration test'],
    [null, '负责渗透测试与漏洞挖掘，熟悉 OWASP、Burp Suite，做安全应急响应。'],
  ],
  blockchain: [
    ['区块链开发工程师', '负责公链。'],
    ['Blockchain Engineer', 'You write smart contracts.'],
    ['Web3 智能合约开发', '使用 Solidity'],
    [null, '负责智能合约的开发与审计，熟悉 Solidity、以太坊、EVM 与 DeFi 协议。'],
  ],
  game: [
    ['游戏服务器开发', '负责战斗逻辑。'],
    ['Game Developer', 'You build our game.'],
    ['Unity 游戏开发', '负责 gameplay'],
    [null, '负责游戏客户端玩法开发，熟悉 Unity3D、Unreal，有手游上线经验。'],
  ],
  'desktop-client': [
    ['桌面客户端开发工程师', '负责客户端。'],
    ['Desktop Application Developer', 'You build our desktop app.'],
    ['Qt 桌面端开发', '使用 C++'],
    [null, '用 Qt 和 C++ 开发 Windows 桌面客户端软件，熟悉 MFC、WPF。'],
  ],
  management: [
    ['研发总监', '管理研发。'],
    ['Engineering Manager', 'You lead people.'],
    ['IT 项目经理', '负责 PMP'],
    [null, 'Project Manager\nYou plan projects, keep the schedule and report to the steering committee.'],
  ],
};

const LEVELS: Readonly<
  Record<Level, readonly (Wording | readonly [string, string, readonly [number, number | null]])[]>
> = {
  intern: [
    ['后端开发实习生', '写接口。'],
    ['Software Engineering Intern', 'You learn.'],
    ['Go 后端 Intern（暑期）', '写接口'],
  ],
  junior: [
    ['初级后端工程师', '写接口。'],
    ['Junior Developer', 'You build APIs.'],
    ['后端开发工程师', '写接口。', [0, null]],
  ],
  mid: [
    ['中级后端工程师', '写接口。'],
    ['Mid-level Backend Engineer', 'You build APIs.'],
    ['Go 开发工程师', '写接口。', [3, 5]],
  ],
  senior: [
    ['高级后端工程师', '写接口。'],
    ['Senior Backend Engineer', 'You build APIs.'],
    ['Go 开发工程师', '写接口。', [5, null]],
  ],
  lead: [
    ['后端架构师', '定架构。'],
    ['Staff Engineer', 'You set direction.'],
    ['Tech Lead（Go 后端）', '带团队'],
  ],
};

describe('every role', () => {
  it('is worded below or is the rest', () => {
    expect([...Object.keys(ROLES), 'other'].sort()).toEqual([...ROLE_IDS].sort());
    expect([...roleNames().keys()].sort()).toEqual([...ROLE_IDS].sort());
  });

  it.each(
    Object.entries(ROLES).flatMap(([role, wordings]) => wordings.map(([title, text]) => [role, title, text] as const)),
  )('%s: %s: %s', (role, title, text) => {
    const job = mapText(text, title === null ? {} : { title });
    expect(job.role).toBe(role);
    expect(job.roleEvidence.length).toBeGreaterThan(0);
    for (const { field, start, end, text: words } of job.roleEvidence) {
      expect((field === 'title' ? title! : text).slice(start, end)).toBe(words);
    }
  });

  it('is other where nothing speaks for one', () => {
    expect(mapText('负责前台接待与访客登记。', { title: '行政前台' })).toMatchObject({
      role: 'other',
      roleEvidence: [],
    });
  });
});

describe('every level', () => {
  it.each(
    Object.entries(LEVELS).flatMap(([level, wordings]) =>
      wordings.map(([title, text, years]) => [level, title!, text, years] as const),
    ),
  )('%s: %s: %s', (level, title, text, years) => {
    expect(mapText(text, years ? { title, years } : { title }).level).toBe(level);
  });
});
