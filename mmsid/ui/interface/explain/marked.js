/* The product of the history that the visitor has marked in "What if?", for a swap or for another code. */

import { followers } from '../shared/followers.js';

export const marked = (() => {
  const { tell, follow } = followers();
  /** @type {string | null} */
  let item = null;
  return {
    /** Its id; null where none is marked. */
    get item() {
      return item;
    },
    /** @param {string | null} id */
    set(id) {
      if (id === item) return;
      item = id;
      tell();
    },
    follow,
  };
})();
