/* The case as a file, to keep. */

import { questions } from '../shared/ask.js';
import { button, el, within } from '../shared/dom.js';
import { download } from '../shared/files.js';
import { shown } from '../shared/shown_answer.js';
import { state } from '../shared/state.js';

/** @param {import('../shared/ask.js').Wire} wire */
export function mountReport({ element, events, answers }) {
  const box = within(element, '.mm-report');
  const problem = el('span', { class: 'mm-count' });
  const ask = (/** @type {'html' | 'json'} */ form) =>
    model.ask({ history: state.history, item: shown.focused?.item_id, form });
  const model = questions(events.report, answers, (answer) => {
    problem.textContent = answer.error ?? '';
    if (!answer.error) download({ ...answer, content: answer.text });
  });
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
