/* The visitor's own notes and labels: in this browser only, for this build only. */

import { followers } from '../shared/followers.js';
import { start } from '../shared/start.js';
import { cleaned, readNotes, writeNotes } from './notes_text.js';

/** @typedef {import('./notes_text.js').Note} Note */

const KEY = `mmsid-notes-${start.fingerprint}`;
const EVERY = 10_000_000; // cases: what is stored here was written here

export const notes = (() => {
  const { tell, follow } = followers();
  /** @type {Map<number, Note>} */
  let all = read();

  /** @returns {Map<number, Note>} */
  function read() {
    try {
      return readNotes(localStorage.getItem(KEY) ?? '', start.fingerprint, EVERY).notes;
    } catch {
      return new Map(); // a browser that keeps nothing: notes last as long as the page
    }
  }

  /** @param {boolean} isTold whether more has changed than the words of a note */
  function keep(isTold) {
    try {
      localStorage.setItem(KEY, writeNotes(all, start.fingerprint));
    } catch {
      // full, or forbidden: they last as long as the page
    }
    if (isTold) tell();
  }

  return {
    /** @param {number} place */
    of: (place) => all.get(place) ?? { note: '', labels: [] },
    get size() {
      return all.size;
    },
    /** By place. */
    get all() {
      return all;
    },
    /** All labels that are in use, in the order of the alphabet. */
    get labels() {
      return [...new Set([...all.values()].flatMap(({ labels }) => labels))].sort();
    },
    /**
     * @param {number} place
     * @param {Partial<Note>} changes
     */
    change(place, changes) {
      const before = this.of(place);
      const note = cleaned({ ...before, ...changes });
      if (note) all.set(place, note);
      else all.delete(place);
      const isSaid = (/** @type {Note} */ one) => String([Boolean(one.note.trim()), ...one.labels]);
      keep(isSaid(before) !== isSaid(this.of(place)));
    },
    /** As text that can be read in again. */
    written: () => writeNotes(all, start.fingerprint),
    /**
     * Reads notes in; those of the same cases are replaced.
     *
     * @param {string} text
     * @param {number} count of cases
     */
    take(text, count) {
      const read = readNotes(text, start.fingerprint, count);
      all = new Map([...all, ...read.notes]);
      if (read.notes.size) keep(true);
      return read;
    },
    follow,
  };
})();
