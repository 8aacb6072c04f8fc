/**
 * Every error that jobprism throws on purpose, by code. `{name}` stands for a detail of the error.
 * docs/ERRORS.md lists the same codes; a test holds the two together.
 */
export const ERROR_CATALOGUE = {
  OPTION_INVALID: {
    message: 'Option {option} is not usable: {reason}.',
    remedy: 'Correct the option; its meaning, unit and default stand beside its type and in --help.',
  },
  INPUT_NOT_FOUND: {
    message: 'Nothing to read at {path}.',
    remedy: 'Check the path. A pattern such as "data/*.csv" must match at least one file.',
  },
  INPUT_UNREADABLE: {
    message: 'Cannot read {path}: {reason}.',
    remedy: 'Check that it is a file or folder and that you may read it.',
  },
  READER_MISSING: {
    message: 'Reading {format} needs the package {package}, which is not installed.',
    remedy: 'Run: {install}',
  },
  INPUT_EMPTY: {
    message: 'The input holds no usable job description ({records} records read, {rejected} rejected).',
    remedy:
      'Every record that is not used is told with its reason: analyze writes them to rejected.jsonl, other commands to standard error.',
  },
  SEGMENTER_MISSING: {
    message: 'The segmenter {segmenter} needs the package {package}, which is not installed.',
    remedy: 'Run: {install}',
  },
  SEGMENTER_CONTRACT: {
    message: 'The segmenter {segmenter} broke its contract: {reason}.',
    remedy: 'Its spans must be ordered, disjoint and inside the text, with only separators between them.',
  },
  PACK_INVALID: {
    message: 'The framework pack {pack} is not valid at {path}: {reason}.',
    remedy: 'Compare with docs/PACKS.md, then run: jobprism packs validate FILE',
  },
  PACK_UNKNOWN: {
    message: 'There is no framework pack {pack}.',
    remedy: 'List the packs with: jobprism packs list',
  },
  JOB_UNKNOWN: {
    message: 'There is no job {job} among the {jobs} read; nearest by name: {near}.',
    remedy:
      'Ids are those of the input, else file and line. jobprism explain FILE --list lists those of a file; recommend prints the id of each job that it finds in an index.',
  },
  STACK_UNKNOWN: {
    message: 'There is no stack {stack}; there are {stacks}.',
    remedy: 'Name a stack by its id, or as one writes its language, such as golang or C#.',
  },
  VOCABULARY_EMPTY: {
    message: 'No term is left after minDf {minDf} and maxDf {maxDf} over {documents} documents.',
    remedy:
      'Give texts with words in them, lower minDf or raise maxDf; stop words and section weights of 0 take terms, too.',
  },
  CLUSTERS_INVALID: {
    message: 'Cannot make {clusters} clusters of {documents} documents.',
    remedy: 'Ask for at least 1 and at most as many clusters as there are documents, or use auto.',
  },
  OUTPUT_UNWRITABLE: {
    message: 'Cannot write {path}: {reason}.',
    remedy: 'Choose another folder with --out, or make this one writable.',
  },
  MODEL_FOREIGN: {
    message: 'The bytes are no model of jobprism: {reason}.',
    remedy: 'Name a file that analyze wrote as model.jobprism.',
  },
  MODEL_DAMAGED: {
    message: 'The model is damaged: {reason}.',
    remedy: 'Copy the file again, as binary, or make it anew with analyze.',
  },
  MODEL_NEWER: {
    message: 'The model was written in format {found}; this version reads formats up to {known}.',
    remedy: 'Update jobprism, or make the model anew with this version.',
  },
  MODEL_SEGMENTER: {
    message: 'The model was built with the segmenter {segmenter}, and {reason}.',
    remedy:
      'Give the segmenter that it was built with, make the model anew, or allow another dictionary with anyDictionary.',
  },
  INDEX_FOREIGN: {
    message: 'The bytes are no index of jobs: {reason}.',
    remedy: 'Name a file that jobprism wrote as index.jobprism.',
  },
  INDEX_DAMAGED: {
    message: 'The index of jobs is damaged in segment {segment}: {reason}.',
    remedy: 'Copy the file again, as binary, or make it anew; the segments before that one can be recovered.',
  },
  INDEX_TORN: {
    message: 'The index of jobs ends inside segment {segment}: {lost} bytes of it are there, and more were announced.',
    remedy: 'What was being added or deleted when the writing broke off is lost. Recover the rest, then do that again.',
  },
  INDEX_REPLACED: {
    message: 'The file of the index is not the one that was opened, or another program has written to it.',
    remedy: 'Open it anew with POST /v1/reload or SIGHUP, then send the change again.',
  },
  INDEX_NEWER: {
    message: 'The index of jobs was written in format {found}; this version reads formats up to {known}.',
    remedy: 'Update jobprism, or make the index anew with this version.',
  },
  INDEX_OTHER_MODEL: {
    message:
      'The index of jobs was made for another model: its places are of {found}, those of the model of {expected}.',
    remedy: 'Open it with the model that it was made for, or make it anew with this one.',
  },
  WORKER_FAILED: {
    message: 'A thread that reads or clusters job descriptions failed: {reason}.',
    remedy: 'Give it more memory, or run with one worker, which uses no threads.',
  },
  MEMORY_EXCEEDED: {
    message: 'The run holds {held} MB during {stage}, and {limit} MB is its limit.',
    remedy:
      'Allow more with --memory, or lower --workers, --clusters or --max-features; half of the machine is the default.',
  },
  TEMPORARY_UNWRITABLE: {
    message: 'Cannot use the temporary file {path}: {reason}.',
    remedy: 'Set TMPDIR to a folder with room, or allow more memory with --memory.',
  },
  RESUME_MISMATCH: {
    message: 'The run that was interrupted cannot be taken up: it had {what}.',
    remedy: 'Run with the same input and options, or remove .jobprism-resume from the folder of --out.',
  },
  INTERNAL: {
    message: 'A check that jobprism makes of itself failed: {reason}.',
    remedy: 'No result was written. Please report it, with the options and, if you can, the input.',
  },
  ABORTED: {
    message: 'The run was aborted during {stage}.',
    remedy:
      'What was to come of it is not complete. Start it again without aborting the signal; analyze --resume goes on where it was.',
  },
  // Of the service.
  SERVER_MISSING: {
    message: 'The service needs the package {package}, which is not installed.',
    remedy: 'Run: {install}',
  },
  SERVER_UNGUARDED: {
    message: 'The service has no keys, and {host} can be reached from other machines.',
    remedy: 'Give keys by JOBPRISM_KEYS or --keys-file, or listen on 127.0.0.1.',
  },
  ADDRESS_UNUSABLE: {
    message: 'Cannot listen on {address}: {reason}.',
    remedy: 'Choose another --port or --host; port 0 takes any that is free.',
  },
  KEYS_INVALID: {
    message: 'The keys of {source} cannot be used: {reason}.',
    remedy: 'Write one key a line: name, key of at least 16 characters and, if you like, read, write or admin.',
  },
  REQUEST_MALFORMED: {
    message: 'The request cannot be read: {reason}.',
    remedy: 'Send JSON in UTF-8 with its Content-Length right, to an address that is percent-encoded.',
  },
  REQUEST_INVALID: {
    message: 'The request is not usable at {where}: {reason}.',
    remedy: 'Compare with /openapi.json; errors lists every place that is wrong.',
  },
  KEY_REFUSED: {
    message: 'The request has no key that is known.',
    remedy: 'Send the header Authorization: Bearer KEY.',
  },
  KEY_SCOPE: {
    message: 'The key may {has}, and this needs a key that may {needs}.',
    remedy: 'Ask whoever runs the service for such a key.',
  },
  HOST_REFUSED: {
    message: 'A service without keys answers requests to this machine alone.',
    remedy: 'Call it as 127.0.0.1 or localhost, or start it with keys.',
  },
  ORIGIN_REFUSED: {
    message: 'A service without keys takes no such request from a web page of elsewhere.',
    remedy: 'Ask from the page of the service itself or from a program, or start it with keys.',
  },
  ROUTE_UNKNOWN: {
    message: 'There is nothing at this address.',
    remedy: '/openapi.json lists what there is.',
  },
  JOB_NOT_INDEXED: {
    message: 'The index holds no job of this id.',
    remedy: 'Put it there with PUT /v1/jobs/ID, or check the id.',
  },
  CLUSTER_UNKNOWN: {
    message: 'The model has clusters 0 to {last}, and none of this number.',
    remedy: 'List them with GET /v1/clusters.',
  },
  REQUEST_TOO_SLOW: {
    message: 'The request did not arrive in time.',
    remedy: 'Send it faster, or start the service with a larger --request-timeout.',
  },
  METHOD_REFUSED: {
    message: 'This address does not take {method}; it takes {allow}.',
    remedy: 'Use a method that the header Allow names.',
  },
  BODY_TOO_LARGE: {
    message: 'The body of the request is larger than {limit} bytes.',
    remedy: 'Send fewer jobs at once, or start the service with a larger --body-limit.',
  },
  MEDIA_TYPE_REFUSED: {
    message: 'The body of a request must be application/json in UTF-8, and not compressed.',
    remedy: 'Send the header Content-Type: application/json, no other charset and no Content-Encoding.',
  },
  TOO_MANY_REQUESTS: {
    message: 'There were more than {limit} requests a minute.',
    remedy: 'Wait as many seconds as the header Retry-After says.',
  },
  SERVER_BUSY: {
    message: 'The service has as much waiting work as it takes.',
    remedy: 'Try again after as many seconds as the header Retry-After says.',
  },
  CALL_TOO_LONG: {
    message: 'The answer took longer than {seconds} seconds.',
    remedy: 'Send less at once, or start the service with a larger --call-timeout.',
  },
  ANSWER_FAILED: {
    message: 'The answer could not be made.',
    remedy: 'The log of the service tells more under the id of the request. Please report it.',
  },
  SERVER_STOPPING: {
    message: 'The service is stopping.',
    remedy: 'Send the request to another instance, or again in a moment.',
  },
} as const;

