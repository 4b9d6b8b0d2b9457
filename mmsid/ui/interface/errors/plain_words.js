/* What an analyst reads of causes and models, in plain words for a story. Pure, no DOM. */

/** @typedef {import('../contract.d.ts').CauseData} Cause */

/** What was found of a miss, by its cause; the branches follow below. */
const FOUND = /** @type {Record<string, string>} */ ({
  unreachable: 'Nothing leads to it.',
  beam: 'Weighing every product to the end would have had it among the ten; it was given up too early.',
  unknowable:
    'The best possible guess does not have it among its ten either: by all that was looked at, ten others were likelier.',
  cold: 'It is so new that no shopper had looked at it in the time from which was learnt.',
  twin: 'A product that is nearly the same is among the ten, and about as likely.',
  strange_place: 'It stands among products that are not like it.',
});

const LABELS = /** @type {Record<string, string>} */ ({
  beam: 'given up too early',
  cold: 'too new to be known',
});

const LEVEL = / \(level [a-h]\)/;

/**
 * A cause in a few words; without the level of its code, which its words name.
 *
 * @param {Pick<Cause, 'name' | 'label'>} cause
 */
export const plainCause = ({ name, label }) => LABELS[name] ?? withoutLevel(label);

/** @param {string} text */
export const withoutLevel = (text) => text.replace(LEVEL, '');

/**
 * What was found of a miss, in a sentence.
 *
 * @param {Pick<Cause, 'name' | 'label'>} cause
 */
export function plainFinding(cause) {
  const what = withoutLevel(cause.label).replace(/^expected /, '');
  return FOUND[cause.name] ?? `By what was looked at, ${what} was likelier.`;
}

/**
 * A model as whoever does not know its name understands it.
 *
 * @param {{ name: string, label: string, says: string }} model
 */
export const plainModel = ({ name, label, says }) =>
  name === 'sasrec'
    ? { label: 'a usual recommender', says: 'learnt from the same histories; it sees no pictures and no texts' }
    : { label, says };
