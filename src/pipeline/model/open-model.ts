import * as z from 'zod';
import { JobprismError } from '../../core/errors.js';
import { parseOptions } from '../../core/options.js';
import { unpack } from '../../model/container.js';
import type { ModelSegmenter } from '../../model/contents.js';
import { decodeModel } from '../../model/decode.js';
import { dictionaryOf } from '../../tokenize/dictionary-of.js';
import { SEGMENTER_NAMES, type Segmenter, type SegmenterName } from '../../tokenize/segmenter.js';
import { checkDescribed } from './described.js';
import { type JobModel, jobModel } from './job-model.js';

/** What the opening of a model may be told. */
export interface OpenModelOptions {
  /** The segmenter of one's own that the model was made with; it is compared by its name. Default: none. */
  readonly segmenter?: Segmenter | undefined;
  /**
   * Whether a segmenter whose dictionary is another one now will do: jobs are then cut a little otherwise than those of
   * the run were. Default: false, such a model is refused.
   */
  readonly anyDictionary?: boolean | undefined;
}

const schema = z.strictObject({
  segmenter: z
    .custom<Segmenter>(
      (value) =>
        typeof value === 'object' && value !== null && typeof (value as Partial<Segmenter>).segment === 'function',
      'must have a name and a method segment',
    )
    .optional(),
  anyDictionary: z.boolean('must be true or false').default(false),
});

/**
 * Opens a model from its bytes, all of them checked. Needs no files, and so works in browsers, too, where the segmenter
 * of the model does (`intl`).
 *
 * @param bytes of model.jobprism; arrays of the model lie in them, so they must not be changed
 * @throws JobprismError MODEL_FOREIGN, MODEL_DAMAGED, MODEL_NEWER, MODEL_SEGMENTER, OPTION_INVALID
 * @example
 * const model = await openModel(new Uint8Array(await (await fetch('/model.jobprism')).arrayBuffer()));
 * const { cluster, skills } = await model.assign('负责Go网关开发，支撑万级QPS');
 */
export async function openModel(bytes: Uint8Array, options: OpenModelOptions = {}): Promise<JobModel> {
  const { segmenter, anyDictionary } = parseOptions(schema, options, 'model');
  if (!(bytes instanceof Uint8Array)) {
    throw new JobprismError('OPTION_INVALID', {
      option: 'bytes',
      reason: 'must be a Uint8Array; loadModel opens a file by its path',
    });
  }
  const contents = decodeModel(await unpack(bytes), ({ described }) => checkDescribed(described));
  await checkSegmenter(contents.reading.segmenter, segmenter, anyDictionary);
  return jobModel({ contents, bytes, segmenter });
}

/** @throws JobprismError MODEL_SEGMENTER */
async function checkSegmenter(
  { name, own, dictionary }: ModelSegmenter,
  given: Segmenter | undefined,
  anyDictionary: boolean,
): Promise<void> {
  const refuse = (reason: string): never => {
    throw new JobprismError('MODEL_SEGMENTER', { segmenter: name, reason });
  };
  if (own) {
    if (!given) refuse('that is an object of its maker, which must be given as the option segmenter');
    if (given!.name !== name) refuse(`the one that was given is ${given!.name}`);
    return;
  }
  if (given) refuse('that is built in, so that none may be given');
  if (!SEGMENTER_NAMES.includes(name as SegmenterName)) refuse('this version has none of that name');
  const now = await dictionaryOf(name as SegmenterName);
  if (anyDictionary || dictionary === null || now === null || now === dictionary) return;
  refuse(`its dictionary was another one: ${dictionary.slice(0, 24)}, now ${now.slice(0, 24)}`);
}
