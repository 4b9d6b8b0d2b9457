/* What became of many histories: how they are sent, how many of the next products were found, and the words for it.
   Pure, no DOM. */

import { ordinal, plural, SPACE } from '../../shared/numbers.js';

/** @typedef {import('../../contract.d.ts').GivenHistory} Given */
/** @typedef {import('../../contract.d.ts').AnsweredHistory} Answered */
/** @typedef {import('../../contract.d.ts').ResultHistory} Line what became of one, as the file has it */
/** @typedef {'all' | 'hit' | 'missed' | 'problem'} Kind */

const Z = 1.959964; // of the normal distribution, for 95 %

const FORMS = { lines: 'one history a line', histories: 'a table of histories', events: 'one event a line' };

/**
 * The histories whose turn is next: all up to the last that one question may bring, those with a problem among them.
 *
 * @param {Given[]} rows
 * @param {number} done how many are answered
 * @param {number} most that one question may bring
 * @returns {Given[]}
 */
export function nextRows(rows, done, most) {
  let end = done;
  for (let asked = 0; end < rows.length && asked < most; end += 1) asked += rows[end].problem ? 0 : 1;
  return rows.slice(done, end);
}

/**
 * What a question says of histories; those with a problem are not asked about.
 *
 * @param {Given[]} rows
 */
export const asked = (rows) =>
  rows.filter(({ problem }) => !problem).map(({ row, history, target }) => ({ row, history, target }));

/**
 * The lines of some histories, from what was answered of those that could be asked about.
 *
 * @param {Given[]} rows
 * @param {Answered[]} answered
 * @returns {Line[]}
 */
export function linesOf(rows, answered) {
  const byRow = new Map(answered.map((line) => [line.row, line]));
  return rows.map(({ row, name, history, target, problem, note }) => {
    const line = byRow.get(row);
    return {
      row,
      name,
      history,
      target,
      items: line?.items ?? [],
      rank: line?.rank ?? null,
      problem: problem || (line?.problem ?? ''),
      note: [note, line?.note].filter(Boolean).join(' '),
    };
  });
}

/**
 * What a line is; null where it was answered and no next product is known.
 *
 * @param {Line} line
 * @returns {Exclude<Kind, 'all'> | null}
 */
export function kindOf({ problem, target, rank }) {
  if (problem) return 'problem';
  if (!target) return null;
  return rank === null ? 'missed' : 'hit';
}

/**
 * How many there are of each kind.
 *
 * @param {Line[]} lines
 */
export function counts(lines) {
  const found = { all: lines.length, hit: 0, missed: 0, problem: 0 };
  for (const kind of lines.map(kindOf)) if (kind) found[kind] += 1;
  return found;
}

/**
 * The 95 % interval of a share, by Wilson: it never leaves 0 to 1 and is honest for few.
 *
 * @param {number} hits
 * @param {number} judged at least 1
 * @returns {[low: number, high: number]}
 */
export function wilson(hits, judged) {
  const share = hits / judged;
  const square = Z ** 2 / judged;
  const centre = share + square / 2;
  const half = Z * Math.sqrt((share * (1 - share)) / judged + square / (4 * judged));
  return [Math.max(0, (centre - half) / (1 + square)), Math.min(1, (centre + half) / (1 + square))];
}

/**
 * How many of the next products are among what is recommended; empty where none is known.
 *
 * @param {Line[]} lines
 * @param {string} shown how many are recommended, in words
 */
export function sumWords(lines, shown) {
  const { hit, missed } = counts(lines);
  const judged = hit + missed;
  if (!judged) return '';
  const [low, high] = wilson(hit, judged).map((share) => Math.round(share * 100));
  const share = `${Math.round((hit / judged) * 100)}${SPACE}%, 95${SPACE}% interval ${low} to ${high}${SPACE}%`;
  const noun = judged === 1 ? 'next product is' : 'next products are';
  return `${hit.toLocaleString('en')} of ${judged.toLocaleString('en')} ${noun} among the ${shown} (${share}).`;
}

/**
 * What is said of one line beside its pictures.
 *
 * @param {Line} line
 */
export function verdict(line) {
  const kind = kindOf(line);
  if (kind === 'hit') return `hit, ${ordinal(line.rank ?? 0)}`;
  return kind === 'missed' ? 'missed' : '';
}

/**
 * What was read.
 *
 * @param {{ rows: Given[], form: keyof typeof FORMS }} read
 */
export function aboutRead({ rows, form }) {
  const targets = rows.filter(({ target, problem }) => target && !problem).length;
  const problems = rows.filter(({ problem }) => problem).length;
  const count = rows.length === 1 ? '1 history' : `${rows.length.toLocaleString('en')} histories`;
  const judged = targets ? `; ${targets.toLocaleString('en')} with the next product` : '';
  const broken = problems ? `; ${problems.toLocaleString('en')} cannot be used` : '';
  return `${count}, read as ${FORMS[form]}${judged}${broken}.`;
}

/**
 * How far a run has come.
 *
 * @param {{ done: number, all: number, problems: number, isRunning: boolean, isLive: boolean }} progress
 */
export function progressWords({ done, all, problems, isRunning, isLive }) {
  if (isRunning && !done && !isLive) return 'The model is loading';
  if (!isRunning && !done) return '';
  const of = `${done.toLocaleString('en')} of ${all.toLocaleString('en')}`;
  return `${of} done${problems ? `, ${plural(problems, 'problem')}` : ''}`;
}

/** @param {string} cell */
const written = (cell) => (/[",;\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/**
 * Example shoppers as a table, whose last product is the next one.
 *
 * @param {{ name: string, history: string[] }[]} shoppers
 */
export function exampleTable(shoppers) {
  const rows = shoppers
    .filter(({ history }) => history.length > 1)
    .map(({ name, history }) => [name, history.slice(0, -1).join(' > '), history.at(-1) ?? '']);
  return [['user', 'history', 'next'], ...rows].map((cells) => cells.map(written).join(',')).join('\n');
}
