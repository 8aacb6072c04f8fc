import { entryOf } from '../core/entry-of.js';
import { roundedText } from '../core/rounded.js';
import { type JobFramework, partOf } from '../mapping/job-affinity.js';
import { MOST_LISTED } from '../mapping/listed-frameworks.js';
import type { Opinion } from '../mapping/opinions.js';
import type { PackScorer } from '../mapping/pack-scorer.js';
import { namesOf } from '../mapping/words-of-part.js';

/**
 * The frameworks that jobs list as JSON, put together from pieces: what differs from job to job are the numbers. The
 * same as `JSON.stringify` of `listedFrameworks` of a mapper's `frameworksOf`, of which a run would be mostly busy with
 * making objects.
 */
export class FrameworkTexts {
  readonly #shown: (value: number) => string;
  /** By opinion and framework: the part up to its contribution, which is the last of it. */
  readonly #beginnings = new Map<Opinion, string[]>();

  /** @param exact whether numbers keep all digits, rather than the six that files have */
  constructor(exact: boolean) {
    this.#shown = exact ? String : roundedText;
  }

  /**
   * @param scored a job as it was scored last
   * @param own the frameworks of its record, at least those that it names; asked for where it names any
   */
  of(scored: readonly PackScorer[], own: () => readonly JobFramework[]): string {
    const named = scored.some(({ mentions }) => mentions.some((mention) => mention > 0)) ? own() : [];
    const frameworks: string[] = [];
    for (const scorer of scored) {
      scorer.ranked().forEach((framework, rank) => {
        if (rank < MOST_LISTED || scorer.mentions[framework]! > 0) {
          frameworks.push(this.#framework(scorer, framework, named));
        }
      });
    }
    return `[${frameworks.join(',')}]`;
  }

  #framework(scorer: PackScorer, framework: number, named: readonly JobFramework[]): string {
    const id = scorer.ids[framework]!;
    const [low, high] = scorer.interval(framework);
    const score = this.#shown(scorer.scores[framework]!);
    const parts: string[] = [];
    const mention = scorer.mentions[framework]!;
    if (mention > 0) {
      const evidence = JSON.stringify(namesOf(named, scorer.pack, id));
      parts.push(`{"kind":"mention","contribution":${this.#shown(mention)},"evidence":${evidence}}`);
    }
    for (let number = 0; number < scorer.opinions.length; number++) {
      const contribution = scorer.contribution(framework, number);
      if (contribution <= 0) continue;
      parts.push(`${this.#beginning(scorer.opinions[number]!, framework)}${this.#shown(contribution)}}`);
    }
    const about = `"id":${JSON.stringify(id)},"pack":${JSON.stringify(scorer.pack)}`;
    const interval = `[${this.#shown(low)},${this.#shown(high)}]`;
    return `{${about},"score":${score},"interval":${interval},"parts":[${parts.join(',')}]}`;
  }

  #beginning(opinion: Opinion, framework: number): string {
    const beginnings = entryOf(this.#beginnings, opinion, (): string[] => []);
    beginnings[framework] ??= JSON.stringify(partOf(opinion.partOf(framework, 0))).replace(/0\}$/, '');
    return beginnings[framework];
  }
}
