/* The counterfactual: the smallest change that was found to put another product first. */

import { asksInPlace } from '../shared/ask.js';
import { button, el, within } from '../shared/dom.js';
import { itemOf } from '../shared/items.js';
import { sentence } from '../shared/say.js';
import { shown } from '../shared/shown_answer.js';
import { state } from '../shared/state.js';

const NONE = 'Whatever is taken out of the history, the same product stays first.';
const HOW = 'Found step by step and asked again; a smaller change may exist. ';

/** @param {import('../shared/ask.js').Wire} wire */
export function mountCounterfactual(wire) {
  const section = within(wire.element, '.mm-counterfactual');
  const find = button('mm-plain', 'What would put another product first?', () => model.ask({ history: state.history }));
  const found = el('p', { class: 'mm-counterfactual-told' });
  const { node: told, say } = sentence();
  section.replaceChildren(find, found, told);
  const model = asksInPlace({ section, say }, [wire, 'counterfactual'], ({ counterfactual }) =>
    found.replaceChildren(...(counterfactual ? change(counterfactual) : [NONE])),
  );
  let asked = '';
  const draw = () => {
    section.hidden = !shown.focused;
    const history = state.history.join('\n');
    if (history === asked) return;
    asked = history;
    model.forget();
    found.replaceChildren();
    find.hidden = state.history.length < 2;
  };
  shown.follow(draw);
  state.follow(draw);
}

/** @param {import('../contract.d.ts').Counterfactual} found */
function change({ without, after }) {
  const title = (/** @type {string} */ id) => `“${itemOf(id).title}”`;
  /** @type {import('./edits.js').Edit[]} */
  const edits = without.map((item) => ({ kind: 'without', item }));
  const says = `Without ${without.map(title).join(' and ')}, ${title(after)} comes first. ${HOW}`;
  return [says, button('mm-quiet', 'Try it', () => state.change({ edits }))];
}
