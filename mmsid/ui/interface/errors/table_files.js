/* Tables as files: CSV and Parquet, made by the server so that no cell is a formula to a spreadsheet. */

import { promises } from '../shared/ask.js';
import { button, el } from '../shared/dom.js';
import { bytesOf, download } from '../shared/files.js';
import { icon } from '../shared/icons.js';
import { cut } from '../shared/texts.js';

/** @typedef {{ columns: string[], rows: (string | number | null)[][] }} Table */

const LONGEST = { name: 200, cell: 1_000 }; // letters that the server takes

/**
 * The table with nothing in it that is too long for a file.
 *
 * @param {Table} table
 * @returns {Table}
 */
const bounded = ({ columns, rows }) => ({
  columns: columns.map((name) => cut(name, LONGEST.name)),
  rows: rows.map((row) => row.map((cell) => (typeof cell === 'string' ? cut(cell, LONGEST.cell) : cell))),
});

/**
 * @param {import('../shared/ask.js').Wire} wire that asks `export_table`
 * @param {(text?: string) => void} say
 */
export function tableFiles(wire, say) {
  const server = promises(wire);

  /**
   * @param {string} name
   * @param {'csv' | 'parquet'} kind
   * @param {Table} table
   */
  async function take(name, kind, table) {
    say();
    const outcome = await server.ask('export_table', { name, kind, ...bounded(table) });
    if (outcome?.error) say(outcome.error);
    if (outcome?.answer) download({ ...outcome.answer, content: bytesOf(outcome.answer.content) });
  }

  /**
   * The two buttons of a table.
   *
   * @param {string} name of the file
   * @param {string} what for those who hear the page
   * @param {() => Table} table as it is shown
   */
  return function tools(name, what, table) {
    const one = (/** @type {'csv' | 'parquet'} */ kind, /** @type {string} */ label) =>
      button('mm-quiet', [icon('save'), label], () => take(name, kind, table()), {
        'aria-label': `${what} as ${label}`,
      });
    return el('span', { class: 'mm-takes' }, one('csv', 'CSV'), one('parquet', 'Parquet'));
  };
}
