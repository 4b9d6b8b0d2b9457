/* The next few rows of a table with their pictures: as they are sent, and small ones to show. */

import { base64 } from '../../shared/files.js';
import { start } from '../../shared/start.js';
import { reduced, thumbnailOf } from '../picture_file.js';
import { PictureTrouble } from './trouble.js';

/** @typedef {import('./sources.js').Source} Source */

/** @typedef {import('../../contract.d.ts').TableRow} Row */
/** @typedef {import('../../contract.d.ts').SentRow} SentRow */
/** @typedef {{ file: Blob | null, trouble: import('./trouble.js').Kind | null }} RowPicture */

/** @typedef {{ sent: SentRow[], thumbnails: (string | null)[] }} RowsToSend */

/** @type {RowPicture} */
const NONE = { file: null, trouble: null };

/**
 * A row's picture: its bytes, no larger than need be, or the trouble with it; both null where it names none.
 *
 * @param {Row} row
 * @param {Source | null} source
 * @returns {Promise<RowPicture>}
 */
export async function pictureOf(row, source) {
  if (!row.image || !source || row.problem) return NONE;
  const found = source.find(row.image);
  if (found === null) return { ...NONE, trouble: 'missing' };
  try {
    const content = await source.read(found);
    if (!content.size) throw new PictureTrouble('empty');
    const file = await reduced(content);
    return file.size > start.upload_megabytes * 1e6 ? { ...NONE, trouble: 'heavy' } : { file, trouble: null };
  } catch (error) {
    return { ...NONE, trouble: error instanceof PictureTrouble ? error.kind : 'damaged' };
  }
}

/**
 * As many rows as one question may bring, and fewer where their pictures are large.
 *
 * @param {Row[]} rows that are left
 * @param {Source | null} source
 * @returns {Promise<RowsToSend>}
 */
export async function rowsToSend(rows, source) {
  /** @type {SentRow[]} */
  const sent = [];
  /** @type {(string | null)[]} */
  const thumbnails = [];
  let bytes = 0;
  for (const row of rows.slice(0, start.batch.rows_per_request)) {
    const { file, trouble } = await pictureOf(row, source);
    bytes += file?.size ?? 0;
    if (sent.length && bytes > start.upload_megabytes * 1e6) break;
    sent.push({ ...row, file: file && (await base64(file)), trouble });
    thumbnails.push(file && (await thumbnailOf(file)));
  }
  return { sent, thumbnails };
}
