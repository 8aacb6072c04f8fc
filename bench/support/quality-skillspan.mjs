import { library } from './library.mjs';
import { count, tableOf } from './quality-document.mjs';
import { namesIn, namesOfTaxonomies, technicalSentences } from './skillspan.mjs';

const LISTS = ['Linguist', 'GitHub', 'CNCF', 'O*NET'];
const MISSES_SHOWN = 25;

/** How many of the technologies that others marked as knowledge and that public lists name the catalogue finds. */
export async function skillspanSection({ skillspan, taxonomies }) {
  const names = await namesOfTaxonomies(taxonomies);
  const sentences = await technicalSentences(skillspan);
  const mentions = await mentionsIn(sentences, names);
  const rows = [
    ['all', mentions],
    ...LISTS.map((list) => [list, mentions.filter(({ lists }) => lists.includes(list))]),
  ];
  const misses = new Map();
  for (const { name, found } of mentions) if (!found) misses.set(name, (misses.get(name) ?? 0) + 1);
  const most = [...misses].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).slice(0, MISSES_SHOWN);
  return `Knowledge spans of the technical part of SkillSpan (Zhang, Jensen, Sonniks and Plank, 2022), English sentences
of job posts. A name counts where a span holds what public lists call a technology, without a look at the catalogue:
Linguist's languages, GitHub topics whose description calls them a language, framework, tool and so on, and products of
the CNCF landscape and of O*NET that have a tag on Stack Overflow. It is found where the catalogue finds a technology in
the sentence that shares a character with it. ${count(sentences.length)} sentences,
${count(sentences.reduce((sum, { spans }) => sum + spans.length, 0))} spans, ${count(names.size)} names in the lists.

${tableOf(
  ['In the list', 'Named', 'Found', 'Recall'],
  rows.map(([list, all]) => [list, count(all.length), count(foundOf(all)), percent(foundOf(all), all.length)]),
)}

Missed most: ${most.map(([name, times]) => `${name} ${times}`).join(', ')}.`;
}

async function mentionsIn(sentences, names) {
  const { builtInKnowledge, normalizeText } = await library();
  const { catalogue } = builtInKnowledge();
  return sentences.flatMap(({ tokens, spans }) => {
    const found = catalogue.match(normalizeText(tokens.join(' '))).filter(({ kind }) => kind === 'technology');
    // Places in the sentence, whose tokens are joined by single spaces.
    const starts = [0];
    for (const token of tokens) starts.push(starts.at(-1) + token.length + 1);
    return spans.flatMap((span) =>
      namesIn(tokens, span, names).map(({ start, end, name }) => ({
        name: name.toLowerCase(),
        lists: names.get(name.toLowerCase().replace(/[\s_.\-/]+/g, '')),
        found: found.some((match) => match.span.start < starts[end] - 1 && match.span.end > starts[start]),
      })),
    );
  });
}

function foundOf(mentions) {
  return mentions.filter(({ found }) => found).length;
}

function percent(part, all) {
  return all === 0 ? '–' : `${((part / all) * 100).toFixed(1)} %`;
}
