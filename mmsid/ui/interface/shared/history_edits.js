/* Putting products into the history and taking them out, from wherever they are shown. */

import { itemOf } from './items.js';
import { announce } from './say.js';
import { start } from './start.js';
import { state } from './state.js';

/**
 * Adds a product to the end of the history, or takes it out where it is in it already.
 *
 * @param {string} id
 */
export function toggleInHistory(id) {
  const { title } = itemOf(id);
  if (state.history.includes(id)) {
    state.change({ history: state.history.filter((other) => other !== id) });
    announce(`Removed ${title} from the history.`);
  } else if (state.history.length >= start.max_history) {
    announce(`The history is full: it holds at most ${start.max_history} products. Remove one first.`);
  } else {
    state.change({ history: [...state.history, id] });
    announce(`Added ${title} to the history.`);
  }
}
