import { describe, expect, it } from 'vitest';
import { flagsOf } from '../../../src/ingest/flags/flags.js';

describe('advertisements that are no jobs', () => {
  it.each<[string, string, string]>([
    ['Java学员', '零基础可学，先学后付，推荐就业，月薪8000起', 'training'],
    ['软件开发实习生', '零基础转行，学习4个月后安排就业，签订就业协议', 'training'],
    ['前端开发助理', '想转行IT的看过来！免费试听，包就业，不就业不收费', 'training'],
    ['IT储备人才', '公司实训基地招收学员，学费分期，毕业推荐就业', 'training'],
    ['UI设计学徒', '0基础均可，学成后推荐工作，学费可先就业后付', 'training'],
    [
      'Java Developer (entry)',
      'Training and placement program. No experience needed, pay only after placement.',
      'training',
    ],
    [
      'Junior developer',
      'Enroll now in our coding bootcamp with a job guarantee! Tuition financing available.',
      'training',
    ],
    ['信贷专员', '急用钱找我！无抵押，当天放款，征信不好也可以', 'loan'],
    ['办理贷款', '代办贷款信用卡，黑户可做，秒批秒到账', 'loan'],
    ['借款', '额度5-50万，最快当天下款，利息低，凭身份证即可办理，不看征信', 'loan'],
    ['顾问', '无担保信用贷，快速到款', 'loan'],
    ['Loan agent', 'Instant cash loans, bad credit OK, guaranteed approval, no credit check', 'loan'],
    ['创业合伙人', '发展下线拿提成，轻松月入过万', 'multi-level'],
    ['微商代理', '0投资，微商代理，躺赚，被动收入不是梦', 'multi-level'],
    [
      'Independent distributor',
      'Be your own boss! Network marketing with passive income: build your downline.',
      'multi-level',
    ],
    ['代理商', '缴纳会员费即可成为代理，拉人头返利，实现财务自由', 'multi-level'],
    ['兼职', '手机兼职刷单，日结，一单一结，佣金5元/单', 'click-farming'],
    ['网络兼职', '在家可做兼职打字，宝妈学生均可操作，需先垫付，本金返还', 'click-farming'],
    ['点赞员', '抖音点赞员，日结，时间自由在家可做', 'click-farming'],
    [
      'Online assistant',
      'Like and review videos and get paid. Earn $200 per day. Telegram us to start.',
      'click-farming',
    ],
    ['文员', '入职前需缴纳押金300元和服装费', 'fee'],
    ['测试学徒（包住）', '无需基础，欢迎转行人员，有老员工手把手教技术，专业不限', 'training'],
    ['零基础前端助理', '会基本的电脑操作即可，提供宿舍', 'training'],
    ['游戏测试', '欢迎待业、转岗的朋友，有无经验均可，前期由资深工程师带，先有岗前实训', 'training'],
    ['Web开发实习生', '想进IT行业的小白看过来，专业不限，入职后有3-4个月的强化培训', 'training'],
    ['金融数据分析师', '经验不限，免费的统一培训，操作公司账户做外汇，弹性工作', 'trading'],
    ['交易员', '接受转行，岗前培训后模拟考核，黄金与期货，30%分红', 'trading'],
  ])('%s: %s', (title, text, reason) => {
    const [flag] = flagsOf({ title, text });
    expect(flag?.reason).toBe(reason);
    for (const { field, start, end, text: words } of flag!.evidence) {
      expect({ title, text }[field].slice(start, end)).toBe(words);
    }
  });
});

describe('real jobs', () => {
  it.each<[string, string]>([
    ['Java讲师', '负责零基础学员的Java课程授课，跟进学员就业，完成教学任务'],
    ['课程顾问', '为学员推荐课程，讲解学费与分期，协助推荐就业'],
    ['培训师', '负责公司新员工岗前培训，编写培训教材'],
    ['企业培训主管', '搭建培训体系，管理培训费用预算'],
    ['Technical trainer', 'Teach our coding bootcamp; tuition reimbursement for your own studies'],
    ['后端开发工程师', '负责贷款系统后端开发，支持秒批、当天放款等业务，对接征信'],
    ['风控算法工程师', '信用贷风控建模，识别黑户与多头借贷，征信数据挖掘'],
    ['金融产品经理', '负责无抵押信用贷产品的额度与放款流程设计'],
    ['反欺诈工程师', '识别刷单、刷好评等作弊行为，打击黑产'],
    ['电商数据分析师', '分析刷单风险，建设反作弊指标'],
    ['分销系统开发工程师', '负责多级分销系统：下级代理、下线提成结算'],
    ['前端开发', '应届生可投，公司提供带薪培训，导师一对一'],
    ['客服专员', '五险一金，公司不收取任何费用，谨防押金诈骗'],
    ['出纳', '负责收取押金、保证金并开具收据'],
    ['Go开发', '零经验勿扰，要求三年以上经验，基础扎实'],
    ['销售代表', '底薪加提成，多劳多得，无责任底薪5000'],
    ['Credit risk analyst', 'Model instant loans, bad credit segments and approval rates; no credit check products'],
    ['Software Engineer', 'Tuition assistance, 401k, no experience with Rust required'],
    ['Remote data engineer', 'Work from home, $120k per year, build pipelines'],
    ['餐厅服务员', '日结工资，包吃住，可兼职'],
    ['软件测试实习生', '应届生均可，专业不限，有导师带，提供住宿'],
    ['测试工程师', '接受转行，两年以上测试经验，专业不限，精通Python'],
    ['销售代表', '欢迎转行，无经验可培养，有师傅带，包吃住，专业不限'],
    ['量化开发工程师', '开发外汇与期货的实盘交易系统，利润分成10%，免费培训'],
    ['外汇系统测试', '三年以上经验，熟悉外汇业务与SQL，岗前培训'],
    ['期货分析师', '硕士，撰写黄金与期货的行业报告，弹性工作'],
  ])('%s: %s', (title, text) => {
    expect(flagsOf({ title, text })).toEqual([]);
  });
});

describe('what is flagged', () => {
  it('counts a rule once and gives a score in tenths', () => {
    const [flag] = flagsOf({ title: null, text: '先学后付，先学后付，推荐就业，推荐就业' });
    expect(flag).toEqual({
      reason: 'training',
      score: 1.3,
      evidence: [
        { field: 'text', start: 10, end: 14, text: '推荐就业' },
        { field: 'text', start: 0, end: 4, text: '先学后付' },
      ],
    });
  });
});
