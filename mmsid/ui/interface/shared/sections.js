/* Opening what a story keeps behind a step, and going there. */

import { button, el } from './dom.js';
import { focusHeading } from './motion.js';
import { reading } from './reading.js';
import { state } from './state.js';

/** @typedef {import('./section_list.js').SectionName} SectionName */

/**
 * Opens a section, where it is one, and goes to its heading.
 *
 * @param {string} part as the server calls it
 */
export function openSection(part) {
  const name = /** @type {SectionName} */ (part);
  if (reading.isStory && !state.view.open.includes(name)) state.change({ open: [...state.view.open, name] });
  const title = document.getElementById(`mm-${part}-title`);
  focusHeading(title ?? document.getElementById(`mm-${part}`)); // what is not drawn yet has no heading
}

/**
 * The steps of a story, each of which opens a section or closes it.
 *
 * @param {{ name: SectionName, label: string, says: string }[]} steps
 */
export function stepBar(steps) {
  const buttons = steps.map(({ name, label, says }) => {
    const content = [el('b', { text: label }), el('span', { text: says })];
    const press = () => {
      if (state.view.open.includes(name)) state.change({ open: state.view.open.filter((other) => other !== name) });
      else openSection(name);
    };
    return { name, node: button('mm-go', content, press) };
  });
  state.follow(() => {
    for (const { name, node } of buttons) node.setAttribute('aria-expanded', String(state.view.open.includes(name)));
  });
  return el(
    'div',
    { class: 'mm-story mm-steps-bar', role: 'group', 'aria-label': 'Go on' },
    buttons.map(({ node }) => node),
  );
}
