import { readFile, stat } from 'node:fs/promises';
import { JobprismError, reasonOf } from '../core/errors.js';
import { magicOf } from '../ingest/readers/magic.js';
import { toUtf8 } from '../ingest/readers/to-utf8.js';
import { newTally } from '../ingest/record.js';
import type { PersonInput } from '../recommend/person.js';

/**
 * What reads like a path or the name of a file and not like words of a person; Node.js and ASP.NET are words, and so is C/C++.
 */
const NAMES_FILE =
  /^(?:\.{0,2}|~)\/[^\s,，、;；。]{1,400}$|^[^\s,，、;；。]{1,400}\.(?!(?:js|ts|net|io|ai)$)[a-z][a-z0-9]{0,7}$/i;
const IS_JSON = /\.json$/i;
/** More than a person can bring; what is longer is another file. */
const MOST_BYTES = 8_000_000;
/** As far as the kind of a file and its encoding are told by how it begins. */
const HEAD_BYTES = 64 * 1024;

/**
 * The person of `--profile`: a file (`.json` holds a PersonInput, any other a résumé), `-` for standard input, or the words
 * themselves.
 *
 * @throws JobprismError INPUT_NOT_FOUND, INPUT_UNREADABLE, OPTION_INVALID
 */
export async function personIn(profile: string, stdin: AsyncIterable<Uint8Array>): Promise<PersonInput> {
  if (profile === '-') return parsed(await textOf(profile, await gathered(stdin)), profile);
  const found = await stat(profile).catch(() => null);
  if (!found && NAMES_FILE.test(profile)) throw new JobprismError('INPUT_NOT_FOUND', { path: profile });
  if (!found) return { text: profile };
  let bytes: Uint8Array;
  try {
    if (found.size > MOST_BYTES) throw new Error(`it has more than ${MOST_BYTES} bytes`);
    bytes = await readFile(profile);
  } catch (error) {
    throw new JobprismError('INPUT_UNREADABLE', { path: profile, reason: reasonOf(error) }, error);
  }
  const text = await textOf(profile, bytes);
  return IS_JSON.test(profile) ? fromJson(text, profile) : { text };
}

/** Standard input is JSON where it begins as an object does. */
function parsed(text: string, path: string): PersonInput {
  return text.trimStart().startsWith('{') ? fromJson(text, path) : { text };
}

function fromJson(text: string, path: string): PersonInput {
  try {
    return JSON.parse(text) as PersonInput;
  } catch (error) {
    throw new JobprismError('INPUT_UNREADABLE', { path, reason: `it is no JSON: ${reasonOf(error)}` }, error);
  }
}

/** Text in any encoding that jobs are read in. */
async function textOf(path: string, bytes: Uint8Array): Promise<string> {
  const head = bytes.subarray(0, HEAD_BYTES);
  const decoder = new TextDecoder();
  const tally = newTally();
  let text = '';
  try {
    if (magicOf(head) !== null) throw new Error('it is no text, but as a Word file or an archive is; save its text');
    for await (const piece of toUtf8(head, once(bytes), 'auto', tally)) text += decoder.decode(piece, { stream: true });
    if (tally.replaced > 0) throw new Error('its encoding cannot be told; save it in UTF-8');
  } catch (error) {
    throw new JobprismError('INPUT_UNREADABLE', { path, reason: reasonOf(error) }, error);
  }
  return text + decoder.decode();
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

async function gathered(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of stream) {
    size += piece.length;
    if (size > MOST_BYTES) {
      throw new JobprismError('INPUT_UNREADABLE', { path: '-', reason: `it has more than ${MOST_BYTES} bytes` });
    }
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
