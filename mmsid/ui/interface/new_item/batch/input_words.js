/* What is said of a table and its pictures before they are used. Pure, no DOM. */

import { plural } from '../../shared/numbers.js';

/** @typedef {import('./rows_to_send.js').Row} Row */

/**
 * What was found of the pictures that the table names.
 *
 * @param {Row[]} rows
 * @param {{ find: (name: string) => any } | null} source
 */
export function aboutPictures(rows, source) {
  const named = rows.filter(({ image }) => image);
  if (!named.length) return 'The table names no pictures.';
  if (!source) return `The table names ${plural(named.length, 'picture')}.`;
  const missing = named.filter(({ image }) => source.find(image) === null).map(({ image }) => image);
  if (!missing.length) return `All ${named.length} that the table names are there.`;
  const found = named.length - missing.length;
  const more = missing.length > 2 ? ' …' : '';
  return `${found} of ${named.length} that the table names are there; not ${missing.slice(0, 2).join(', ')}${more}.`;
}

/**
 * The table's columns that are read under another name, and those that are not, so that a misnamed one is noticed.
 *
 * @param {{ rows: Row[], readAs: Record<string, string> }} table
 */
export function aboutColumns({ rows, readAs }) {
  const others = Object.entries(readAs).filter(([column, name]) => name.toLowerCase() !== column);
  const kept = Object.keys(rows[0].own).filter((name) => name !== readAs.image);
  const read = others.map(([column, name]) => `${column}: ${name}`).join('; as ');
  const rest = `${kept.slice(0, 4).join(', ')}${kept.length > 4 ? ' …' : ''}`;
  return [
    ...(others.length ? [`Read as ${read}.`] : []),
    ...(kept.length ? [`Not read, but kept in the result: ${rest}.`] : []),
  ];
}
