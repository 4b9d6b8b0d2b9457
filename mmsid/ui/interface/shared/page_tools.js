/* What stands at the top of every panel beside its name: how the page is read, the tour, what this is; and before all of
   it, for whoever goes by the keyboard, a way past it. */

import { aboutButton } from './about.js';
import { button, el } from './dom.js';
import { focusHeading } from './motion.js';
import { reading } from './reading.js';
import { announce } from './say.js';
import { showTour, tourAsked } from './tour.js';

/** @typedef {import('./section_list.js').Reading} Reading */

/** @type {[Reading, string, string][]} */
const READINGS = [
  ['story', 'Story', 'In plain words, one step at a time'],
  ['analyst', 'Analyst', 'Everything open, with codes and figures'],
];

export function pageTools() {
  const choices = READINGS.map(([name, label, says]) => {
    const choose = () => {
      reading.choose(name);
      announce(`${label}: ${says}.`, 'reading');
    };
    return { name, node: button('', label, choose, { title: says }) };
  });
  reading.follow(() => {
    for (const { name, node } of choices) node.setAttribute('aria-pressed', String(name === reading.name));
  });
  if (tourAsked !== null) showTour(tourAsked);
  const group = { class: 'mm-readings', role: 'group', 'aria-label': 'How the page is read' };
  return el(
    'div',
    { class: 'mm-page-tools' },
    el(
      'div',
      group,
      choices.map(({ node }) => node),
    ),
    button('mm-plain', 'Tour', () => showTour(1), { title: 'What there is to see, step by step' }),
    aboutButton(),
  );
}

/** The first stops of the page: each leads to a part of the open panel, by its heading. */
export function skipLinks() {
  const list = el('ul', {}, el('li', {}, el('a', { href: '#', text: 'Skip to …' })));
  let isDrawing = false;
  const enter = (/** @type {FocusEvent} */ { relatedTarget }) => {
    if (isDrawing || (relatedTarget instanceof Node && list.contains(relatedTarget))) return;
    isDrawing = true; // what there is changes with the panel and with what is open
    list.replaceChildren(...headings().map(skipLink));
    list.querySelector('a')?.focus();
    isDrawing = false;
  };
  return el('nav', { class: 'mm-skip', 'aria-label': 'Skip to', onfocusin: enter }, list);
}

// biome-ignore lint/performance/useDomNodeTextContent: a heading may be there in two readings, one of which is seen
const seenOf = (/** @type {HTMLElement} */ title) => title.innerText;

const headings = () =>
  /** @type {HTMLElement[]} */ ([...document.querySelectorAll('h1, [id^="mm-panel-"] h2')]).filter(
    (title) => title.checkVisibility() && seenOf(title),
  );

/** @param {HTMLElement} title */
function skipLink(title) {
  const reach = (/** @type {Event} */ event) => {
    event.preventDefault();
    focusHeading(title);
  };
  return el('li', {}, el('a', { href: '#', onclick: reach, text: `Skip to “${seenOf(title)}”` }));
}
