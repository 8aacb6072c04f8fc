import { STATUS_CODES } from 'node:http';
import { JobprismError } from 'jobprism';

/** Codes of the library that are the client's affair. All others are ours: 500. */
const STATUS = { OPTION_INVALID: 422, JOB_UNKNOWN: 404 };

/** Sends any error as application/problem+json (RFC 9457). The last middleware; Express knows it by its four parameters. */
export function problems(error, request, response, next) {
  if (response.headersSent) return next(error);
  const status = statusOf(error);
  if (status >= 500) console.error(error);
  const known = error instanceof JobprismError && status < 500;
  response
    .status(status)
    .type('application/problem+json')
    .json({
      type: known ? `urn:jobprism:error:${error.code}` : 'about:blank',
      title: STATUS_CODES[status],
      status,
      instance: request.originalUrl,
      // Of an error of ours a client is told nothing.
      ...(known && { detail: error.message, code: error.code, remedy: error.remedy }),
    });
}

function statusOf(error) {
  if (error instanceof JobprismError) return STATUS[error.code] ?? 500;
  // What express.json() throws, as for a body that is no JSON, says its status.
  return error?.expose === true ? error.status : 500;
}
