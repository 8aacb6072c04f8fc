import * as z from 'zod';
import { builtInData, type KnowledgeParts, knowledgeOf } from '../frameworks/registry.js';
import { capabilitySchema, packSchema, technologySchema } from '../frameworks/schema.js';
import { packFaults } from '../frameworks/validate.js';
import { damaged, jsonBytes, type Sections } from './sections.js';

const schema = z.strictObject({
  technologies: z.array(technologySchema),
  capabilities: z.array(capabilitySchema),
  packs: z.array(packSchema),
});

let builtInBytes: Uint8Array | undefined;

/**
 * The catalogue and packs of a model. Mostly they are those of this version, byte by byte, which need no check.
 *
 * @throws JobprismError MODEL_DAMAGED
 */
export function knowledgeIn(sections: Sections): KnowledgeParts {
  const bytes = sections.get('knowledge', Uint8Array);
  builtInBytes ??= jsonBytes(builtInData());
  if (isSame(bytes, builtInBytes)) return builtInData();
  const json = sections.json('knowledge');
  const checked = schema.safeParse(json);
  if (!checked.success) {
    const [issue] = checked.error.issues;
    throw damaged(`its knowledge is wrong at ${issue?.path.join('.')}: ${issue?.message}`);
  }
  // As it is written, not as it was checked: a model that was read is written as the same bytes.
  const own = json as KnowledgeParts;
  checkPacks(own);
  return own;
}

/** Packs that this version has itself were checked; those of one's own and of other versions may be anything. */
function checkPacks(data: KnowledgeParts): void {
  const known = new Set(builtInData().packs.map((pack) => JSON.stringify(pack)));
  const { catalogue } = knowledgeOf(data);
  for (const pack of data.packs) {
    if (known.has(JSON.stringify(pack))) continue;
    // The catalogue holds the spellings of the other packs, too, where one may stand in two: then the later pack counts.
    const fault = packFaults(pack, catalogue).find(({ path }) => !path.startsWith('technologies'));
    if (fault) throw damaged(`its pack ${pack.id} is wrong at ${fault.path}: ${fault.reason}`);
  }
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return false;
  return true;
}
