import type { SingleField } from '../fields.js';

/** A site or crawler that is known by its columns. All names are folded (see `foldName`). */
export interface Fingerprint {
  readonly site: string;
  /** The mapping holds where all of these columns are there. */
  readonly required: readonly string[];
  readonly mapping: Readonly<Partial<Record<SingleField, readonly string[]>>> & {
    readonly text: readonly string[];
    readonly pay?: { readonly min: string; readonly max: string; readonly unit: string };
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
];
