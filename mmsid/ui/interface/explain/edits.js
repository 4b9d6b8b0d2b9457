/* The visitor's what-if edits, in order: they are part of the state, so a link carries them. */

import { state } from '../shared/state.js';

/** @typedef {import('../shared/state_address.js').Edit} Edit */

/** @param {Edit} edit */
export const addEdit = (edit) => state.change({ edits: [...state.edits, edit] });

export const undoEdit = () => state.change({ edits: state.edits.slice(0, -1) });

/**
 * The last edit that passes a test.
 *
 * @param {(edit: Edit) => boolean} test
 */
export const lastEdit = (test) => state.edits.findLast(test);
