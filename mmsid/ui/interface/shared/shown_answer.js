/* The recommendations that are shown, with the `history` that they answer, and their tree where the model has given it. */

import { followers } from './followers.js';
import { state } from './state.js';

/** @typedef {import('../contract.d.ts').PathTree} PathTree */
/** @typedef {Pick<import('../contract.d.ts').StoredRecommendations, 'items'> & { tree?: PathTree }} Answer */

export const shown = (() => {
  const { tell, follow } = followers();
  /** @type {Answer & { history: string[] }} */
  let answer = { items: [], history: [] };
  return {
    get answer() {
      return answer;
    },
    /** The recommended product that is looked at: the chosen one if it is among the answers, else the first. */
    get focused() {
      return answer.items.find((line) => line.item_id === state.item) ?? answer.items[0] ?? null;
    },
    /** Whether it answers what is asked now; while the model computes, the last one is still shown. */
    get isCurrent() {
      return answer.history.join('\n') === state.history.join('\n');
    },
    /** @param {Answer} given to the history as it is now */
    set(given) {
      answer = { ...given, history: state.history };
      tell();
    },
    follow,
  };
})();
