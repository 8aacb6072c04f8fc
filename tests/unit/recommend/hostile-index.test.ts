import { describe, expect, it } from 'vitest';
import { JobprismError } from '../../../src/core/errors.js';
import { type Contents, pack, unpack } from '../../../src/model/container.js';
import { digestOf } from '../../../src/recommend/index-file.js';
import { createJobIndex, openJobIndex } from '../../../src/recommend/job-index.js';
import { COUNTS, makeJob, makePerson, makeSkill, makeTag } from '../../support/indexed-jobs.js';

const about = { space: 'test', counts: COUNTS };
const PERSON = makePerson({ skills: [makeSkill('go')], wishes: { cities: ['杭州'], pay: { min: 1 } } });
const utf8 = new TextEncoder();

type Sections = Record<string, Contents['sections'][string]>;
type Words = { ids: string[]; tags: string[]; facets: unknown[][] };

async function sample(): Promise<Uint8Array> {
  const index = createJobIndex(about);
  index.put(makeJob({ id: 'a', skills: [makeTag('go'), makeTag('mysql')], place: Float32Array.of(1, 0) }));
  index.put(makeJob({ id: 'b', skills: [makeTag('kafka')], capabilities: [makeTag('high-concurrency')] }));
  return index.toBytes();
}

/** The sample with something in it changed and its checksum made anew. */
async function forged(change: (sections: Sections, header: Record<string, unknown>) => void): Promise<Uint8Array> {
  const { header, sections } = await unpack(await sample());
  const own = Object.fromEntries(Object.entries(sections).map(([name, section]) => [name, section.slice()]));
  const head = { ...(header as Record<string, unknown>) };
  change(own, head);
  return pack({ header: head, sections: own });
}

function inWords(change: (words: Words) => void): (sections: Sections) => void {
  return (sections) => {
    const words = JSON.parse(new TextDecoder().decode(sections.words as Uint8Array)) as Words;
    change(words);
    sections.words = utf8.encode(JSON.stringify(words));
  };
}

/** Other bytes for the records, each of its length. */
function inRecords(change: (text: string) => string): (sections: Sections) => void {
  return (sections) => {
    const text = new TextDecoder().decode(sections.records as Uint8Array);
    const changed = utf8.encode(change(text));
    expect(changed).toHaveLength(text.length);
    sections.records = changed;
  };
}

const isDamaged = (error: unknown): boolean => error instanceof JobprismError && error.code === 'INDEX_DAMAGED';

describe('an index made to break what reads it, its checksums right', () => {
  const FACET_COUNT = 9;
  it.each<[string, (sections: Sections, header: Record<string, unknown>) => void]>([
    ['facets that are null', inWords((words) => (words.facets = words.facets.map(() => [null])))],
    ['demands of nothing', inWords((words) => (words.facets[0] = words.facets[0]!.map(() => ({}))))],
    ['pay that is a word', inWords((words) => (words.facets[3] = [{ amount: 'much', currency: 'CNY' }]))],
    ['a language that is none', inWords((words) => (words.facets[5] = [7]))],
    ['fewer facets', inWords((words) => words.facets.splice(FACET_COUNT - 1))],
    ['a tag that is no key', inWords((words) => (words.tags[0] = 'go'))],
    ['a tag twice', inWords((words) => (words.tags[1] = words.tags[0]!))],
    ['ids that are not those of the records', inWords((words) => (words.ids = ['x', 'y']))],
    ['ids that are swapped', inWords((words) => words.ids.reverse())],
    ['an id twice', inWords((words) => (words.ids[1] = words.ids[0]!))],
    ['a place that is no number', ({ places }) => ((places as Float32Array)[0] = Number.NaN)],
    ['a place without end', ({ places }) => ((places as Float32Array)[1] = Number.POSITIVE_INFINITY)],
    ['a place that is neither there nor not', ({ hasPlace }) => ((hasPlace as Uint8Array)[0] = 2)],
    ['an amount of nothing', ({ tagAmounts }) => ((tagAmounts as Int32Array)[0] = 0)],
    ['a huge amount', ({ tagAmounts }) => ((tagAmounts as Int32Array)[0] = 1 << 30)],
    ['an amount below nothing', ({ tagAmounts }) => ((tagAmounts as Int32Array)[0] = -5)],
    ['a job of one tag twice', ({ tagCodes }) => ((tagCodes as Int32Array)[1] = (tagCodes as Int32Array)[0]!)],
    [
      'a place of no dimensions',
      (sections, header) => {
        header.dimensions = 0;
        sections.places = new Float32Array(0);
      },
    ],
    [
      'an older derivation whose records are no JSON',
      (sections, header) => {
        header.derivation = 0;
        inRecords((text) => text.replace('"zh"', '}}}}'))(sections);
      },
    ],
  ])('is refused at opening: %s', async (_, change) => {
    await expect(openJobIndex(await forged(change), about)).rejects.toSatisfy(isDamaged);
  });

  it.each([
    ['no JSON', inRecords((text) => text.replace('"zh"', '}}}}'))],
    ['a tag of another form', inRecords((text) => text.replace('"go"', '1234'))],
    ['a polarity that is none', inRecords((text) => text.replace('["go",0', '["go",7'))],
    ['facts that are a list', inRecords((text) => text.replaceAll('"evidence":{}', '"evidence":[]'))],
  ])('is refused where its record is read: %s', async (_, change) => {
    const index = await openJobIndex(await forged(change), about);
    for (const read of [() => index.get('a'), () => index.search(PERSON), () => index.similar('a')]) {
      expect(read).toThrow(expect.toSatisfy(isDamaged) as Error);
    }
  });

  it('is refused where a later segment has places of another length', async () => {
    const first = await sample();
    const index = await openJobIndex(first, about);
    index.put(makeJob({ id: 'c', place: Float32Array.of(0, 1) }));
    const { header, sections } = await unpack((await index.takeChanges())!);
    const longer = { ...(header as object), dimensions: 3, previous: digestOf(first) };
    const second = await pack({ header: longer, sections: { ...sections, places: new Float32Array(3) } });
    await expect(openJobIndex(Buffer.concat([first, second]), about)).rejects.toSatisfy(isDamaged);
    const recovered = await openJobIndex(Buffer.concat([first, second]), about, { recover: true });
    expect([recovered.size, recovered.lostBytes]).toEqual([2, second.length]);
  });

  it('is not made of places that are no numbers', () => {
    const index = createJobIndex(about);
    for (const wrong of [Number.NaN, Number.NEGATIVE_INFINITY]) {
      expect(() => index.put(makeJob({ id: 'a', place: Float32Array.of(1, wrong) }))).toThrow('job.place');
      expect(() => index.search(makePerson({ place: Float32Array.of(wrong) }))).toThrow('person.place');
    }
    expect(index.size).toBe(0);
  });
});
