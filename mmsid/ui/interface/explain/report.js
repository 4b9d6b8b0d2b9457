/* The case as a file, to keep. */

import { questions } from '../shared/ask.js';
import { button, el, within } from '../shared/dom.js';
import { download } from '../shared/files.js';
import { shown } from '../shared/shown_answer.js';
import { state } from '../shared/state.js';

/** @param {import('../shared/ask.js').Wire} wire */
export function mountReport(wire) {
  const box = within(wire.element, '.mm-report');
  const problem = el('span', { class: 'mm-count' });
  function ask(/** @type {'html' | 'json'} */ form) {
    const { focused } = shown;
    problem.textContent = '';
    if (focused) model.ask({ history: state.history, item_id: focused.item_id, form });
  }
  const fail = (/** @type {string} */ error) => {
    problem.textContent = error;
  };
  const model = questions(wire, 'report', ({ name, type, text }) => download({ name, type, content: text }), { fail });
  box.replaceChildren(
    el('span', { class: 'mm-count', text: 'Keep this case:' }),
    button('mm-plain', 'Report (HTML)', () => ask('html')),
    button('mm-plain', 'Data (JSON)', () => ask('json')),
    problem,
  );
  shown.follow(() => {
    box.hidden = !shown.focused;
  });
}
