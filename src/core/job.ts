import type { Span } from './span.js';

/** Where a record was read. */
export interface RecordSource {
  /** The file as the user named it, `-` for standard input, or `memory` for objects handed in. */
  readonly file: string;
  /** One-based line where the record begins; for objects handed in and JSON arrays, the one-based record number. */
  readonly line: number;
}

/** A field of a job description that holds text. */
export type TextField = 'title' | 'text';

/** A job description as every stage after ingest sees it. Only `id`, `source` and `text` are always filled. */
export interface JobDescription {
  readonly id: string;
  readonly source: RecordSource;
  readonly title: string | null;
  /** The description proper, as it was read; all offsets refer to it (or to the title). */
  readonly text: string;
  readonly company: string | null;
  readonly city: string | null;
  /** Salary, experience and education as the source's own fields word them. */
  readonly salary: string | null;
  readonly experience: string | null;
  readonly education: string | null;
  /** When it was posted, how many are sought and whether it is remote, in the source's words; absent where it has none. */
  readonly posted?: string;
  readonly headCount?: string;
  readonly remote?: string;
}

/** An input record that was not used, and why. */
export interface RejectedRecord {
  readonly file: string;
  /** One-based; null where the whole file was refused. */
  readonly line: number | null;
  readonly code: RejectionCode;
  readonly reason: string;
}

/** Why a record or file was not used. */
export type RejectionCode =
  | 'JSON_BROKEN'
  | 'RECORD_NOT_OBJECT'
  | 'CSV_BROKEN'
  | 'COLUMNS_RAGGED'
  | 'NO_DESCRIPTION'
  | 'TEXT_EMPTY'
  | 'RECORD_TOO_LARGE'
  | 'NO_JOB_POSTING'
  | 'SHEET_UNUSED'
  | 'FLAGGED'
  | 'FILE_BINARY'
  | 'FILE_BROKEN'
  | 'FILE_ENCODING'
  | 'FILE_ENCRYPTED'
  | 'FILE_TOO_LARGE'
  | 'FILE_EMPTY'
  | 'FILE_UNREADABLE';

/** The words that a statement stands on: `text` is `job[field].slice(start, end)` to the letter. */
export interface Evidence extends Span {
  readonly field: TextField;
  readonly text: string;
}

/** Whether the description asks for something, calls it a plus, or says that it is not wanted. */
export type Polarity = 'required' | 'preferred' | 'excluded';

/** A label for readers in Chinese and English. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** The main language of a text. */
export type Language = 'zh' | 'en' | 'mixed';

/** Degrees, the least first. */
export const DEGREES = ['none', 'junior-college', 'bachelor', 'master', 'phd'] as const;

/** Least accepted degree. */
export type Education = (typeof DEGREES)[number];

/** Pay as a range; a bound that is not given is null. */
export interface Salary {
  readonly min: number | null;
  readonly max: number | null;
  /** ISO 4217. */
  readonly currency: string;
  readonly period: 'hour' | 'day' | 'month' | 'year';
  /** Monthly pays a year where stated, as in 14薪. */
  readonly months: number | null;
}

/** Typed facts of one job description. */
export interface JobFacts {
  /** Years of experience `[min, max]`; a bound that is open is null, and the whole is null where none is stated. */
  readonly experienceYears: readonly [number | null, number | null] | null;
  readonly education: Education | null;
  readonly salary: Salary | null;
  readonly city: string | null;
}

/** A place as far as its words and the gazetteer of cities tell it. */
export interface JobPlace {
  readonly city: Bilingual | null;
  /** As it is written, such as 海淀区. */
  readonly district: string | null;
  /** Of China. */
  readonly province: Bilingual | null;
  /** ISO 3166. */
  readonly country: string;
}

/** The words that say a fact: `text` is `job[field].slice(start, end)` to the letter. */
export interface FactEvidence extends Span {
  readonly field: TextField | 'city' | 'salary' | 'experience' | 'education' | 'posted' | 'headCount' | 'remote';
  readonly text: string;
}

/** A fact that has evidence. */
export type FactName = 'experienceYears' | 'education' | 'salary' | 'city' | 'posted' | 'headCount' | 'remote';

/** {@link JobFacts} and what else a job description says of itself, with the words behind each. */
export interface ExtractedFacts extends JobFacts {
  /** Null where the gazetteer knows none of the words. */
  readonly place: JobPlace | null;
  /** Day of posting, as `2024-05-01`. */
  readonly posted: string | null;
  /** People sought. */
  readonly headCount: number | null;
  readonly remote: 'remote' | 'hybrid' | 'onsite' | null;
  /** Of every fact that is not null. */
  readonly evidence: Readonly<Partial<Record<FactName, FactEvidence>>>;
}
