/* What this visitor looks at: one state for all panels, kept in this page and mirrored in its address.

   A panel reads `state`, changes it with `state.change({...})`, and draws itself again in `state.follow(...)`. `item`,
   `code` and `edits` are gone when the history changes. Opening another panel, an edit, and looking at something else in a
   panel that is not the first are steps that the browser's Back button undoes. */

import { EMBEDDED } from './embed_address.js';
import { followers } from './followers.js';
import { itemsById, shoppers } from './items.js';
import { firstPanel } from './panel_list.js';
import { openAfter } from './section_list.js';
import { start } from './start.js';
import { isExample, readAddress, writeAddress } from './state_address.js';

/** @typedef {import('./state_address.js').State} State */
/** @typedef {(next: State, changes: Partial<State>) => State} Rule what the parts of a state must agree on */

const HUB = 'https://huggingface.co';
const AFRESH = { item: null, rival: null, code: null, edits: [] }; // what a new history begins with
const TOLD_ONCE = { leftOut: 0, foreign: false, lost: null, gone: false }; // of a link, until something is chosen

const shop = {
  /** @param {string | null | undefined} id */
  has: (id) => itemsById.has(id),
  shoppers,
  maxHistory: start.max_history,
  fingerprint: start.fingerprint,
  firstPanel: EMBEDDED?.panel ?? firstPanel(start.recommends),
};

/** What the page's address says; a part on its own is in the panel that it is in. */
function addressed() {
  const query = new URLSearchParams(location.search);
  if (EMBEDDED) query.delete('panel');
  return readAddress(query, shop);
}

/**
 * The address of what a visitor might look at.
 *
 * @param {State} looked
 */
export const addressOf = (looked) => writeAddress(location.href, looked, shop);

/**
 * On the hub the page is framed; this is how a Space tells the outer address.
 *
 * @param {URL} address
 */
function tellFrame(address) {
  const query = new URLSearchParams(address.search);
  const shown = start.shops.findIndex((one) => one.is_shown);
  if (shown > 0) query.set('shop', start.shops[shown].name); // the outer address has no other place for it
  if (document.referrer.startsWith(HUB)) window.parent.postMessage({ queryString: query.toString() }, HUB);
}

/**
 * Tells the styles, which hide the other panels, and in a story what is not open.
 *
 * @param {State} now
 */
function mark({ panel, open }) {
  Object.assign(document.documentElement.dataset, { mmPanel: panel, mmOpen: open.join(' ') });
}

/**
 * @param {State} now
 * @param {boolean} isUndone by Back
 */
function write(now, isUndone) {
  const address = addressOf(now);
  if (isUndone) window.history.pushState({}, '', address);
  else window.history.replaceState(window.history.state, '', address);
  tellFrame(address);
}

/**
 * Whether a change is one that Back undoes.
 *
 * @param {State} before
 * @param {State} now
 */
function isStep(before, now) {
  /** @param {'panel' | 'code' | 'item' | 'testCase'} what */
  const differs = (what) => String(before[what]) !== String(now[what]);
  const isElsewhere = differs('code') || differs('item') || differs('testCase');
  const isEdited = before.history === now.history && JSON.stringify(before.edits) !== JSON.stringify(now.edits);
  return differs('panel') || isEdited || (now.panel !== shop.firstPanel && isElsewhere);
}

export const state = (() => {
  const { tell, follow } = followers();
  /** @type {Rule[]} */
  const rules = [];
  let now = addressed();

  window.addEventListener('popstate', () => {
    now = addressed();
    mark(now);
    tell();
  });
  mark(now);

  return {
    get panel() {
      return now.panel;
    },
    get history() {
      return now.history;
    },
    get shopper() {
      return now.shopper;
    },
    /** The example that the history is, product by product; null where it is none or was edited. */
    get example() {
      return now.shopper !== null && isExample(now, shoppers) ? shoppers[now.shopper] : null;
    },
    get item() {
      return now.item;
    },
    get code() {
      return now.code;
    },
    get composed() {
      return now.composed;
    },
    get walk() {
      return now.walk;
    },
    get edits() {
      return now.edits;
    },
    /** The test case that is looked at, from 0; null where none is. */
    get testCase() {
      return now.testCase;
    },
    /** How it is looked at: a comparison, the map's colour and selection, the sections that a story has opened. */
    get view() {
      return now;
    },
    get filter() {
      return now.filter;
    },
    get sort() {
      return now.sort;
    },
    /** What a link brought that this shop does not show. */
    get link() {
      const { leftOut, foreign, gone, lost } = now;
      return { leftOut, foreign, gone, lost };
    },
    /** @param {Rule} rule that every change passes from now on */
    addRule: (rule) => void rules.push(rule),
    /** @param {Partial<State>} changes */
    change(changes) {
      const before = now;
      const gone = 'history' in changes ? AFRESH : 'item' in changes ? { rival: null } : {};
      now = { ...now, ...TOLD_ONCE, ...gone, ...changes };
      for (const rule of rules) now = rule(now, changes);
      if (!changes.open) now.open = openAfter(now.open, before, now);
      write(now, isStep(before, now));
      mark(now);
      tell();
    },
    follow,
  };
})();

/**
 * Opens the example shopper of a name; `more` is looked at beside their history.
 *
 * @param {string} name
 * @param {Partial<State>} [more]
 */
export function openShopper(name, more = {}) {
  const shopper = shoppers.findIndex((one) => one.name === name);
  state.change({ panel: 'recommend', history: [...shoppers[shopper].history], shopper, ...more });
}

/**
 * Opens the page of a code.
 *
 * @param {string[]} code
 */
export function openCode(code) {
  state.change({ panel: 'codes', code });
  scrollTo({ top: 0 });
}

/**
 * Shows a product on the map.
 *
 * @param {string} item
 */
export function openOnMap(item) {
  state.change({ panel: 'codes', item, code: null });
  scrollTo({ top: 0 });
}
