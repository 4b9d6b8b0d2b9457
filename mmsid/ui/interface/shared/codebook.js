/* The codebook: every product's ID, all captions, the map and the metrics of the codes. It is fetched when the Codes
   panel is first opened, and needs no model. */

import { added } from './added_items.js';
import { codebookIndex } from './codebook_index.js';
import { itemOf } from './items.js';
import { inSlices } from './slices.js';
import { start } from './start.js';
import { state } from './state.js';

/** @typedef {import('./codebook_index.js').Codebook} Codebook */

async function read() {
  const response = await fetch(start.codebook_url);
  if (!response.ok) throw new Error(`The codebook came back with status ${response.status}.`);
  const codebook = codebookIndex(await response.json());
  added.follow(() =>
    codebook.setAdded(added.ids.map((id) => ({ id: added.codes(id), row: itemOf(id).row, chips: added.chips(id) }))),
  );
  const code = state.code && codebook.whole(state.code);
  if (code !== state.code) state.change({ code });
  state.addRule(agree(codebook));
  return codebook;
}

/**
 * In the Codes panel, the product and the code that are looked at belong together; the one chosen last decides.
 *
 * @param {Codebook} codebook
 * @returns {import('./state.js').Rule}
 */
function agree(codebook) {
  return (next, changes) => {
    if (next.panel !== 'codes' || !next.item || !next.code) return next;
    if (codebook.belongs(itemOf(next.item).row, next.code)) return next;
    return { ...next, ...('item' in changes ? { code: null } : { item: null }) };
  };
}

/** @type {Promise<Codebook> | null} */
let loading = null;

/** The loaded codebook; the same one every time. */
export function loadCodebook() {
  loading ??= read().catch((error) => {
    loading = null;
    throw error;
  });
  return loading;
}

/**
 * Draws a part of the Codes panel once the panel is open and the codebook is there.
 *
 * @param {(codebook: Codebook) => void} draw
 */
export function withCodebook(draw) {
  let isDrawn = false;
  state.follow(() => {
    if (state.panel !== 'codes' || isDrawn) return;
    isDrawn = true;
    loadCodebook().then(
      (codebook) => inSlices(() => draw(codebook)),
      () => (isDrawn = false),
    );
  });
}
