import type { FlagRule } from './flag-rule.js';

/**
 * Words of which one stands in what these rules are for. Only the seldom ones: the others add to them.
 */
export const BAIT_CUES: readonly string[] = '转行|转岗|小白|学徒|储备技术|外汇|贵金属|操盘|交易员|实盘'.split('|');

const rule = (
  reason: 'training' | 'trading',
  weight: number,
  pattern: RegExp,
  where: FlagRule['in'] = 'both',
): FlagRule => ({
  reason,
  weight,
  in: where,
  pattern,
});

/**
 * A technical post for anybody: who applies is told that a course comes first. No single one of these says so, a job for
 * beginners has two or three of them.
 */
const TRAINEES: readonly FlagRule[] = [
  rule('training', 0.6, /零基础|0基础|学徒|实训生|小白|转行|无经验|无需经验|有无经验/, 'title'),
  rule(
    'training',
    0.4,
    /(?:接受|接收|欢迎|允许|考虑)[^。；;\n]{0,8}(?:转行|转岗|待业|小白)|可转行|(?:转行|转岗)(?:人员|人士|者|求职|待业|也可|亦可|均可)|转行[,，、]|转到[^。；;\n]{0,8}行业/,
  ),
  rule('training', 0.3, /无基础|小白/),
  rule('training', 0.2, /有无(?:相关)?经验|经验不限|无(?:需)?经验|无(?:相关)?(?:工作)?经验(?:可|者|均|也|亦)/),
  rule(
    'training',
    0.3,
    /(?:资深|老员工|工程师|技术员|技术人员|同事|专人|师傅|导师|项目经理|项目负责人|前辈|主管)[^。；;\n]{0,8}(?:带(?!领团队)|教技术|手把手|一对一)|手把手/,
  ),
  rule('training', 0.2, /专业不限|不限专业|学历不限|无学历/),
  rule(
    'training',
    0.3,
    /(?:会|懂)(?:得)?(?:使用)?(?:基本|基础)的?(?:电脑|计算机|办公)|(?:懂得?|会)电脑(?:的)?基(?:本|础)|基本的(?:电脑|计算机)操作/,
  ),
  rule('training', 0.3, /(?:岗前|技能|项目)实训|带薪学习|边工作边学|带领实训|学会为止/),
  rule('training', 0.2, /提供(?:住宿|宿舍)|包住|包吃住|男女不限|超龄勿扰/),
  rule(
    'training',
    0.2,
    /(?:想|有意|打算|计划)[^。；;\n]{0,12}(?:互联网|IT)[^。；;\n]{0,6}(?:行业|发展|技术)|长期稳定的?技术/i,
  ),
  rule('training', 0.4, /[\d一二三四五六]\s?(?:[-~至到]\s?\d\s?)?个月的?[^。；;\n]{0,6}(?:强化|学习|培训)/),
  // Asking for years or a tool in depth, it is a job; and posts that anybody can fill are, too.
  rule(
    'training',
    -0.5,
    /[1-9一二两三四五]\s?[-~至到年]?\s?\d?\s?年(?:及)?以上|[2-9]-\d{1,2}\s?年|(?:精通|熟练掌握)\s?[A-Za-z]/,
  ),
  rule(
    'training',
    -0.9,
    /销售|客服|置业|房产|地产|经纪|普工|操作工|司机|服务员|保安|快递|文员|导购|店员|管培|市场|运营|人事|行政|标注|审核|录入|课程|教育/,
    'title',
  ),
];

/** Trading foreign exchange or gold for who has never done it: a course first, then on one's own risk. */
const TRADING: readonly FlagRule[] = [
  rule(
    'trading',
    0.5,
    /外汇|贵金属|黄金|期货|操盘|交易员|实盘|盘面|金融(?:行业|市场|交易|投资|知识)|交易(?:计划|品种|技术|操作)/,
  ),
  rule('trading', 0.3, /(?:零|0)\s?基础|无(?:需)?经验|经验不限|有无经验|转行/),
  rule(
    'trading',
    0.3,
    /免费[^。；;\n]{0,16}培训|(?:试岗|岗前|统一)[^。；;\n]{0,8}培训|培训[^。；;\n]{0,6}免费|免费学习|交易技术培训/,
  ),
  rule(
    'trading',
    0.3,
    /(?:提成|分红|分成|利润)[^。；;\n]{0,6}\d{1,2}\s?%|\d{1,2}\s?%[^。；;\n]{0,6}(?:分红|提成|分成|利润|盈利)|公司(?:内部)?(?:自有资金)?账户|管理(?:公司)?资金/,
  ),
  rule('trading', 0.2, /弹性(?:岗位|工作|坐班)|不(?:要求|用|需)坐班|时间[^。；;\n]{0,6}自由|可异地/),
  rule(
    'trading',
    0.4,
    /孵化基地|模拟(?:训练|盘|交易|操作|考核)|盘感|挖掘[^。；;\n]{0,10}潜能|兴趣者?[^。；;\n]{0,8}(?:培养|学习)/,
  ),
  rule('trading', -0.6, /工程师|开发|量化|算法|研发|架构|产品|测试|风控|合规|quant/i, 'title'),
  rule('trading', -0.5, /(?:CFA|FRM|985|211)|硕士|[2-9一二三四五]\s?年(?:及)?以上|Python|SQL|C\+\+/i),
];

/** What draws people in by a job that is none, without naming a fee. */
export const BAIT_RULES: readonly FlagRule[] = [...TRAINEES, ...TRADING];
