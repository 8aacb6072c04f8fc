/** What values of a column look like, by the field that it would fill. All patterns are tried on the head of a value. */

/** Words that nearly every job description has, and hardly any other text. */
export const DESCRIPTION_CUES: RegExp =
  /岗位职责|工作职责|任职要求|岗位要求|职位描述|工作内容|任职资格|负责|熟悉|优先|经验|responsib|requirement|qualification|you will|you have|we are looking|experience (?:with|in)|years of experience|skills/i;

/** Ends of sentences and items of lists. */
export const SENTENCE_MARKS: RegExp = /[。；;！!？?\n]|\.(?:\s|$)|<(?:p|br|li)\b/g;

/** Names of columns that hold running text, but not about the job. */
export const NO_DESCRIPTION: RegExp =
  /compan|employer|organi[sz]ation|公司|企业|单位|benefit|福利|welfare|comment|评论|review|url|link|链接|logo/i;

/** Short columns by their values; each needs most of them. */
export const SHORT_CUES: readonly (readonly [
  field: 'salary' | 'education' | 'experience' | 'title' | 'company',
  pattern: RegExp,
])[] = [
  [
    'salary',
    /^\s*(?:面议|薪资面议|negotiable)\s*$|\d\s?[kK千万wW]?\s?[-–~～至]\s?[$€£¥￥]?\d[\d,.]{0,9}\s?(?:[kK千万wW元]|[/／]\s?(?:月|年|天|小时|hour|hr|year|month))|^\s*[$€£¥￥]\s?\d|\d\s?(?:元|[kK万])\s?[/／·]|薪$/,
  ],
  [
    'education',
    /^\s*(?:学历)?(?:不限|大专|本科|硕士|博士|研究生|高中|中专|中技|初中|统招本科|全日制本科|mba|bachelor|master|ph\.?d|associate|high school)/i,
  ],
  [
    'experience',
    /^\s*(?:经验|工作经验|工作年限)?\s?(?:不限|无需经验|无经验|应届|在校)|^\s*(?:经验)?\s?\d{1,2}\s?(?:[-–~至]\s?\d{1,2}\s?)?\+?\s?(?:年|years?\b|yrs?\b)|^\s*[一二三四五六七八九十]{1,2}年/i,
  ],
  [
    'title',
    /工程师|开发|程序员|架构师|经理|主管|专员|助理|设计师|分析师|运维|测试|顾问|实习|总监|会计|销售|engineer|developer|manager|analyst|designer|scientist|architect|specialist|assistant|consultant|intern\b|administrator/i,
  ],
  [
    'company',
    /(?:公司|集团|事务所|研究院|银行)\s*(?:[（(][^）)]{0,20}[）)])?\s*$|\b(?:Inc|Ltd|LLC|GmbH|Corp|B\.?V|PLC|AG|Limited|Technologies|Company)\b\.?\s*$/,
  ],
];