/** A code of {@link ERROR_CATALOGUE}. */
export type ErrorCode = keyof typeof ERROR_CATALOGUE;

/** What an error or a warning is about: values that fill its message, readable by programs. */
export type Details = Readonly<Record<string, string | number | boolean | null>>;

/** Fills `{name}` in a template of a catalogue with the detail of that name; a full stop at the end of both is written once. */
export function fillTemplate(template: string, details: Details): string {
  return template.replace(/\{(\w{1,40})\}(\.$)?/g, (whole, name: string, stop = '') => {
    if (!Object.hasOwn(details, name)) return whole;
    const detail = String(details[name]);
    return detail.endsWith('.') ? detail : detail + stop;
  });
}

/**
 * The one error class of the library.
 *
 * @example
 * try {
 *   await analyze(jobs, { clusters: 0 });
 * } catch (error) {
 *   if (error instanceof JobprismError && error.code === 'OPTION_INVALID') console.error(error.details['option']);
 * }
 */
export class JobprismError extends Error {
  override readonly name: string = 'JobprismError';
  /** What went wrong, stable over versions. */
  readonly code: ErrorCode;
  /** The values that the message was made of. */
  readonly details: Details;
  /** What to do about it. */
  readonly remedy: string;

  constructor(code: ErrorCode, details: Details = {}, cause?: unknown) {
    const entry = ERROR_CATALOGUE[code];
    super(fillTemplate(entry.message, details), cause === undefined ? undefined : { cause });
    this.code = code;
    this.details = details;
    this.remedy = fillTemplate(entry.remedy, details);
  }
}

/** The text of whatever was thrown. */
export function reasonOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
