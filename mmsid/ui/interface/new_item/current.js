/* The new item of this panel: what was tokenised last, and the request to look at another product. */

import { followers, signal } from '../shared/followers.js';

/** @typedef {{ file: string | null, name?: string, title: string, description: string, isTyped?: boolean }} Given */

export const current = (() => {
  const { tell, follow } = followers();
  /** @type {(import('../contract.d.ts').TokenizeAnswer & { asked: Given }) | null} */
  let answer = null;
  return {
    /** What the server said of it, with what was `asked`; null while there is none. */
    get answer() {
      return answer;
    },
    /** @param {typeof answer} given */
    set(given) {
      answer = given;
      tell();
    },
    follow,
  };
})();

/** A product that shall be put into the form, with its picture or null.
 *
 * @type {ReturnType<typeof signal<{ product: { title: string, description: string }, file: Blob | null }>>}
 */
export const productToLookAt = signal();
