/* Pictures that a visitor gives, read by this browser where it can: made smaller, and as a small square for a list. */

import { el } from '../shared/dom.js';
import { pictureSize } from './picture_size.js';

const ENOUGH = 768; // pixels of the longer side
const UNTOUCHED = { bytes: 400_000, pixels: 4_000_000, side: 8_000 }; // up to which a file is sent as it is
const SIDE = 112; // pixels of a thumbnail

/**
 * A canvas that is white below what is transparent, as the server has it.
 *
 * @param {number} width
 * @param {number} height
 */
function whiteCanvas(width, height) {
  const canvas = el('canvas', { width, height });
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.imageSmoothingQuality = 'high';
  return { canvas, context };
}

/**
 * Whether a file is no larger than the server needs, in bytes and in pixels.
 *
 * @param {Blob} file
 */
async function isSmall(file) {
  if (file.size > UNTOUCHED.bytes) return false;
  const [width, height] = pictureSize(new DataView(await file.arrayBuffer())) ?? [0, 0];
  return width * height <= UNTOUCHED.pixels && Math.max(width, height) <= UNTOUCHED.side;
}

/**
 * A large photo made smaller, where this browser can read it; a file that it cannot read is sent as it is.
 *
 * @param {Blob} file
 * @returns {Promise<Blob>}
 */
export async function reduced(file) {
  try {
    if (await isSmall(file)) return file;
    const bitmap = await createImageBitmap(file);
    const scale = Math.min(1, ENOUGH / Math.max(bitmap.width, bitmap.height));
    const scaled = (/** @type {number} */ side) => Math.max(1, Math.round(side * scale));
    const { canvas, context } = whiteCanvas(scaled(bitmap.width), scaled(bitmap.height));
    context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    bitmap.close();
    /** @type {Blob | null} */
    const small = await new Promise((done) => canvas.toBlob(done, 'image/jpeg', 0.92));
    return small ?? file;
  } catch {
    return file;
  }
}

/**
 * A small square of a picture for a list, as an address; null where this browser cannot read it.
 *
 * @param {Blob} file
 */
export async function thumbnailOf(file) {
  try {
    const bitmap = await createImageBitmap(file);
    const side = Math.min(bitmap.width, bitmap.height);
    const { canvas, context } = whiteCanvas(SIDE, SIDE);
    const [left, top] = [(bitmap.width - side) / 2, (bitmap.height - side) / 2];
    context.drawImage(bitmap, left, top, side, side, 0, 0, SIDE, SIDE);
    bitmap.close();
    return canvas.toDataURL('image/jpeg', 0.85);
  } catch {
    return null;
  }
}
