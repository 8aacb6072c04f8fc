import type { Evidence } from '../core/job.js';
import type { Role } from '../frameworks/role-ids.js';
import type { CeilingBound, Condition, ConditionPhrases, LoadBound } from '../frameworks/schema.js';
import { contradicts, meets } from './bounds.js';
import { evidenceOf, type JobFindings, type Mention, type StatedQuantity } from './findings.js';
import type { PhraseBook } from './phrase-book.js';
import { type RoleResult, roleOf } from './roles.js';

/** How a question is answered: by what the text says, or not at all. */
export interface Answer {
  /** `yes` and `no` are said by the text; `not-stated` means that the text is silent. */
  readonly answer: 'yes' | 'no' | 'not-stated';
  readonly evidence: readonly Evidence[];
}

/** A condition made ready to ask many texts. */
export type Question = (findings: JobFindings) => Answer;

/** What a condition is made ready with. */
export interface Asked {
  readonly sceneOf: (id: string) => Question;
  /** Of the phrases of all conditions. */
  readonly book: PhraseBook;
  /** Technologies whose names support no capability here. */
  readonly notThrough: ReadonlySet<string>;
}

const SILENT: Answer = { answer: 'not-stated', evidence: [] };
/** Evidence shown for one part of an answer; more of the same says nothing new. */
const SHOWN = 3;

/**
 * Makes a condition of a pack ready. Scenes are conditions of their own and are resolved by `sceneOf`; phrases are
 * entered in the book, which looks for those of all conditions at once.
 *
 * Only a number can be answered with no (a load that is stated and small); silence about anything else stays silence.
 */
export function compileCondition(condition: Condition, asked: Asked): Question {
  if ('capability' in condition) {
    return ({ capabilities }) =>
      fromMentions(borne(capabilities.get(condition.capability), asked.notThrough), condition.polarity);
  }
  if ('technology' in condition) {
    return ({ technologies }) => fromMentions(technologies.get(condition.technology), condition.polarity);
  }
  if ('role' in condition) return (findings) => fromRole(roleOf(findings), condition.role);
  if ('scene' in condition) return asked.sceneOf(condition.scene);
  if ('phrases' in condition) return phraseQuestion(condition.phrases, asked.book);
  if ('quantity' in condition) return (findings) => fromQuantities(findings, condition);
  const compiled = (part: Condition): Question => compileCondition(part, asked);
  if ('any' in condition) return anyOf(condition.any.map(compiled));
  return allOf(condition.all.map((part) => ({ ask: compiled(part), mayDeny: mayDeny(part) })));
}

/** The places that support a capability by words, or through a technology that may. */
function borne(
  mentions: readonly Mention[] | undefined,
  notThrough: ReadonlySet<string>,
): readonly Mention[] | undefined {
  return mentions?.filter(({ through }) => through === null || !notThrough.has(through));
}

function fromMentions(mentions: readonly Mention[] | undefined, asked: 'required' | undefined): Answer {
  // Most questions are about what a text does not name.
  if (!mentions) return SILENT;
  const counted = mentions.filter(({ polarity }) => (asked ? polarity === asked : polarity !== 'excluded'));
  if (counted.length === 0) return SILENT;
  return { answer: 'yes', evidence: counted.slice(0, SHOWN).map(({ evidence }) => evidence) };
}

/** The role `other` has no words to show: nothing spoke for any. */
function fromRole({ role, evidence }: RoleResult, asked: readonly Role[]): Answer {
  return asked.includes(role) ? { answer: 'yes', evidence: evidence.slice(0, SHOWN) } : SILENT;
}

function fromQuantities(findings: JobFindings, bound: LoadBound | CeilingBound): Answer {
  const stated = findings.quantities.filter(({ polarity }) => polarity !== 'excluded');
  const met = stated.filter(({ quantity }) => meets(quantity, bound));
  if (met.length > 0) return shownAs('yes', met);
  const missed = stated.filter(({ quantity }) => contradicts(quantity, bound));
  return missed.length > 0 ? shownAs('no', missed) : SILENT;
}

function shownAs(answer: Answer['answer'], stated: readonly StatedQuantity[]): Answer {
  return { answer, evidence: stated.slice(0, SHOWN).map(({ evidence }) => evidence) };
}

/** A part of `all`, and whether it can ever be answered with no. */
interface PartOfAll {
  readonly ask: Question;
  readonly mayDeny: boolean;
}

/** Only a load may; a scene is met or silent. */
function mayDeny(condition: Condition): boolean {
  if ('all' in condition) return condition.all.some(mayDeny);
  if ('any' in condition) return condition.any.some(mayDeny);
  return 'quantity' in condition;
}

/** Behind the first part that is not met only those are asked that may say no: most packs end at the first. */
function allOf(parts: readonly PartOfAll[]): Question {
  return (findings) => {
    const answers: Answer[] = [];
    let met = true;
    for (const { ask, mayDeny } of parts) {
      if (!met && !mayDeny) continue;
      const answer = ask(findings);
      answers.push(answer);
      met &&= answer.answer === 'yes';
    }
    if (met) return together('yes', answers);
    const no = answers.filter(({ answer }) => answer === 'no');
    return no.length > 0 ? together('no', no) : SILENT;
  };
}

function anyOf(questions: readonly Question[]): Question {
  return (findings) => {
    const no: Answer[] = [];
    for (const question of questions) {
      const answer = question(findings);
      if (answer.answer === 'yes') return answer;
      if (answer.answer === 'no') no.push(answer);
    }
    return no.length > 0 ? together('no', no) : SILENT;
  };
}

function together(answer: Answer['answer'], answers: readonly Answer[]): Answer {
  return { answer, evidence: answers.flatMap(({ evidence }) => evidence.slice(0, 1)) };
}

function phraseQuestion(phrases: ConditionPhrases, book: PhraseBook): Question {
  const list = book.add(phrases);
  return (findings) => {
    const evidence: Evidence[] = [];
    for (const { field, span } of book.placesOf(list, findings)) {
      evidence.push(evidenceOf(field.field, field.text, span));
      if (evidence.length === SHOWN) break;
    }
    return evidence.length > 0 ? { answer: 'yes', evidence } : SILENT;
  };
}
