import type { SingleField, TextPart } from '../fields.js';

function words(list: string): readonly string[] {
  return list.trim().split(/\s+/);
}

/**
 * Usual names of columns and JSON fields, folded (see `foldName`), best first. Add a name where a real scrape has it;
 * a name belongs to one field only.
 */
export const COLUMN_NAMES: Readonly<Record<SingleField | TextPart, readonly string[]>> = {
  id: words(`
    id jobid positionid postingid vacancyid encryptjobid encryptid jobnumber jobno 职位id
    岗位id 职位编号 岗位编号 joburl joblink jobhref positionurl url link href 职位链接 岗位链接 链接 网址
    jobkey jobpostingid securityid identifiervalue jobpostingurl
  `),
  title: words(`
    title jobtitle positiontitle postingtitle jobname positionname position postname role
    jobrole 职位 岗位 职位名称 岗位名称 职位名 岗位名 招聘职位 招聘岗位 标题 name
    displaytitle rolename 招聘岗位名称 职务名称 职务 岗位标题 职位标题
  `),
  description: words(`
    description jobdescription jobdesc jobdetail jobdetails positiondescription
    positiondetail postdescription fulldescription descriptiontext desc jd text jobtext
    content body detail details 职位描述 岗位描述 职位信息 岗位信息 职位详情 岗位详情 职位介绍 岗位介绍 招聘详情 工作描述 职位要点 岗位内容 职位内容 招聘内容 描述 详情
    jobdescribe jobsummary positiondesc postdesc descriptionhtml htmldescription
    jobdescriptionformatted descriptionformatted jobdescriptiontext jobcontent roledescription 职位描述信息 职位说明 岗位说明 招聘信息
    岗位职责描述 职位描述与要求 岗位详细信息 职位内容描述 工作说明 job职位描述
  `),
  responsibilities: words(`
    responsibilities responsibility jobresponsibilities keyresponsibilities duties
    jobduties duty 岗位职责 职位职责 工作职责 主要职责 工作内容 职责 职责描述
    职责要求 岗位职责与要求 岗位工作内容
  `),
  requirements: words(`
    requirements requirement jobrequirements jobrequirement minimumqualifications
    basicqualifications requiredqualifications qualifications qualification 任职要求 岗位要求 职位要求
    任职资格 任职条件 招聘要求 应聘要求 能力要求 技能要求 专业要求
    experiencerequirementstext 任职要求描述 应聘条件 招聘条件 职位需求 岗位需求
  `),
  preferred: words(`
    preferredqualifications preferred nicetohave desiredqualifications 加分项 优先条件
  `),
  company: words(`
    company companyname companyfullname companyshortname employer employername brandname
    organization organisation hiringorganization 公司 公司名称 公司名 企业 企业名称
    hiringorganizationname companydisplayname fullcompanyname brandfullname hiringcompany 招聘单位 用人单位 单位名称 公司全称 企业全称 公司简称
  `),
  city: words(`
    city cityname jobcity workcity location joblocation worklocation place workplace
    jobarea area 城市 工作城市 地区 工作地区 工作地点 地点 所在城市 所在地
    jobareastring workareatext jobarealeveldetailcitystring citydisplay locationname formattedlocation
    joblocationcity joblocationaddressaddresslocality addresslocality joblocationaddressaddressregion candidatelocation 所在地区 工作区域 工作地 上班地点 工作城市地区 城市区域 所在区域
  `),
  salary: words(`
    salary salarydesc salaryrange salarytext providesalarytext providesalary jobsalary
    compensation payrange pay wage wages 薪资 薪水 薪酬 月薪 工资 薪资范围 薪资待遇 薪资水平 薪酬范围 月薪范围 薪酬待遇 工资待遇
    providesalarystring salary60 salarysnippettext salaryformatted formattedsalary jobbasepayrange
    basesalarytext 薪资区间 工资范围 薪酬区间 薪水范围 月薪区间 年薪 薪金 薪资情况 薪资要求
  `),
  experience: words(`
    experience jobexperience workexperience experiencerequired yearsofexperience
    experienceyears workyear workyears workingexp 工作经验 经验 经验要求 工作年限 年限
    workyearstring workingexpname experiencename experiencerange experiencerequirements
    minexperience requiredexperience 经验年限 工作经历 工作经验要求 从业年限
  `),
  education: words(`
    education educationlevel educationrequired degree jobdegree edu 学历 学历要求 教育程度 最低学历
    degreestring degreename edulevel edulevelname educationrequirements degreefrom
    educationrequirementscredentialcategory 学历水平 文化程度 最低学历要求 学历层次
  `),
  posted: words(`
    dateposted posteddate postdate posted postedat publishedat publishdate publishtime postingdate postedsince
    postedon listedtime listedat jobpostedtime jobposteddate issuedate issuedatestring firstpublishtime
    发布时间 发布日期 时间 更新时间 更新日期 上线时间
  `),
  headCount: words(`
    headcount vacancies numberofopenings openings totaljobopenings vacancycount jobnum recruitnumber recruitnum
    招聘人数 人数 招聘数量 需求人数 招收人数
  `),
  remote: words(`
    remote isremote remoteallowed workplacetype workmode joblocationtype worktypename 远程 是否远程 办公方式 工作方式
  `),
};

/** Columns that come in pairs, folded, with the columns that may say their currency and period. */
export interface PayPairNames {
  readonly min: string;
  readonly max: string;
  readonly currency: readonly string[];
  readonly period: readonly string[];
}

const CURRENCY = ['currency', 'salarycurrency', 'paycurrency', 'basesalarycurrency', '币种'];
const PERIOD = [
  'interval',
  'salaryinterval',
  'payperiod',
  'salaryperiod',
  'salaryunit',
  'period',
  'basesalaryvalueunittext',
  'basesalarypaymentperiod',
];

function pair(min: string, max: string): PayPairNames {
  return { min, max, currency: CURRENCY, period: PERIOD };
}

/** Pairs of pay columns that real scrapes have. */
export const PAY_PAIRS: readonly PayPairNames[] = [
  pair('minamount', 'maxamount'),
  pair('salarymin', 'salarymax'),
  pair('minsalary', 'maxsalary'),
  pair('salaryfrom', 'salaryto'),
  pair('lowsalary', 'highsalary'),
  pair('minwage', 'maxwage'),
  pair('minwages', 'maxwages'),
  pair('minpay', 'maxpay'),
  pair('basesalaryvalueminvalue', 'basesalaryvaluemaxvalue'),
  pair('basesalaryminamount', 'basesalarymaxamount'),
  pair('extractedsalarymin', 'extractedsalarymax'),
  pair('jobsalarymin', 'jobsalarymax'),
  pair('salarylow', 'salaryhigh'),
  pair('最低薪资', '最高薪资'),
  pair('最低月薪', '最高月薪'),
  pair('薪资下限', '薪资上限'),
];

/** Names that say too little at the end of a path: the `name` of what, the `title` of whom? */
export const VAGUE_IN_PATH: ReadonlySet<string> = new Set(
  words(`
    id name title text content body url link href description desc detail details label value code role location place
    position post area period currency interval experience remote posted period pay
  `),
);

/** Parts of a path that speak of the company or of a person: what lies below is no field of the job but its company. */
export const COMPANY_PATH: RegExp = /compan|employer|organi[sz]ation|brand|boss|recruiter|user|author|hr\b|publisher/i;
