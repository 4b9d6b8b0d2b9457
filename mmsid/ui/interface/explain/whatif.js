/* What if? Each edit is a new decode with the run before it as its parent; both are shown side by side.

   A run starts from the history and all edits up to its own. */

import { asksInPlace } from '../shared/ask.js';
import { button, el, within } from '../shared/dom.js';
import { icon } from '../shared/icons.js';
import { focusHeading } from '../shared/motion.js';
import { plural } from '../shared/numbers.js';
import { announce, sentence } from '../shared/say.js';
import { shown } from '../shared/shown_answer.js';
import { state } from '../shared/state.js';
import { undoEdit } from './edits.js';
import { marked } from './marked.js';
import { runsSideBySide, turnedCodes } from './runs.js';
import { PathTree } from './tree.js';
import { editTools } from './whatif_tools.js';

/** @param {import('../shared/ask.js').Wire} wire */
export function mountWhatIf(wire) {
  const section = within(wire.element, '.mm-whatif');
  const title = el('h2', { id: 'mm-whatif-title', text: 'What if?' });
  const tools = editTools();
  const undo = button('mm-plain', [icon('undo'), 'Undo'], undoEdit);
  const reset = button('mm-quiet', 'Start over', () => state.change({ edits: [] }));
  const { node: told, say } = sentence();
  const run = runView();
  section.replaceChildren(heading(title, undo, reset), tools.node, told, ...run.nodes);

  const model = asksInPlace(
    { section, say },
    [wire, 'edit_history'],
    (answer) => {
      tools.show(answer.histories[answer.histories.length - 1]);
      run.show(answer);
      announce(`${answer.names.at(-1)}: ${plural(answer.came_in.length, 'product')} came in.`, 'whatif');
    },
    (error) => {
      undoEdit(); // an edit that cannot be made is none
      say(error);
    },
  );

  let asked = '';
  function draw() {
    section.hidden = !shown.focused;
    if (!shown.focused) return;
    const isUnedited = !state.edits.length;
    if (isUnedited && [undo, reset].some((one) => one === document.activeElement)) focusHeading(title, 'nearest');
    undo.hidden = reset.hidden = isUnedited;
    tools.draw();
    const question = JSON.stringify([state.history, state.edits]);
    if (question === asked) return;
    asked = question;
    if (state.edits.length) {
      model.ask({ history: state.history, edits: state.edits });
      return;
    }
    model.forget();
    tools.show([...state.history]);
    run.clear();
  }
  shown.follow(draw);
  state.follow(draw);
  marked.follow(() => tools.draw());
}

/**
 * @param {Node} title
 * @param {...Node} tools
 */
function heading(title, ...tools) {
  return el(
    'div',
    { class: 'mm-heading' },
    title,
    el('span', { class: 'mm-count', text: 'Change what the answer is made from, and see what it then is' }),
    el('span', { class: 'mm-spring' }),
    tools,
  );
}

/** What the last run says, beside the one before it. */
function runView() {
  const runs = el('ol', { class: 'mm-runs', 'aria-label': 'Runs' });
  const table = el('div', { class: 'mm-compare' });
  const paths = el('div', { class: 'mm-opened' });
  const forced = el('p', { class: 'mm-forced', hidden: true });
  const title = el('h3', { class: 'mm-tree-title', text: 'The paths of this run', hidden: true });
  const tree = new PathTree({ onCode: (code) => state.change({ code }) });
  return {
    nodes: [runs, forced, table, paths, title, tree.node],
    /** @param {import('../contract.d.ts').EditAnswer} run the last one, beside its parent */
    show({ words, names, parent, child, came_in: cameIn, went_out: wentOut, opened, closed, tree: found }) {
      const all = ['As it was', ...names];
      const kind = (/** @type {number} */ place) =>
        ({ [all.length - 1]: 'is-now', [all.length - 2]: 'is-parent' })[place] ?? '';
      runs.replaceChildren(...all.map((name, place) => el('li', { class: kind(place), text: name })));
      forced.textContent = words;
      forced.hidden = !words;
      table.replaceChildren(...runsSideBySide({ parent, child, cameIn, wentOut }));
      paths.replaceChildren(
        ...turnedCodes('Kinds that came into the beam', opened),
        ...turnedCodes('Kinds that fell out of it', closed),
      );
      title.hidden = false;
      tree.show(found, child, shown.focused?.item_id);
    },
    clear() {
      for (const node of [runs, table, paths]) node.replaceChildren();
      title.hidden = forced.hidden = true;
      tree.clear();
    },
  };
}
