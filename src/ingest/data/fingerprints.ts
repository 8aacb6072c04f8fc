import type { SingleField } from '../fields.js';

/** Pay columns of a site: their bounds, and where its currency and period stand or what they always are. */
export interface FingerprintPay {
  readonly min: string;
  readonly max: string;
  readonly currency?: string;
  readonly period?: string;
  readonly unit: string;
}

/** A site or crawler that is known by its columns. All names are folded (see `foldName`). */
export interface Fingerprint {
  readonly site: string;
  /** The mapping holds where all of these columns are there. */
  readonly required: readonly string[];
  /** What is left out is told by the usual names. */
  readonly mapping: Readonly<Partial<Record<SingleField, readonly string[]>>> & {
    readonly text?: readonly string[];
    readonly pay?: FingerprintPay;
  };
}

/**
 * Known column sets, tried in this order. One belongs here where the names alone would mislead (51job's
 * `company_name` holds the job title) or say less than is known (that its wages are yuan a month).
 */
export const FINGERPRINTS: readonly Fingerprint[] = [
  {
    site: '51job',
    required: ['companyname', 'maxwages', 'minwages', 'place', 'place2', 'requirement'],
    mapping: {
      title: ['companyname'],
      // `place` is a street address.
      city: ['place2'],
      education: ['education'],
      text: ['requirement'],
      pay: { min: 'minwages', max: 'maxwages', unit: '元/月' },
    },
  },
  {
    site: '51job-api',
    required: ['jobname', 'jobareastring', 'providesalarystring'],
    mapping: {
      title: ['jobname'],
      city: ['jobareastring'],
      salary: ['providesalarystring'],
      experience: ['workyearstring', 'workyear'],
      education: ['degreestring'],
      company: ['fullcompanyname', 'companyname'],
    },
  },
  {
    site: '51job-list',
    required: ['jobname', 'providesalarytext', 'workareatext'],
    mapping: { title: ['jobname'], city: ['workareatext'], salary: ['providesalarytext'], company: ['companyname'] },
  },
  {
    site: 'boss',
    required: ['name', 'salary', 'desc', 'href', 'tags'],
    mapping: {
      id: ['id', 'href'],
      title: ['name'],
      company: ['company'],
      salary: ['salary'],
      city: ['city', 'location', 'area'],
      text: ['desc'],
    },
  },
  {
    // What the page of one job answers with.
    site: 'boss-api',
    required: ['postdescription', 'experiencename', 'degreename'],
    mapping: {
      id: ['encryptid', 'encryptjobid'],
      title: ['jobname', 'jobinfojobname', 'positionname'],
      city: ['locationname', 'cityname'],
      experience: ['experiencename'],
      education: ['degreename'],
      company: ['brandname'],
      text: ['postdescription'],
    },
  },
  {
    // What a search answers with; the descriptions come from elsewhere.
    site: 'boss-api',
    required: ['encryptjobid', 'jobname', 'salarydesc'],
    mapping: {
      id: ['encryptjobid'],
      title: ['jobname'],
      city: ['cityname'],
      experience: ['jobexperience'],
      education: ['jobdegree'],
      company: ['brandname'],
    },
  },
  {
    site: 'lagou',
    required: ['positionname', 'workyear', 'companyfullname'],
    mapping: {
      id: ['positionid'],
      title: ['positionname'],
      city: ['city'],
      company: ['companyfullname', 'companyshortname'],
    },
  },
  {
    site: 'zhaopin',
    required: ['citydisplay', 'edulevelname'],
    mapping: {
      id: ['number', 'jobid'],
      title: ['jobname', 'name'],
      city: ['citydisplay'],
      experience: ['workingexpname'],
      education: ['edulevelname'],
      company: ['companyname'],
    },
  },
  {
    site: 'zhaopin',
    required: ['workcity', 'workingexp', 'companyname'],
    mapping: {
      id: ['number', 'jobid'],
      title: ['jobname', 'name'],
      city: ['workcity'],
      experience: ['workingexp'],
      company: ['companyname'],
    },
  },
  {
    site: 'jobspy',
    required: ['site', 'joburl', 'minamount', 'maxamount', 'dateposted'],
    mapping: {
      id: ['id', 'joburl'],
      title: ['title'],
      city: ['location'],
      company: ['company'],
      text: ['description'],
      pay: { min: 'minamount', max: 'maxamount', currency: 'currency', period: 'interval', unit: '' },
    },
  },
  {
    site: 'schema.org',
    required: ['@type', 'hiringorganizationname', 'title', 'description'],
    mapping: {
      id: ['identifiervalue', 'identifier', 'url', '@id'],
      title: ['title'],
      city: ['joblocationaddressaddresslocality', 'joblocationaddressaddressregion', 'joblocationaddress'],
      company: ['hiringorganizationname'],
      text: ['description', 'responsibilities', 'qualifications'],
    },
  },
  {
    site: 'google-careers',
    required: ['title', 'responsibilities', 'minimumqualifications', 'preferredqualifications'],
    mapping: {
      title: ['title'],
      company: ['company'],
      city: ['location'],
      text: ['responsibilities', 'minimumqualifications', 'preferredqualifications'],
    },
  },
  {
    site: 'findwork',
    required: ['role', 'text', 'companyname', 'location'],
    mapping: {
      id: ['id', 'url'],
      title: ['role'],
      company: ['companyname'],
      city: ['location'],
      text: ['text'],
    },
  },
  {
    site: 'linkedin',
    required: ['postingtitle', 'companyname', 'description', 'joburl'],
    mapping: {
      id: ['id', 'joburl'],
      title: ['postingtitle'],
      company: ['companyname'],
      city: ['location'],
      text: ['description'],
    },
  },
  {
    site: 'linkedin',
    required: ['jobpostingid', 'jobtitle', 'jobsummary'],
    mapping: { id: ['jobpostingid'], title: ['jobtitle'], city: ['joblocation'], text: ['jobsummary'] },
  },
  {
    site: 'linkedin',
    required: ['jobpostingurl', 'formattedworktype', 'title', 'description'],
    mapping: {
      id: ['jobid', 'jobpostingurl'],
      title: ['title'],
      city: ['location'],
      text: ['description'],
      pay: { min: 'minsalary', max: 'maxsalary', currency: 'currency', period: 'payperiod', unit: '' },
    },
  },
  {
    site: 'indeed',
    required: ['positionname', 'externalapplylink', 'description'],
    mapping: { id: ['id', 'url'], title: ['positionname'], city: ['location'], text: ['description'] },
  },
  {
    site: 'indeed',
    required: ['jobkey', 'formattedlocation'],
    mapping: { id: ['jobkey'], city: ['formattedlocation'] },
  },
];
