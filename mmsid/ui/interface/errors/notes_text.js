/* A visitor's notes and labels on test cases, as text that can be kept and read in again. Pure, no DOM. */

import { cut } from '../shared/texts.js';

/** @typedef {{ note: string, labels: string[] }} Note */
/** @typedef {Map<number, Note>} Notes by the place of the case, from 0 */

const SCHEMA = 1;
const LONGEST = 2_000; // letters of a note
const MOST_LABELS = 10;
const LONGEST_LABEL = 40;

/**
 * @param {Notes} notes
 * @param {string} build fingerprint of the build that they are about
 */
export function writeNotes(notes, build) {
  const cases = Object.fromEntries([...notes].sort(([a], [b]) => a - b).map(([place, note]) => [place + 1, note]));
  return JSON.stringify({ schema: SCHEMA, build, cases }, null, 1);
}

/**
 * Reads what `writeNotes` wrote; whatever is no note is left out and counted.
 *
 * @param {string} text
 * @param {string} build
 * @param {number} count of cases
 * @returns {{ notes: Notes, left: number, error: string }}
 */
export function readNotes(text, build, count) {
  /** @type {Notes} */
  const notes = new Map();
  const nothing = (/** @type {string} */ error) => ({ notes, left: 0, error });
  let said;
  try {
    said = JSON.parse(text);
  } catch {
    return nothing('Expected notes that were exported here, but the file is no JSON; choose another.');
  }
  if (said?.schema !== SCHEMA || typeof said.cases !== 'object' || !said.cases)
    return nothing('Expected notes that were exported here, but the file holds something else; choose another.');
  if (said.build !== build)
    return nothing(
      'These notes are about another build, whose cases have other numbers; open that build to read them.',
    );
  let left = 0;
  for (const [number, value] of Object.entries(said.cases)) {
    const place = Number(number) - 1;
    const note = cleaned(value);
    if (Number.isInteger(place) && place >= 0 && place < count && note) notes.set(place, note);
    else left += 1;
  }
  return { notes, left, error: '' };
}

/**
 * A note within its bounds; null where nothing is in it.
 *
 * @param {any} value
 * @returns {Note | null}
 */
export function cleaned(value) {
  const note = typeof value?.note === 'string' ? cut(value.note, LONGEST) : '';
  const given = Array.isArray(value?.labels) ? value.labels : [];
  const texts = given
    .filter((/** @type {unknown} */ one) => typeof one === 'string')
    .map(readLabel)
    .filter(Boolean);
  const labels = [...new Set(/** @type {string[]} */ (texts))].slice(0, MOST_LABELS);
  return note.trim() || labels.length ? { note, labels } : null;
}

/** @param {string} text */
export const readLabel = (text) => cut(text.trim().replace(/\s+/g, ' '), LONGEST_LABEL);

/**
 * What stands in a file of cases: the labels, then as much of the note as goes there.
 *
 * @param {Note} note
 */
export const toldNote = ({ note, labels }) =>
  cut([labels.length ? `[${labels.join('] [')}]` : '', note].filter(Boolean).join(' '), LONGEST);
