/* The case as a file, to keep. */

import { asksInPlace } from '../shared/ask.js';
import { button, el, within } from '../shared/dom.js';
import { download } from '../shared/files.js';
import { sentence } from '../shared/say.js';
import { shown } from '../shared/shown_answer.js';
import { state } from '../shared/state.js';

/** @param {import('../shared/ask.js').Wire} wire */
export function mountReport(wire) {
  const section = within(wire.element, '.mm-report');
  const { node: told, say } = sentence();
  const model = asksInPlace({ section, say }, [wire, 'report'], ({ name, type, text }) =>
    download({ name, type, content: text }),
  );
  function ask(/** @type {'html' | 'json'} */ form) {
    const { focused } = shown;
    if (focused) model.ask({ history: state.history, item_id: focused.item_id, form });
  }
  section.replaceChildren(
    el('span', { class: 'mm-count', text: 'Keep this case:' }),
    button('mm-plain', 'Report (HTML)', () => ask('html')),
    button('mm-plain', 'Data (JSON)', () => ask('json')),
    told,
  );
  let about = '';
  const draw = () => {
    section.hidden = !shown.focused;
    const before = about;
    about = JSON.stringify([state.history, shown.focused?.item_id]);
    if (about !== before) say(); // nobody shall ask again for a case that is not shown any more
  };
  shown.follow(draw);
  state.follow(draw);
}
