import { STATUS_CODES } from 'node:http';
import { type Details, ERROR_CATALOGUE, type ErrorCode, JobprismError } from '../../core/errors.js';

/** The status of every code that a client can meet. Another code of the library is a request that it cannot work with. */
const STATUS: Readonly<Partial<Record<ErrorCode, number>>> = {
  REQUEST_MALFORMED: 400,
  KEY_REFUSED: 401,
  KEY_SCOPE: 403,
  ORIGIN_REFUSED: 403,
  ROUTE_UNKNOWN: 404,
  JOB_UNKNOWN: 404,
  JOB_NOT_INDEXED: 404,
  CLUSTER_UNKNOWN: 404,
  METHOD_REFUSED: 405,
  REQUEST_TOO_SLOW: 408,
  INDEX_REPLACED: 409,
  BODY_TOO_LARGE: 413,
  MEDIA_TYPE_REFUSED: 415,
  HOST_REFUSED: 421,
  REQUEST_INVALID: 422,
  OPTION_INVALID: 422,
  TOO_MANY_REQUESTS: 429,
  ANSWER_FAILED: 500,
  INTERNAL: 500,
  WORKER_FAILED: 500,
  OUTPUT_UNWRITABLE: 500,
  SERVER_BUSY: 503,
  SERVER_STOPPING: 503,
  CALL_TOO_LONG: 503,
};

/** The media type of RFC 9457. */
export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';

/** A place of a request that is wrong. */
export interface Fault {
  /** JSON pointer into the body, or the name of a parameter. */
  readonly where: string;
  readonly reason: string;
}

/** An error that knows how it is told over HTTP. */
export class HttpProblem extends JobprismError {
  readonly status: number | undefined;
  readonly faults: readonly Fault[];
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    error: JobprismError,
    more: { status?: number; faults?: readonly Fault[]; headers?: Record<string, string> },
  ) {
    super(error.code, error.details, error.cause);
    this.status = more.status;
    this.faults = more.faults ?? [];
    this.headers = more.headers ?? {};
  }

  /** The same said of another error. */
  of(error: JobprismError): HttpProblem {
    return new HttpProblem(error, {
      ...(this.status !== undefined && { status: this.status }),
      faults: this.faults,
      headers: { ...this.headers },
    });
  }
}

/** What is sent for an error. */
export interface Problem {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, unknown>>;
}

/**
 * An error as RFC 9457 has it, with the code and the remedy of the catalogue; never a stack or a path.
 *
 * @param bodyLimit to name where a body is too large
 */
export function problemOf(thrown: unknown, requestId: string, bodyLimit = 0): Problem {
  const error = withoutPath(thrown instanceof JobprismError ? thrown : (foreign(thrown) ?? errorOf(thrown, bodyLimit)));
  const own = error instanceof HttpProblem ? error : null;
  const status = own?.status ?? STATUS[error.code] ?? 422;
  const faults = own?.faults ?? [];
  const where = faults[0]?.where ?? pointerOf(error);
  return {
    status,
    headers: { ...headersOf(error), ...own?.headers },
    body: {
      type: `urn:jobprism:error:${error.code}`,
      title: STATUS_CODES[status] ?? 'Error',
      status,
      detail: error.message,
      code: error.code,
      remedy: error.remedy,
      requestId,
      ...(where !== null && { where }),
      ...(faults.length > 0 && { errors: faults }),
    },
  };
}

/** Where the files of the service are is nobody's business; what went wrong with them often says it again. */
function withoutPath(error: JobprismError): JobprismError {
  if (error.details.path === undefined) return error;
  const reason = error.code === 'OUTPUT_UNWRITABLE' ? 'it cannot be written' : 'it cannot be read';
  const details = { ...error.details, path: 'the model or the index', reason };
  const clean = new JobprismError(error.code, details);
  return error instanceof HttpProblem ? error.of(clean) : clean;
}

function headersOf({ code }: JobprismError): Record<string, string> {
  if (code === 'KEY_REFUSED') return { 'www-authenticate': 'Bearer realm="jobprism"' };
  if (code === 'SERVER_BUSY' || code === 'CALL_TOO_LONG') return { 'retry-after': '1' };
  return code === 'SERVER_STOPPING' ? { 'retry-after': '5' } : {};
}

/** Where the library says which option is wrong, that is where the body is. */
function pointerOf({ code, details }: JobprismError): string | null {
  if (code !== 'OPTION_INVALID') return null;
  return `/${String(details.option).split('.').map(pointerPart).join('/')}`;
}

/** A name as a part of a JSON pointer (RFC 6901). */
export function pointerPart(name: PropertyKey): string {
  return String(name).replaceAll('~', '~0').replaceAll('/', '~1');
}

/** An error of another copy of the library, as CommonJS has one for each entry. */
function foreign(thrown: unknown): JobprismError | null {
  if (!(thrown instanceof Error) || thrown.name !== 'JobprismError') return null;
  const { code, details } = thrown as Partial<JobprismError>;
  if (code === undefined || !Object.hasOwn(ERROR_CATALOGUE, code)) return null;
  return new JobprismError(code, (details ?? {}) as Details);
}

/** What fastify throws, by its code and status, in words of the catalogue. */
function errorOf(thrown: unknown, bodyLimit: number): JobprismError {
  const { code, statusCode } = (thrown ?? {}) as { code?: unknown; statusCode?: unknown };
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return new JobprismError('MEDIA_TYPE_REFUSED');
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return new JobprismError('BODY_TOO_LARGE', { limit: bodyLimit });
  if (code === 'FST_ERR_CTP_INVALID_CONTENT_LENGTH') return malformed('the length of its body is not as declared');
  if (code === 'FST_ERR_CTP_EMPTY_JSON_BODY') return malformed('its body is empty');
  if (code === 'FST_ERR_BAD_URL') return malformed('its address cannot be decoded');
  if (thrown instanceof SyntaxError || code === 'FST_ERR_CTP_INVALID_JSON_BODY')
    return malformed('its body is no JSON');
  if (statusCode === 404 || statusCode === 414) return new JobprismError('ROUTE_UNKNOWN');
  if (typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500)
    return malformed('it is not as it should be');
  return new JobprismError('ANSWER_FAILED', {}, thrown);
}

function malformed(reason: string): JobprismError {
  return new JobprismError('REQUEST_MALFORMED', { reason });
}
