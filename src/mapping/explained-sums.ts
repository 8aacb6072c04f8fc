import type { Bilingual, Evidence } from '../core/job.js';
import type { Catalogue } from '../frameworks/catalogue.js';
import type { Pack } from '../frameworks/schema.js';
import type { FoundPlaces } from './explained-places.js';
import type {
  ExplainedCapability,
  ExplainedDecision,
  ExplainedFigure,
  ExplainedFramework,
  ExplainedPlace,
  ExplainedRole,
  ExplainedScene,
  ExplainedSkill,
  SumPart,
} from './explanation.js';
import type { AffinityPart } from './job-affinity.js';
import type { JobMapping } from './job-mapping.js';
import { type RoleSum, roleNames } from './roles.js';
import { wordsOfPart } from './words-of-part.js';

/** Tells the scores of a job's mapping as sums; all numbers are those of the mapping. */
export class Sums {
  readonly #found: FoundPlaces;
  readonly #catalogue: Catalogue;
  readonly #packs: ReadonlyMap<string, Pack>;

  constructor(found: FoundPlaces, catalogue: Catalogue, packs: readonly Pack[]) {
    this.#found = found;
    this.#catalogue = catalogue;
    this.#packs = new Map(packs.map((pack) => [pack.id, pack]));
  }

  places(evidence: readonly Evidence[]): ExplainedPlace[] {
    return evidence.map((one) => this.#found.placeOf(one));
  }

  skills({ skills }: JobMapping): ExplainedSkill[] {
    return skills.map(({ id, name, kind, polarity, evidence }) => {
      return { id, name, kind, polarity, places: this.places(evidence) };
    });
  }

  capabilities({ capabilities }: JobMapping): ExplainedCapability[] {
    return capabilities.map(({ id, score, polarity, evidence }) => ({
      id,
      name: this.#capabilityName(id),
      polarity,
      score,
      parts: evidence.map(({ contribution, through, ...place }): SumPart => {
        const places = this.places([place]);
        const part = { about: null, name: null, details: {}, contribution, places };
        if (through === undefined) return { kind: 'words', ...part };
        return { kind: 'technology', ...part, about: through, name: this.#technologyName(through) };
      }),
    }));
  }

  figures({ requirements }: JobMapping): ExplainedFigure[] {
    return requirements.map(({ quantity, min, max, unit, qualifier, evidence }) => {
      return { quantity, min, max, unit, qualifier, place: this.#found.placeOf(evidence) };
    });
  }

  scenes({ scenes }: JobMapping): ExplainedScene[] {
    return scenes.map(({ pack, id, strength, evidence }) => {
      const scene = this.#packs.get(pack)?.scenes.find((one) => one.id === id);
      const [name, meaning] = [scene?.name ?? same(id), scene?.meaning ?? same('')];
      return { pack, id, name, meaning, strength, places: this.places(evidence) };
    });
  }

  frameworks(mapping: JobMapping): ExplainedFramework[] {
    return mapping.frameworks.map(({ pack, id, score, interval, parts }) => {
      const name = this.#catalogue.nameOf(id);
      return { pack, id, name, score, interval, parts: parts.map((part) => this.#part(mapping, pack, part)) };
    });
  }

  decisions({ decisions }: JobMapping): ExplainedDecision[] {
    return decisions.map(({ pack, framework, reason, path, evidence }) => ({
      pack,
      framework,
      name: framework === null ? null : this.#catalogue.nameOf(framework),
      reason,
      steps: path.map(({ step, answer, evidence: words }) => {
        const question = this.#packs.get(pack)?.decision?.steps.find(({ id }) => id === step)?.question;
        return { id: step, question: question ?? same(step), answer, places: this.places(words) };
      }),
      places: this.places(evidence),
    }));
  }

  roles(sums: readonly RoleSum[]): ExplainedRole[] {
    const names = roleNames();
    return sums.map(({ role, score, parts }) => ({
      id: role,
      name: names.get(role) ?? same(role),
      score,
      parts: parts.map(({ kind, id, contribution, evidence }) => {
        const ofTechnology = kind === 'technology' ? this.#technologyName : this.#capabilityName;
        const name = id === null ? null : ofTechnology.call(this, id);
        return { kind, about: id, name, details: {}, contribution, places: this.places(evidence) };
      }),
    }));
  }

  #part(job: JobMapping, pack: string, part: AffinityPart): SumPart {
    const { kind, contribution } = part;
    const about = part.kind === 'mention' ? null : part.kind === 'scene' ? part.scene : part.id;
    const name = about === null ? null : this.#nameIn(pack, about);
    const places = this.places(wordsOfPart(job, pack, part));
    return { kind, about, name, details: detailsOf(part), contribution, places };
  }

  #nameIn(pack: string, id: string): Bilingual {
    const scene = this.#packs.get(pack)?.scenes.find((one) => one.id === id);
    return scene?.name ?? this.#catalogue.capabilities.get(id)?.name ?? this.#technologyName(id);
  }

  #technologyName(id: string): Bilingual {
    return same(this.#catalogue.nameOf(id));
  }

  #capabilityName(id: string): Bilingual {
    return this.#catalogue.capabilities.get(id)?.name ?? same(id);
  }
}

/** What a part tells beside what it is about. */
function detailsOf(part: AffinityPart): SumPart['details'] {
  if (part.kind === 'mention') return {};
  const { jobs, naming } = part;
  const counts = jobs === undefined || naming === undefined ? {} : { jobs, naming };
  return part.kind === 'scene' ? { grade: part.grade, ...counts } : { feature: part.feature, ...counts };
}

function same(name: string): Bilingual {
  return { zh: name, en: name };
}
