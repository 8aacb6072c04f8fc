import { fileURLToPath } from 'node:url';
import { draw, zipf } from './corpus.mjs';
import { library } from './library.mjs';

/** @typedef {import('../../dist/index.js').IndexedJob} IndexedJob */
/** @typedef {import('../../dist/index.js').Person} Person */

const FIXTURES = fileURLToPath(new URL('../../fixtures/jds', import.meta.url));
/** Length of the places of a model by default. */
const DIMENSIONS = 100;
const TOPICS = 60;
/** Of a job's tags this share stays; and it gets so many others, drawn from a Zipf order of the whole catalogue. */
const KEPT = 0.8;
const MOST_ADDED = 6;
/** How far jobs of a topic lie from its middle, beside a length of 1. */
const SPREAD = 1.1;
const STRENGTHS = [0.4, 0.7, 0.9, 1];

/**
 * Makes jobs as an index holds them, and people, out of the jobs of `fixtures/jds`: the tags of one of them with some left out
 * and others of a Zipf vocabulary put in, the facts of another one, a place near one of 60 topics. They mean nothing. Same
 * seed, same jobs.
 *
 * @param {number} seed
 */
export async function indexedJobs(seed) {
  const lib = await library();
  const random = lib.createRandom(seed);
  const { jobs } = await lib.analyze(FIXTURES, { seed: 1 });
  const catalogue = [...lib.builtInKnowledge().catalogue.technologies.keys()];
  const order = shuffled(catalogue, random);
  const ranks = zipf(order.length);
  const topics = Array.from({ length: TOPICS }, () => direction(random));

  /** @returns {IndexedJob} */
  function job(number) {
    const base = one(jobs, random);
    const topic = random.below(TOPICS);
    return {
      id: `job-${number}`,
      title: base.title,
      company: `company ${random.below(20_000)}`,
      language: base.language,
      cluster: topic,
      similarity: 0.5,
      role: base.role,
      level: base.level,
      facts: one(jobs, random).facts,
      skills: withOthers(base.skills.filter(() => random.next() < KEPT)),
      capabilities: base.capabilities.filter(() => random.next() < KEPT),
      frameworks: base.frameworks.map(({ pack, id, score }) => ({ pack, id, score })),
      place: near(topics[topic], random),
    };
  }

  function withOthers(skills) {
    const tags = skills.map(({ id, polarity, evidence }) => ({ id, polarity, score: 1, evidence }));
    const known = new Set(tags.map(({ id }) => id));
    for (let more = random.below(MOST_ADDED + 1); more > 0; more--) {
      const id = order[draw(ranks, random)];
      if (known.has(id)) continue;
      known.add(id);
      const evidence = [{ field: 'text', start: 10, end: 10 + id.length, text: id }];
      tags.push({ id, polarity: random.next() < 0.7 ? 'required' : 'preferred', score: 1, evidence });
    }
    return tags;
  }

  /** Someone who fits jobs such as some of the fixtures. @returns {Person} */
  function person() {
    const [base, other] = [one(jobs, random), one(jobs, random)];
    const own = withOthers(base.skills).concat(other.skills.slice(0, 3).map((skill) => ({ ...skill, score: 1 })));
    const skills = [...new Map(own.map(({ id }) => [id, id])).keys()];
    const evidence = [{ field: 'text', start: 0, end: 2, text: 'Go' }];
    return {
      skills: skills.map((id) => ({ id, name: id, strength: one(STRENGTHS, random), evidence })),
      capabilities: base.capabilities.slice(0, 8).map(({ id }) => ({ id, strength: 0.7, evidence })),
      roles: [
        { id: base.role, share: 0.8 },
        { id: other.role, share: 0.2 },
      ],
      level: base.level,
      years: random.below(12),
      education: 'bachelor',
      wishes: random.next() < 0.5 ? {} : { cities: ['杭州', 'Shanghai'], pay: { min: 20_000 } },
      place: near(one(topics, random), random),
      unknown: [],
    };
  }

  const counts = { jobs: jobs.length, skills: countsOf(jobs, 'skills'), capabilities: countsOf(jobs, 'capabilities') };
  return { about: { space: 'bench', counts }, job, person };
}

function countsOf(jobs, kind) {
  const counts = new Map();
  for (const job of jobs) for (const { id } of job[kind]) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}

/** Even in [-1, 1) by axis, of length 1. */
function direction(random) {
  return scaled(Float32Array.from({ length: DIMENSIONS }, () => random.next() * 2 - 1));
}

function near(middle, random) {
  const away = direction(random);
  return scaled(middle.map((value, i) => value + SPREAD * away[i]));
}

function scaled(vector) {
  let squares = 0;
  for (const value of vector) squares += value * value;
  const length = Math.sqrt(squares);
  return vector.map((value) => value / length);
}

function one(list, random) {
  return list[random.below(list.length)];
}

function shuffled(list, random) {
  const own = [...list];
  for (let i = own.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    [own[i], own[j]] = [own[j], own[i]];
  }
  return own;
}
