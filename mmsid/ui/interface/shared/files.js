/* Files: their bytes as text that fits into a question, and back into a file that the visitor keeps. */

import { el } from './dom.js';

const KEPT = 60_000; // milliseconds that a browser may take to save a file

/**
 * The bytes of a file as text that fits into a question.
 *
 * @param {Blob} file
 * @returns {Promise<string>}
 */
export function base64(file) {
  return new Promise((done, fail) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => {
      const text = String(reader.result);
      done(text.slice(text.indexOf(',') + 1));
    });
    reader.addEventListener('error', () => fail(reader.error));
    reader.readAsDataURL(file);
  });
}

/**
 * @param {string} text in base64
 * @returns {Uint8Array<ArrayBuffer>}
 */
export const bytesOf = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

/**
 * Hands a file to the visitor.
 *
 * @param {{ name: string, type: string, content: BlobPart }} file
 */
export function download({ name, type, content }) {
  const address = URL.createObjectURL(new Blob([content], { type }));
  el('a', { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), KEPT);
}
