import type { FlagReason, FlagRule } from './flag-rule.js';
import { BAIT_CUES, BAIT_RULES } from './flag-rules-bait.js';

export type { FlagReason, FlagRule } from './flag-rule.js';

/** The weights of a reason from which an advertisement is flagged. */
export const FLAG_THRESHOLD = 1;

/**
 * Words of which a job must have one before any rule is tried; most jobs have none and are done at once. Looking for a
 * word is cheaper than a pattern. Rules that flag nothing without another one (培训, "no experience") need no word here.
 */
export const FLAG_CUES: readonly string[] = [
  ...BAIT_CUES,
  ...(
    '就业|零基础|0基础|零 基础|0 基础|零经验|0经验|学费|先学|先上课|先培训|试听|试学|学员|实训|转行|助学|包分配|安排工作|推荐工作|' +
    '贷|借款|征信|黑户|放款|下款|到账|秒批|抵押|用钱|缺钱|周转|下线|下级|人头|发展团队|发展会员|月入|日入|躺赚|睡后|被动收入|财务自由|' +
    '零投资|0投资|0 投资|无本创业|加盟|代理|入会费|会员费|刷单|刷信誉|刷好评|刷销量|点赞|日结|秒结|当日结|一结|就结|兼职|赚钱|垫付|本金|' +
    '押金|保证金|服装费|报名费|资料费|体检费|办卡费|培训费|' +
    'uition|nd placement|& placement|+ placement|after placement|ootcamp|guarantee|Guarantee|nstant loan|nstant cash|bad credit|Bad credit|' +
    'credit check|own boss|MLM|ulti-level|etwork marketing|ownline|assive income|inancial freedom|income potential|earning potential|' +
    'from home|a day|per day|/day|/ day|hatsApp|elegram|get paid|upfront fee|registration fee|Registration fee|application fee|training fee|Application fee|Training fee'
  ).split('|'),
];

const rule = (reason: FlagReason, weight: number, pattern: RegExp, where: FlagRule['in'] = 'both'): FlagRule => ({
  reason,
  weight,
  in: where,
  pattern,
});

