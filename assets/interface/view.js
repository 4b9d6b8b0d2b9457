/* What this visitor looks at: one state for all panels, kept in this page and mirrored in its address.

   `panel` is the one that is open; `history` are item ids, oldest first; `shopper` is the example they started from, or null; `item` is the product
   that is looked at (in the Recommend panel the first recommended one, unless it is among them), or null; `code` is the
   prefix that is looked at, such as ['a42', 'b1'], or null; `edits` are what-if edits, in order. These three are gone
   when the history changes. `composed` are the codes that were chosen by hand, and `walk` the { from, to, order } that
   was; both are null as long as they follow what is looked at. A panel reads `view`, changes it with `view.change({...})`, and draws itself again in
   `view.follow(...)`. Opening another panel, and looking at something else in
   one that is not the first, is a step that the browser's Back button undoes.
   `lost` is the id of a link's product that this shop does not have, `leftOut` counts those of its history, and `gone`
   tells whether one of them was a product that a visitor had added to their own shop.
   The address names the build: `foreign` tells that a link was made with another one. */

const VIEW_VERSION = '1';
const PANELS = ['recommend', 'codes', 'new'];

const view = (() => {
  const { tell, follow } = followers();
  let belongs = null; // tells whether a product's ID begins with a prefix, once that is known
  let state = fromAddress();

  const isExample = (candidate) =>
    candidate.shopper !== null && candidate.history.join('\n') === shoppers[candidate.shopper].history.join('\n');

  /** Whether an id is that of a visitor's own product, which was in the page that they closed. */
  function isGone(id) {
    return /^new-[0-9a-f]{8}$/.test(id) && !itemsById.has(id);
  }

  function writeIds(ids) {
    return ids.map(encodeURIComponent).join(' ');
  }

  function readIds(written) {
    try {
      return written.split(' ').filter(Boolean).map(decodeURIComponent);
    } catch {
      return []; // a link that was cut off
    }
  }

  function fromAddress() {
    const query = new URLSearchParams(location.search);
    const panel = PANELS.includes(query.get('panel')) ? query.get('panel') : PANELS[0];
    const named = query.get('history');
    if (named !== null) {
      const ids = readIds(named);
      const known = ids.filter((id) => itemsById.has(id)).slice(-start.longest);
      const gone = ids.some(isGone);
      return { panel, history: known, shopper: null, leftOut: ids.length - known.length, ...looked(query), ...(gone && { gone }) };
    }
    const asked = Number(query.get('shopper') ?? 1) - 1;
    const shopper = shoppers[asked] ? asked : shoppers.length ? 0 : null;
    return { panel, history: shopper === null ? [] : [...shoppers[shopper].history], shopper, leftOut: 0, ...looked(query) };
  }

  /** What a link says beside the history: the product looked at, the edits, and the build it was made with. */
  function looked(query) {
    const build = query.get('build');
    const foreign = build !== null && !start.fingerprint.startsWith(build);
    const readable = query.get('v') === VIEW_VERSION && !foreign;
    const item = query.get('item');
    const code = readable && query.get('code') ? query.get('code').split('.') : null;
    const composed = readable && query.get('compose') ? query.get('compose').split('.') : null;
    const [from, to, order] = readIds(query.get('walk') ?? '');
    const walk = itemsById.has(from) && itemsById.has(to) ? { from, to, order: order === 'coarse' ? order : 'fine' } : null;
    let edits = [];
    try {
      edits = readable ? JSON.parse(query.get('edits') ?? '[]') : [];
    } catch {
      // a link that was cut off: the history alone is shown
    }
    const lost = item !== null && !itemsById.has(item) ? item : null;
    return { item: lost ? null : item, lost, gone: lost !== null && isGone(lost), code, composed, walk, edits: Array.isArray(edits) ? edits : [], foreign };
  }

  function toAddress(isStep) {
    const address = new URL(location.href);
    for (const name of ['v', 'build', 'panel', 'history', 'shopper', 'item', 'code', 'edits', 'compose', 'walk']) address.searchParams.delete(name);
    if (state.panel !== PANELS[0]) address.searchParams.set('panel', state.panel);
    if (!isExample(state)) address.searchParams.set('history', writeIds(state.history));
    else if (state.shopper > 0) address.searchParams.set('shopper', state.shopper + 1);
    if (state.item) address.searchParams.set('item', state.item);
    if (state.code) address.searchParams.set('code', state.code.join('.'));
    if (state.edits.length) address.searchParams.set('edits', JSON.stringify(state.edits));
    if (state.composed) address.searchParams.set('compose', state.composed.join('.'));
    if (state.walk) address.searchParams.set('walk', writeIds([state.walk.from, state.walk.to, state.walk.order]));
    if (state.item || state.code || state.composed || state.edits.length) {
      address.searchParams.set('v', VIEW_VERSION);
      address.searchParams.set('build', start.fingerprint.slice(0, 8));
    }
    if (isStep) window.history.pushState({}, '', address);
    else window.history.replaceState(window.history.state, '', address);
    if (document.referrer.startsWith('https://huggingface.co')) {
      // On the hub the page is framed; this is how a Space tells the outer address.
      window.parent.postMessage({ queryString: address.search.slice(1) }, 'https://huggingface.co');
    }
  }

  function turn() {
    document.documentElement.dataset.mmPanel = state.panel; // the style sheet hides the others
    tell();
  }

  /** In the Codes panel, the product and the code that are looked at belong together; the one chosen last decides. */
  function agree(isItemNew) {
    if (state.panel !== 'codes' || !state.item || !state.code || !belongs) return;
    if (!belongs(state.item, state.code)) state = { ...state, ...(isItemNew ? { code: null } : { item: null }) };
  }

  window.addEventListener('popstate', () => {
    state = fromAddress();
    turn();
  });
  document.documentElement.dataset.mmPanel = state.panel;

  return {
    get panel() {
      return state.panel;
    },
    get history() {
      return state.history;
    },
    get shopper() {
      return state.shopper;
    },
    get leftOut() {
      return state.leftOut;
    },
    /** Whether the history is, product by product, that of the example it started from. */
    get isExample() {
      return isExample(state);
    },
    get item() {
      return state.item;
    },
    get code() {
      return state.code;
    },
    get composed() {
      return state.composed;
    },
    get walk() {
      return state.walk;
    },
    get edits() {
      return state.edits;
    },
    get foreign() {
      return state.foreign;
    },
    get gone() {
      return state.gone;
    },
    /** The id of a link's product that this shop does not have, or null. */
    get lost() {
      return state.lost;
    },
    /** Tells how products and prefixes go together. */
    learn(test) {
      belongs = test;
    },
    change(changes) {
      const again = 'history' in changes ? { item: null, code: null, edits: [] } : {};
      const before = state;
      state = { ...state, leftOut: 0, foreign: false, lost: null, gone: false, ...again, ...changes };
      agree('item' in changes);
      const differs = (what) => String(before[what]) !== String(state[what]);
      const isStep = differs('panel') || (state.panel !== PANELS[0] && (differs('code') || differs('item')));
      toAddress(isStep);
      turn();
    },
    follow,
  };
})();

/** The answer that is shown: the recommendations' own, with the `history` that it answers, and its tree where the model
    has given it. */
const shown = (() => {
  const { tell, follow } = followers();
  let answer = { items: [], history: [] };
  return {
    get answer() {
      return answer;
    },
    /** The recommended product that is looked at: the chosen one if it is among the answers, else the first. */
    get focused() {
      return answer.items.find((line) => line.item_id === view.item) ?? answer.items[0] ?? null;
    },
    /** Whether it answers what is asked now; while the model computes, the last one is still shown. */
    get isCurrent() {
      return answer.history.join('\n') === view.history.join('\n');
    },
    set(given) {
      answer = given;
      tell();
    },
    follow,
  };
})();

/** Adds a product to the end of the history, or takes it out where it is in it already. */
function toggle(id) {
  const item = itemsById.get(id);
  if (view.history.includes(id)) {
    view.change({ history: view.history.filter((other) => other !== id) });
    announce(`Removed ${item.title} from the history.`);
  } else if (view.history.length >= start.longest) {
    announce(`The history is full: it holds at most ${start.longest} products. Remove one first.`);
  } else {
    view.change({ history: [...view.history, id] });
    announce(`Added ${item.title} to the history.`);
  }
}
