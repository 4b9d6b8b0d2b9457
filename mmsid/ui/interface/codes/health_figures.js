/* The codebook metrics as the page shows them: grouped by what they are about, and each figure's numbers with their
   words, in parts. Pure, no DOM. */

/** @typedef {import('../contract.d.ts').Figure} Figure */
/** @typedef {import('../contract.d.ts').Quantity} Quantity */
/** @typedef {{ name: string, goal: string, reading: string, figures: Figure[] }} Measure one, of all that it is measured of */
/** @typedef {string | { text: string, level: number }} Part words, or a number that is one level's */

/** @type {[Figure['group'], string][]} */
const GROUPS = [
  ['captions', 'What captions say'],
  ['ids', 'Semantic IDs'],
  ['fidelity', 'Truth to the embeddings'],
  ['modalities', 'Picture and text alone'],
  ['language_model', 'The language model'],
];

/**
 * The figures by group, each beside those of the same measure for one modality alone; the levels' are told elsewhere.
 *
 * @param {Figure[]} figures
 */
export function groupsOf(figures) {
  return GROUPS.map(([group, title]) => ({
    title,
    measures: measuresOf(figures.filter((one) => one.group === group)),
  })).filter(({ measures }) => measures.length > 0);
}

/**
 * @param {Figure[]} figures
 * @returns {Measure[]}
 */
function measuresOf(figures) {
  /** @type {Map<string, Measure>} */
  const measures = new Map();
  for (const figure of figures) {
    const { measure: name, goal, reading } = figure;
    const measure = measures.get(name) ?? { name, goal, reading, figures: [] };
    measure.figures.push(figure);
    measures.set(name, measure);
  }
  return [...measures.values()];
}

/**
 * A figure's numbers with their words: what stands in brackets at the end is set apart.
 *
 * @param {Figure} figure
 * @returns {{ main: Part[], aside: Part[] }}
 */
export function partsOf({ quantities, value }) {
  const end = quantities.findLastIndex(({ aside }) => !aside) + 1;
  if (!end) return { main: [value], aside: [] };
  /** @type {Part[]} */
  const main = [];
  quantities.slice(0, end).forEach((quantity, place, all) => {
    if (quantity.aside) main.push(all[place - 1].aside ? ', ' : ' (', ...quantityParts(quantity));
    else main.push(place ? ', ' : '', ...quantityParts(quantity));
    if (quantity.aside && !all[place + 1]?.aside) main.push(')');
  });
  const asides = quantities.slice(end);
  const told = asides.flatMap((quantity, place) => [place ? ', ' : ' (', ...quantityParts(quantity)]);
  return { main: main.filter(Boolean), aside: asides.length ? [...told, ')'] : [] };
}

/**
 * @param {Quantity} quantity
 * @returns {Part[]}
 */
function quantityParts({ before, written, after }) {
  const numbers =
    written.length === 1
      ? written
      : written.flatMap((text, level) => (level ? [' / ', { text, level }] : [{ text, level }]));
  return [before && `${before} `, ...numbers, after && ` ${after}`].filter((part) => part !== '');
}
