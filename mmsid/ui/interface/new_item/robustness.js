/* How robust each code is: whether it stays when the picture is cropped, turned and lit a little differently. It is asked
   once the ID is there, and told beside each level. */

import { questions } from '../shared/ask.js';
import { current } from './current.js';

/** @param {import('../shared/ask.js').Wire} wire */
export function mountRobustness(wire) {
  const model = questions(wire, 'robustness', ({ robustness }) => {
    if (!robustness) return;
    const { same_code: kept, views } = robustness;
    for (const node of document.querySelectorAll('.mm-stable')) {
      const count = Math.round(kept[Number(/** @type {HTMLElement} */ (node).dataset.level)] * views);
      node.textContent = `Keeps this code in ${count} of ${views} slightly changed pictures`;
    }
  });
  current.follow(() => {
    const { file = null, title = '', description = '' } = current.answer?.asked ?? {};
    if (file) model.ask({ file, title, description });
    else model.forget();
  });
}
