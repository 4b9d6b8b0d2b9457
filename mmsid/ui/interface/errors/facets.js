/* What test cases can be told apart by: facets, each with values, and for every case which of them it has. Pure, no DOM. */

import { LETTERS } from '../shared/code_names.js';
import { sideOf } from './statistics.js';

/** @typedef {import('../contract.d.ts').ErrorsData} ErrorsData */

/**
 * @typedef {object} Facet
 * @property {string} name in the address
 * @property {string} label
 * @property {string[]} values
 * @property {number[]} of per case the place of its value; -1 where it has none
 * @property {Map<number, number[]>} [also] places of further values, of cases that have several
 */

const HIT = ['hit', 'miss'];
const SAME = ['of another department', 'of the same department', 'of the same type'];
const BANDS = [1, 10, 20, 50, 100];

export const RANK_BANDS = [
  '1st',
  '2nd to 10th',
  '11th to 20th',
  '21st to 50th',
  '51st to 100th',
  'beyond the 100th',
  'unranked',
];

/** @param {number | null} rank */
export function bandOf(rank) {
  if (rank === null) return RANK_BANDS.length - 1;
  const band = BANDS.findIndex((end) => rank <= end);
  return band < 0 ? BANDS.length : band;
}

/**
 * All facets of a build's cases: first what was answered, then what the cases are.
 *
 * @param {ErrorsData} data
 * @param {string[]} words of the levels
 * @returns {Facet[]}
 */
export function facetsOf({ models, causes, attributes, cases }, words) {
  const [own] = models;
  /** @param {boolean[]} hits */
  const outcome = (hits) => hits.map((hit) => (hit ? 0 : 1));
  const oracle = models.find(({ name }) => name === 'oracle');
  const rivals = models.filter(({ name }) => name === 'sasrec' || name === 'last_item');
  const found = ['has it', 'misses it'];
  const rival = (/** @type {ErrorsData['models'][0]} */ { name, label, hits }) => ({
    name,
    label: label[0].toUpperCase() + label.slice(1),
    values: found,
    of: outcome(hits),
  });
  const levels = [...words.map((word, level) => `at ${LETTERS[level]} (${word})`), 'nowhere'];
  return [
    { name: 'outcome', label: 'Outcome', values: HIT, of: outcome(own.hits) },
    { name: 'cause', label: 'Why it missed', values: causes.map(({ label }) => label), of: cases.cause },
    { name: 'rank', label: 'Rank', values: RANK_BANDS, of: own.ranks.map(bandOf) },
    { name: 'left', label: 'Left the true path', values: levels, of: cases.left_at },
    { name: 'answer', label: 'First answer', values: SAME, of: cases.same },
    ...[...(oracle ? [oracle] : []), ...rivals].map(rival),
    ...attributeFacets(attributes),
  ];
}

/** Names that facets of the page have or may get, so that a column of a catalogue cannot. */
const OWN_NAMES =
  /^(outcome|cause|rank|left|answer|label|note|oracle|sasrec|last_item|slice_\d+|(true|answered)_[a-h]|(mmsid|oracle|sasrec|last_item|popularity)_.+)$/;

/**
 * What is known of the cases themselves.
 *
 * @param {ErrorsData['attributes']} attributes
 * @returns {Facet[]}
 */
export const attributeFacets = (attributes) =>
  attributes.map(({ name, ...rest }) => ({ name: OWN_NAMES.test(name) ? `${name} (column)` : name, ...rest }));

/** Of two models, what each of a pair of answers is. */
export const SIDES = ['gained', 'lost', 'both', 'neither'];

/** The same in the words of a filter. */
export const SIDE_WORDS = ['only the second hits', 'only the first hits', 'both hit', 'neither hits'];

/**
 * Which model of a pair hits which case.
 *
 * @param {{ name: string, label: string, hits: (boolean | null)[] }} first
 * @param {{ name: string, label: string, hits: (boolean | null)[] }} second
 * @returns {Facet}
 */
export function sidesFacet(first, second) {
  const of = first.hits.map((hit, place) => SIDES.indexOf(sideOf(hit, second.hits[place]) ?? ''));
  return {
    name: `${first.name}_${second.name}`,
    label: `${first.label}, then ${second.label}`,
    values: SIDE_WORDS,
    of,
  };
}

/**
 * What the visitor said of the cases: their labels, of which a case may have several, and whether there is a note.
 *
 * @param {Map<number, import('./notes_text.js').Note>} notes
 * @param {number} count of cases
 * @returns {Facet[]}
 */
export function ownFacets(notes, count) {
  const values = [...new Set([...notes.values()].flatMap(({ labels }) => labels))].sort();
  const at = new Map(values.map((value, place) => [value, place]));
  const label = { name: 'label', label: 'Your labels', values, of: Array(count).fill(-1), also: new Map() };
  const note = { name: 'note', label: 'Your notes', values: ['with a note', 'without one'], of: Array(count).fill(1) };
  for (const [place, { note: text, labels }] of notes) {
    const [first, ...others] = labels.map((one) => at.get(one) ?? -1);
    label.of[place] = first ?? -1;
    if (others.length) label.also.set(place, others);
    if (text.trim()) note.of[place] = 0;
  }
  return [label, note];
}

/**
 * The codes of a level that came next, or were answered first, as a facet.
 *
 * @param {'true' | 'answered'} whose
 * @param {number} level
 * @param {string[]} codes per case
 * @returns {Facet}
 */
export function codeFacet(whose, level, codes) {
  const values = [...new Set(codes)].sort();
  const place = new Map(values.map((value, at) => [value, at]));
  const label = `${whose === 'true' ? 'True' : 'Answered'} code, level ${LETTERS[level]}`;
  return { name: `${whose}_${LETTERS[level]}`, label, values, of: codes.map((code) => place.get(code) ?? -1) };
}
