/* The visitor's what-if edits, in order: they are part of the state, so a link carries them. */

import { state } from '../shared/state.js';

/** @typedef {import('../shared/state_address.js').Edit} Edit */

/** @param {Edit} edit */
export const addEdit = (edit) => state.change({ edits: [...state.edits, edit] });

export const undoEdit = () => state.change({ edits: state.edits.slice(0, -1) });

/**
 * The last edit of a kind that passes a test.
 *
 * @template {Edit['kind']} Kind
 * @param {Kind} kind
 * @param {(edit: Extract<Edit, { kind: Kind }>) => boolean} [test]
 */
export const lastEdit = (kind, test = () => true) =>
  state.edits.findLast(
    /** @returns {edit is Extract<Edit, { kind: Kind }>} */
    (edit) => edit.kind === kind && test(/** @type {Extract<Edit, { kind: Kind }>} */ (edit)),
  );
