/* What this visitor looks at: one state for all panels, kept in this page and mirrored in its address.

   `history` are item ids, oldest first; `shopper` is the example they started from, or null. A panel reads `view`,
   changes it with `view.change({...})`, and draws itself again in `view.follow(...)`. */

const view = (() => {
  const listeners = [];
  let state = fromAddress();

  const isExample = (candidate) =>
    candidate.shopper !== null && candidate.history.join('\n') === shoppers[candidate.shopper].history.join('\n');

  function fromAddress() {
    const query = new URLSearchParams(location.search);
    const named = query.get('history');
    if (named !== null) {
      const ids = named.split(' ').filter(Boolean).map(decodeURIComponent);
      const known = ids.filter((id) => itemsById.has(id)).slice(-start.longest);
      return { history: known, shopper: null, leftOut: ids.length - known.length };
    }
    const asked = Number(query.get('shopper') ?? 1) - 1;
    const shopper = shoppers[asked] ? asked : shoppers.length ? 0 : null;
    return { history: shopper === null ? [] : [...shoppers[shopper].history], shopper, leftOut: 0 };
  }

  function toAddress() {
    const address = new URL(location.href);
    address.searchParams.delete('history');
    address.searchParams.delete('shopper');
    if (!isExample(state)) address.searchParams.set('history', state.history.map(encodeURIComponent).join(' '));
    else if (state.shopper > 0) address.searchParams.set('shopper', state.shopper + 1);
    window.history.replaceState(window.history.state, '', address);
    if (document.referrer.startsWith('https://huggingface.co')) {
      // On the hub the page is framed; this is how a Space tells the outer address.
      window.parent.postMessage({ queryString: address.search.slice(1) }, 'https://huggingface.co');
    }
  }

  return {
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
    change(changes) {
      state = { ...state, leftOut: 0, ...changes };
      toAddress();
      for (const listener of listeners) listener();
    },
    follow(listener) {
      listeners.push(listener);
      listener();
    },
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
