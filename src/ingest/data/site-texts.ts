/** Words that a site puts before or behind a description. */
export interface SiteText {
  readonly site: string;
  /** Without these characters the pattern is not tried. */
  readonly cue: string;
  /** What goes; bounded, and anchored where it stands. */
  readonly pattern: RegExp;
}

/** Characters at the end, and at the beginning, that a rule may look at. */
export const TAIL_REACH = 600;
export const HEAD_REACH = 160;

// Java has keywords too: those of the site open a line, or stand behind the 职能类别 that it writes before them.
const KEYWORDS = /\s{0,8}(?:(?<![^\n][^\S\n]{0,8})|(?<=职能类别[:：][^\n。；;]{1,120}))关键字[:：][^\n。；;]{0,160}$/;

/**
 * Tails, tried in this order; each may go once, and a description of which nothing would be left keeps its words. A rule
 * belongs here where real scrapes have the words and no description says them of the job.
 */
export const TAILS: readonly SiteText[] = [
  { site: '51job', cue: '微信分享', pattern: /\s{0,8}微信分享[\s，,。]{0,4}$/ },
  { site: '51job', cue: '关键字', pattern: KEYWORDS },
  { site: '51job', cue: '职能类别', pattern: /\s{0,8}职能类别[:：][^\n。；;]{0,120}$/ },
  {
    site: 'lagou',
    cue: '财物',
    pattern: /\s{0,8}[^。\n]{0,60}(?:索取|收取)[^。\n]{0,40}财物[^。\n]{0,80}(?:举报|违法|诈骗)[^\n]{0,60}$/,
  },
  {
    site: 'boss',
    cue: '安全提示',
    pattern:
      /\s{0,8}(?:BOSS\s{0,2}(?:直聘)?安全提示|直聘安全提示|(?<![^\n][^\S\n]{0,8})安全提示(?=[\s:：]|$))[^\n]{0,300}(?:\n[^\n]{0,200}){0,2}$/i,
  },
  {
    site: 'boss',
    cue: '举报',
    pattern:
      /(?:^|\n)\s{0,8}(?:微信扫码分享|举报|分享|收藏|立即沟通)(?:\s{1,8}(?:微信扫码分享|举报|分享|收藏|立即沟通)){0,4}\s{0,8}$/,
  },
  { site: 'zhaopin', cue: '职位地图', pattern: /\s{0,8}(?:工作地点[:：]?[^\n]{0,80}\n\s{0,8})?查看职位地图\s{0,8}$/ },
  { site: 'zhaopin', cue: '立即申请', pattern: /\n\s{0,8}(?:立即申请|投递简历|申请职位)\s{0,8}$/ },
  {
    site: 'liepin',
    cue: '投递简历',
    pattern: /\n\s{0,8}(?:投递简历|聊一聊|收藏职位)(?:\s{1,4}(?:投递简历|聊一聊|收藏职位)){0,2}\s{0,8}$/,
  },
  { site: 'linkedin', cue: 'Show less', pattern: /\s{0,8}(?:Show more\s{1,8})?Show less\s{0,8}$/ },
  { site: 'linkedin', cue: 'Show more', pattern: /\s{0,8}Show more\s{0,8}$/ },
  {
    site: 'linkedin',
    cue: 'Referrals increase',
    pattern: /\s{0,8}Referrals increase your chances of interviewing[^\n]{0,160}(?:\n[^\n]{0,120}){0,3}$/,
  },
  {
    site: 'indeed',
    cue: 'Report job',
    pattern: /\s{0,8}(?:If you require alternative methods[^\n]{0,160}\n\s{0,8})?Report job\s{0,8}$/,
  },
  { site: 'any', cue: 'Apply', pattern: /\n\s{0,8}Apply (?:now|for this job|on company (?:web)?site)[\s!.]{0,8}$/i },
];

/** Heads, by the same rule. */
export const HEADS: readonly SiteText[] = [
  {
    site: 'boss',
    cue: '收藏',
    pattern:
      /^\s{0,8}(?:职位描述\s{1,8})?(?:微信扫码分享|举报|分享|收藏)(?:\s{1,8}(?:微信扫码分享|举报|分享|收藏)){0,3}\s{0,8}\n/,
  },
  { site: 'linkedin', cue: 'Save', pattern: /^\s{0,8}(?:Apply\s{1,8})?Save\s{1,8}(?:Report this job\s{1,8})?\n/ },
  { site: 'linkedin', cue: 'Share', pattern: /^\s{0,8}Share\s{0,8}\n\s{0,8}(?:Show more options\s{0,8}\n)?/ },
];
