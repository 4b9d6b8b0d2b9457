/* This visitor's shop: the new product is added to it, put into a history, found on the map, wanted by shoppers. */

import { added } from '../shared/added_items.js';
import { asksInPlace } from '../shared/ask.js';
import { button, el, redraw, within } from '../shared/dom.js';
import { toggleInHistory } from '../shared/history_edits.js';
import { icon } from '../shared/icons.js';
import { itemOf } from '../shared/items.js';
import { plural } from '../shared/numbers.js';
import { announce, sentence } from '../shared/say.js';
import { start } from '../shared/start.js';
import { state } from '../shared/state.js';
import { addedCard } from './added_card.js';
import { audience } from './audience.js';
import { boostChoice } from './boost_choice.js';
import { current } from './current.js';

const LATE = 'No answer has come for a while; the connection may be lost. Add it again.';
const INVITE = 'From then on it is a product like any other, for you alone';

/** @param {import('../shared/ask.js').Wire} wire */
export function mountMyShop(wire) {
  const section = within(wire.element, '.mm-added');
  const title = el('h2', { id: 'mm-added-title', tabindex: -1, text: 'Into the shop' });
  const count = el('span', { class: 'mm-count' });
  const { node: told, say } = sentence();
  const add = button('mm-button is-main', [icon('plus'), 'Add it to my shop'], put);
  const list = el('ul', { class: 'mm-added-list' });
  const boost = boostChoice();
  const heading = el('div', { class: 'mm-heading' }, title, count, el('span', { class: 'mm-spring' }), add);
  section.replaceChildren(heading, told, list, boost);
  /** @type {Map<string, import('../contract.d.ts').AddAnswer>} */
  const known = new Map(); // what the server said of each added product, by item id

  function put() {
    const { answer } = current;
    if (added.ids.length >= start.max_added) {
      say(`Your shop holds at most ${start.max_added} new products; remove one first.`);
      return;
    }
    if (answer) model.ask({ item: answer.packed, picture: answer.picture });
  }

  const place = { section, say, slow: LATE, retry: false };
  const model = asksInPlace(place, [wire, 'add_item'], (answer) => {
    const { item_id: id, packed, codes: chips, place: onMap } = answer;
    const isNew = !added.has(id);
    known.set(id, answer);
    if (isNew) added.add(answer, { packed, chips, place: onMap });
    announce(`${answer.title} is in your shop.`, 'added');
    if (isNew) focusOn(id, 'history');
  });

  /**
   * Where a button was replaced under the visitor's hands, the one that took over is focused.
   *
   * @param {string} id
   * @param {string} tool
   */
  function focusOn(id, tool) {
    const target = list.querySelector(`[data-item="${CSS.escape(id)}"] [data-tool="${tool}"]`);
    if (target instanceof HTMLElement) target.focus({ preventScroll: true });
  }

  /** @param {string} id */
  function remove(id) {
    const { title: name } = itemOf(id);
    added.remove(id);
    announce(`${name} is no longer in your shop.`, 'added');
    (add.hidden ? title : add).focus({ preventScroll: true });
  }

  /** @param {string} id */
  function putIntoHistory(id) {
    toggleInHistory(id);
    focusOn(id, 'history');
  }

  function draw() {
    const { answer } = current;
    const own = `${plural(added.ids.length, 'product')} of yours, which only you can see, until this page is closed`;
    add.hidden = !answer || added.has(answer.item_id);
    section.hidden = !answer && !added.ids.length;
    count.textContent = added.ids.length ? own : INVITE;
    boost.hidden = !added.ids.length || !start.recommends;
    const kept = added.ids.flatMap((id) => known.get(id) ?? []);
    redraw(list, ...kept.map((one) => addedCard(one, { remove, putIntoHistory })));
  }
  current.follow(draw);
  added.follow(draw);
  audience.follow(draw);
  state.follow(draw);
}
