/* The written figures of the codes' health, taken apart: groups of measures, and values per level. Pure, no DOM. */

/** @typedef {import('../shared/codebook_index.js').Figure} Figure */
/** @typedef {{ name: string, target: string, reading: string, values: (Figure & { alone?: string })[] }} Measure */

/** @type {[string, RegExp][]} */
const GROUPS = [
  ['Semantic IDs', /^(Collisions|Items moved)/],
  ['Truth to the embeddings', /^(Codeword sum|Cosine|Kendall|Neighbours)/],
  ['Meaning', /^(?!What the language model)/],
  ['The language model', /^/],
];
const NUMBER = '-?(?:[\\d.]+(?: %)?|–)';
const PER_LEVEL = new RegExp(`(${NUMBER}(?: / ${NUMBER})+)`);

/**
 * The figures by group, each with the values that the same measure has for one modality alone.
 *
 * @param {Figure[]} figures
 */
export function groupsOf(figures) {
  /** @type {{ title: string, pattern: RegExp, measures: Map<string, Measure> }[]} */
  const groups = GROUPS.map(([title, pattern]) => ({ title, pattern, measures: new Map() }));
  for (const figure of figures) {
    const [, name = figure.name, alone] = /^(.*?)(?:, (\w+ alone))?$/.exec(figure.name) ?? [];
    const { measures } = groups.find(({ pattern }) => pattern.test(name)) ?? groups[groups.length - 1];
    const measure = measures.get(name) ?? { name, target: figure.target, reading: figure.reading, values: [] };
    measure.values.push({ ...figure, alone });
    measures.set(name, measure);
  }
  return groups
    .filter(({ measures }) => measures.size)
    .map(({ title, measures }) => ({ title, measures: [...measures.values()] }));
}

/**
 * A written value, and what stands in brackets after it.
 *
 * @param {string} text
 * @returns {[string, string]}
 */
export function withAside(text) {
  const [, main = text, aside = ''] = /^(.*?)( \([^()]*\))?$/.exec(text) ?? [];
  return [main, aside];
}

/**
 * A text in parts: a string, or a list of figures, one per level, where there are no more of them than levels.
 *
 * @param {string} text
 * @param {number} levels
 * @returns {(string | string[])[]}
 */
export function perLevel(text, levels) {
  return text.split(PER_LEVEL).map((part, place) => {
    const figures = part.split(' / ');
    return place % 2 === 0 || figures.length > levels ? part : figures;
  });
}
