/* The page of a code: which products it holds, at its middle and at its border, and what is around it. It has an
   address of its own: `code=a42.b1` is a shelf, `code=c7` a look on all shelves. Above it: the product that is looked at. */

import { added } from '../shared/added_items.js';
import { asksInPlace } from '../shared/ask.js';
import { captionBase } from '../shared/captions.js';
import { isAlone } from '../shared/code_names.js';
import { withCodebook } from '../shared/codebook.js';
import { bothWays, button, el, within } from '../shared/dom.js';
import { icon } from '../shared/icons.js';
import { itemOf, itemsById } from '../shared/items.js';
import { roleOf } from '../shared/levels.js';
import { plural } from '../shared/numbers.js';
import { picture } from '../shared/picture.js';
import { reading } from '../shared/reading.js';
import { announce, sentence } from '../shared/say.js';
import { state } from '../shared/state.js';
import { codePageBody } from './code_page_body.js';
import { focusedProduct } from './focused_product.js';
import { prefixLinks, revealPart } from './prefix_links.js';

/** @typedef {import('../shared/codebook.js').Codebook} Codebook */

const TITLE = ['What stands there', 'The page of a code'];
const HINT = [
  'Choose a point or a diamond on the map, or a shelf, to see here what stands there.',
  'Choose a tile, a diamond on the map or a code of any product to see its page here.',
];

/** @param {import('../shared/ask.js').Wire} wire */
export function mountCodePage(wire) {
  const section = within(wire.element, '.mm-code-page');
  const title = el('h2', { id: 'mm-code-title' }, bothWays(TITLE[0], TITLE[1]));
  section.replaceChildren(el('div', { class: 'mm-heading' }, title), hintLine());
  withCodebook((codebook) => drawCodePage(codebook, wire, section));
}

/**
 * @param {Codebook} codebook
 * @param {import('../shared/ask.js').Wire} wire
 * @param {HTMLElement} section
 */
function drawCodePage(codebook, wire, section) {
  const product = focusedProduct(codebook);
  const head = pageHead(codebook);
  const { node: told, say } = sentence();
  const body = el('div', { class: 'mm-code-body' });
  section.replaceChildren(product.node, ...head.nodes, told, body);
  addJump(codebook, section);

  const model = asksInPlace({ section, say }, [wire, 'code'], (page) => {
    body.replaceChildren(...codePageBody(codebook, page));
    const { prefix, codes, count } = page;
    const name = reading.isStory ? '' : `${prefix.join(' ')}, `;
    announce(`${name}${codes[codes.length - 1].caption}: ${plural(count, 'product')}.`, 'code');
  });

  let asked = '';
  state.follow(() => {
    if (state.panel !== 'codes') return;
    const prefix = lookedAt(codebook);
    product.draw();
    head.draw(prefix);
    const key = prefix ? `${prefix.join(' ')} ${added.ids.join(' ')}` : ' '; // what is added can stand here, too
    if (key === asked) return;
    asked = key;
    section.scrollTop = 0;
    if (prefix) {
      model.ask({ codes: prefix });
      return;
    }
    model.forget();
    body.replaceChildren();
  });
}

const hintLine = () => el('p', { class: 'mm-count' }, bothWays(HINT[0], HINT[1]));

/**
 * The focused prefix; as an example the largest first code, or that of the focused product; null where no code is like it.
 *
 * @param {Codebook} codebook
 */
function lookedAt(codebook) {
  if (state.code) return codebook.knows(state.code) ? state.code : null;
  const item = itemsById.get(state.item);
  return item ? codebook.id(item.row).slice(0, 2) : codebook.next([])[0];
}

/**
 * What the page is about, and whether somebody asked for it.
 *
 * @param {Codebook} codebook
 */
function pageHead(codebook) {
  const title = el('h2', { id: 'mm-code-title' });
  const trail = el('div', { class: 'mm-code-trail' });
  const about = el('p', { class: 'mm-lead' });
  const hint = hintLine();

  /** @param {string[] | null} prefix */
  function draw(prefix) {
    hint.hidden = Boolean(state.code) || !prefix;
    trail.replaceChildren(...(prefix ? [prefixLinks(codebook, prefix)] : []));
    if (!prefix) {
      title.replaceChildren(...bothWays(TITLE[0], TITLE[1]));
      about.textContent = `This shop has no code ${state.code?.join(' ')}; choose one on the map or the shelves.`;
      return;
    }
    const chip = codebook.chip(prefix);
    const why = state.code ? '' : state.item ? 'Its shelf: ' : 'For example: ';
    const name = el('span', { class: 'mm-analyst', text: `${prefix.join(' ')} · ` });
    title.replaceChildren(why, name, chip.caption);
    about.replaceChildren(...aboutCode(codebook, prefix));
  }
  return { nodes: [el('div', { class: 'mm-heading' }, title), trail, about, hint], draw };
}

/**
 * How many products are meant, how far the caption holds, and for a look on one shelf the way to all others.
 *
 * @param {Codebook} codebook
 * @param {string[]} prefix
 */
function aboutCode(codebook, prefix) {
  const chip = codebook.chip(prefix);
  const role = roleOf(chip.code);
  const here = codebook.below(prefix).length;
  const where = isAlone(prefix) ? 'on all shelves' : role === 'look' ? 'of this shelf have this look' : 'on this shelf';
  const count = here ? `${plural(here, 'product')} ${where}.` : 'No product is here.';
  const base = role === 'one' ? '' : el('span', { class: 'mm-analyst', text: ` ${captionBase(chip)}` });
  const everywhere = button('mm-quiet', ['This look on all shelves', icon('right')], () =>
    state.change({ code: [chip.code] }),
  );
  return [count, base, ...(role === 'look' && !isAlone(prefix) ? [' ', everywhere] : [])];
}

/**
 * Where this page is not beside the map, what was chosen is announced at the bottom, with the way to it.
 *
 * @param {Codebook} codebook
 * @param {HTMLElement} section
 */
function addJump(codebook, section) {
  const jump = button('mm-jump', [], () => revealPart('code'), { hidden: true });
  document.body.append(jump);
  let isInSight = true;
  let looksAt = `${state.item} ${state.code}`;
  let isNews = false;

  function draw() {
    const item = state.item === null ? null : itemOf(state.item);
    const code = state.code && `${state.code.join(' ')} · ${codebook.chip(state.code).caption}`;
    const name = item?.title ?? code;
    jump.replaceChildren(
      ...(item ? [picture(item, { eager: true })] : []),
      el('span', { text: name ?? '' }),
      icon('down'),
    );
    jump.hidden = isInSight || !isNews || !name || state.panel !== 'codes';
  }

  new IntersectionObserver(([entry]) => {
    isInSight = entry.isIntersecting;
    if (isInSight) isNews = false;
    draw();
  }).observe(section);
  state.follow(() => {
    const now = `${state.item} ${state.code}`;
    isNews ||= now !== looksAt;
    looksAt = now;
    draw();
  });
}