/** Weights add up by reason; each rule counts once. */
export const FLAG_RULES: readonly FlagRule[] = [
  ...BAIT_RULES,
  rule(
    'training',
    0.6,
    /(?:包|保|保证|推荐|安排|负责)(?:分配)?就业|就业(?:有)?保障|毕业(?:即|后)?(?:包|推荐|安排|分配)(?:就业|工作)|学(?:完|成|会)(?:后)?(?:包|推荐|安排|直接)/,
  ),
  rule('training', 0.4, /(?:零|0)\s?(?:基础|经验)(?:小白)?(?:可学|入学|也可|均可|学习|学|起步|皆可|培养|转行|入行)?/),
  rule(
    'training',
    0.7,
    /先(?:学习?|上课|就业)后付|先培训后付|学费分期|分期(?:付|交|缴)?学费|助学贷款|(?:0|零)(?:首付|学费)(?:入学|学习)?|毕业后再?付学费/,
  ),
  rule('training', 0.4, /免费(?:试学|试听|体验课)|试听课/),
  rule('training', 0.3, /(?:学费|培训费用?)(?!补贴|报销|补助|全免|减免)/),
  rule(
    'training',
    0.5,
    /实训(?:基地|课程|学员|营|班)|培训(?:班|学校|机构)(?:招生|招收|招募)|招(?:收|募)?(?:实训|培训)?学员|报名(?:学习|参加培训|上课)/,
  ),
  rule('training', 0.4, /(?:想|可|零基础|跨专业|成功)转行|转行(?:学|做|it|高薪|人员)/i),
  rule(
    'training',
    0.5,
    /学习?\s?[\d一二三四五六]{1,2}\s?(?:[-~至到]\s?\d{1,2}\s?)?个月[^。\n]{0,16}(?:就业|上岗|月薪|薪资|入职)/,
  ),
  rule('training', 0.4, /签(?:订|署)?[^。，\n]{0,6}就业(?:协议|合同)|不就业不收费|就业后付款/),
  rule(
    'training',
    0.7,
    /training (?:and|&|\+) placement|pay (?:only )?after (?:placement|you get (?:a job|hired))|job guarantee|guaranteed (?:job|placement)/i,
  ),
  rule(
    'training',
    0.4,
    /\btuition\b(?! (?:reimbursement|assistance|aid))|\benrol(?:l)? (?:now|in|today)\b|\bcoding bootcamp\b/i,
  ),
  rule('training', 0.3, /no (?:prior )?experience (?:needed|required|necessary)/i),
  rule(
    'training',
    -0.9,
    /讲师|教师|老师|教员|培训师|课程顾问|招生|班主任|教研|teacher|trainer|instructor|lecturer|professor/i,
    'title',
  ),
  rule('training', -0.4, /tuition (?:reimbursement|assistance)|带薪(?:培训|实训)|公司(?:出资|付费)培训/i),

  rule('loan', 0.4, /无抵押|免抵押|无担保|信用贷|凭身份证(?:即可)?(?:办|贷)/),
  rule('loan', 0.6, /秒批|秒到账|当天(?:放|下)款|(?:快速|极速|最快)[^。\n]{0,6}(?:放|下|到)[款账]|包下款/),
  rule('loan', 0.7, /黑户|征信(?:不好|花了?|黑|差)|不(?:看|查)征信|有逾期(?:也|均)?可/),
  rule('loan', 0.7, /(?:急用钱|缺钱|资金周转|用钱)[^。\n]{0,10}(?:找我|联系|加我|来电|咨询)/),
  rule('loan', 0.3, /(?:办理|代办|申请|提供)(?:各类|各种|个人)?(?:小额)?(?:贷款|信用卡|网贷|借款)/),
  rule('loan', 0.4, /额度[^。\n]{0,8}\d{1,4}万[^。\n]{0,16}(?:下款|放款|利息|到账)/),
  rule('loan', 0.6, /instant (?:cash )?loans?|guaranteed (?:loan )?approval|loan approval guaranteed/i),
  rule('loan', 0.5, /bad credit (?:ok|okay|welcome|accepted)|no credit check/i),
  rule('loan', -0.7, /开发|工程师|风控|产品|测试|架构|分析师|法务|engineer|developer|analyst|scientist|risk/i, 'title'),

  rule(
    'multi-level',
    0.8,
    /发展下线|拉人头|发展(?:团队|会员)[^。\n]{0,10}(?:提成|返利|奖励)|(?:下级|下线)(?:代理|会员|提成)/,
  ),
  rule(
    'multi-level',
    0.5,
    /(?:轻松|保底)?(?:月入(?:过)?(?:万|\d{1,3}万|[1-9]0000)|日入(?:过)?[百千万\d]{1,4})|躺赚|睡后收入/,
  ),
  rule('multi-level', 0.5, /被动收入|财务自由|零投资|0\s?投资|无本创业/),
  rule(
    'multi-level',
    0.6,
    /(?:交|缴纳?|付)[^。，\n]{0,6}(?:会员费|入会费|入门费|代理费|加盟费)|代理[^。，\n]{0,8}(?:拿货|囤货)|微商代理/,
  ),
  rule(
    'multi-level',
    0.7,
    /\bdownlines?\b|multi-level marketing|\bMLM\b|recruit (?:your )?(?:friends|others) (?:and|to) earn/i,
  ),
  rule('multi-level', 0.4, /be your own boss|passive income|financial freedom|unlimited (?:earning|income) potential/i),
  rule('multi-level', 0.4, /no experience (?:needed|required)[^.\n]{0,60}(?:earn|make) (?:up to )?\$\d/i),
  rule('multi-level', -0.7, /开发|工程师|架构|测试|产品|engineer|developer|analyst/i, 'title'),

  rule('click-farming', 0.8, /刷单(?!风险|行为|检测|识别|作弊)|刷信誉|刷好评|刷销量|点赞(?:员|兼职|赚钱|关注赚)/),
  rule('click-farming', 0.3, /日结|当日结算|一单一结|做完就结|秒结/),
  rule('click-farming', 0.4, /(?:手机|在家|宝妈|学生党?|时间自由)[^。\n]{0,12}(?:兼职|赚钱|可做|操作)/),
  rule(
    'click-farming',
    0.4,
    /(?:打字|录入|抄写)[^。\n]{0,4}兼职|兼职(?:打字|录入|抄写)|[\d一二三五十百]{1,3}元?\s?[/一每]\s?单/,
  ),
  rule('click-farming', 0.6, /垫付|本金[^。\n]{0,6}(?:返|退)|先付款[^。\n]{0,8}返/),
  rule(
    'click-farming',
    0.5,
    /(?:like|rate|review)[^.\n]{0,30}(?:videos|products|hotels)[^.\n]{0,40}(?:paid|earn|\$\d)|optimi[sz]e (?:app|product) (?:ratings|data) from home/i,
  ),
  rule(
    'click-farming',
    0.5,
    /earn \$?\d{2,4}\s?(?:-\s?\$?\d{2,4}\s?)?(?:per|a|\/) ?day|(?:whatsapp|telegram) (?:me|us|to (?:start|apply))/i,
  ),
  rule('click-farming', -1, /反作弊|风控|反欺诈|打击|识别[^。\n]{0,6}刷|anti-?fraud|fraud detection/i),
  rule('click-farming', -0.7, /开发|工程师|算法|架构|engineer|developer|analyst/i, 'title'),

  rule(
    'fee',
    1,
    /(?:需|须|先|要|请)?(?:缴纳|交纳|缴|收取|交|预付)[^。，,\n]{0,6}(?:押金|保证金|培训费|服装费|报名费|资料费|体检费|办卡费)/,
  ),
  rule(
    'fee',
    1,
    /(?:pay|send) (?:a |an |the )?(?:upfront|registration|application|training) fee|registration fee (?:of|is) \$?\d/i,
  ),
  rule(
    'fee',
    -1,
    /(?:不|无需|不需要?|不用|严禁|绝不|从不|无须|谨防)[^。，,\n]{0,8}(?:收取?|缴纳?|交纳?|押金|费用)|no (?:upfront |registration |application )?fees?\b|never (?:ask|charge|request)/i,
  ),
  rule('fee', -0.7, /开发|工程师|财务|会计|出纳|engineer|developer|accountant/i, 'title'),
];
