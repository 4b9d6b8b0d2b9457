/* Who would want this visitor's own products. Nobody has bought them yet, so they are recommended in place of known ones:
   how often is the visitor's choice. */

/** What the server said of each added product: `lenders` and `wishes`, or an `error`; null while that is not known. */
const wanted = (() => {
  const { tell, follow } = followers();
  let told = {};
  return {
    of: (id) => told[id] ?? null,
    set(answer) {
      told = answer;
      tell();
    },
    follow,
  };
})();

mmsid.wanted = ({ events, answers }) => {
  const show = ({ wanted: told, error }) =>
    wanted.set(told ?? Object.fromEntries(added.ids.map((id) => [id, { error, wishes: [], lenders: [] }])));
  const model = questions(events.want, answers, show, () => show({ error: 'The example shoppers did not answer; the connection may be lost.' }));
  added.follow(() => {
    wanted.set({});
    if (added.ids.length && start.recommends) model.ask({});
    else model.forget();
  });
};

/** Asks for a short history that leads to one of the products. */
const leading = { ask: () => {} };

mmsid.leading = ({ events, answers }) => {
  let done = () => {};
  const late = () => done({ error: 'No answer has come for a while; the connection may be lost.' });
  const model = questions(events.lead, answers, (answer) => done(answer), late);
  leading.ask = (id, then) => {
    done = then;
    model.ask({ item_id: id });
  };
};

/** The place of a product among many, in words: 1st, 22nd, 113th. */
function ordinal(rank) {
  const teen = rank % 100 > 10 && rank % 100 < 14;
  return `${rank.toLocaleString('en')}${(!teen && ['', 'st', 'nd', 'rd'][rank % 10]) || 'th'}`;
}

/** How boldly the visitor's products are recommended. */
function boldnessChoice() {
  const words = { 1: 'Like other newcomers', 2: 'Up to twice as much', [start.mostBold]: `Up to ${start.mostBold} times as much` };
  const buttons = Object.entries(words).map(([value, text]) =>
    el('button', { type: 'button', 'data-boldness': value, onclick: () => added.embolden(Number(value)), text }),
  );
  added.follow(() => {
    for (const button of buttons) button.setAttribute('aria-pressed', Number(button.dataset.boldness) === added.boldness);
  });
  return el(
    'div',
    { class: 'mm-boldness' },
    el('span', { id: 'mm-boldness-label', text: 'How much they are recommended' }),
    el('div', { class: 'mm-segments', role: 'group', 'aria-labelledby': 'mm-boldness-label' }, buttons),
  );
}

const wantedBlocks = new Map(); // by item id: what was told, and the blocks that show it, with what was found since

/** Two blocks about a product: who would want it, with a history that leads to it, and what it stands in for. */
function wantedBlocksOf(id) {
  const told = wanted.of(id);
  if (wantedBlocks.get(id)?.told !== told) wantedBlocks.set(id, { told, wishes: wishBlock(id, told), lenders: lenderBlock(told?.lenders ?? []) });
  return wantedBlocks.get(id);
}

/** A product that is seen elsewhere, with a note. */
function wantedThumbnail(itemId, note) {
  const item = itemsById.get(itemId);
  const open = () => view.change({ panel: 'codes', item: itemId, code: null });
  return el('li', { 'data-item': itemId }, el('button', { type: 'button', title: item.title, onclick: open }, picture(item, { alt: item.title }), el('span', { class: 'mm-thumb-note', text: note })));
}

/** The known products in whose place it is recommended. */
function lenderBlock(lenders) {
  if (!lenders.length) return null;
  return el(
    'details',
    { class: 'mm-lenders' },
    el('summary', { text: `It stands in for ${plural(lenders.length, 'known product')}` }),
    el('p', { class: 'mm-count', text: 'Nobody has bought it yet, so the model never wrote its ID. Where it expects one of these, which look and read like it, it gets the new product instead in so many of a hundred cases:' }),
    el('ul', { class: 'mm-thumbs' }, lenders.map((one) => wantedThumbnail(one.item_id, percent(one.share)))),
  );
}

/** Who would want a product: its place for every example shopper, and a history that leads to it. */
function wishBlock(id, told) {
  const find = el('button', { type: 'button', class: 'mm-quiet', onclick: search }, icon('search'), 'Find a history that leads to it');
  const found = el('div', { class: 'mm-leading' });

  function search() {
    find.disabled = true;
    found.replaceChildren(el('p', { class: 'mm-count', text: 'Trying histories …' }));
    leading.ask(id, (answer) => {
      find.disabled = false;
      if (answer.error) {
        found.replaceChildren(el('p', { class: 'mm-sentence', text: answer.error }));
        return;
      }
      const history = answer.history.map((one) => one.item_id);
      const open = () => {
        view.change({ panel: 'recommend', history, shopper: null, item: id });
        scrollTo({ top: 0 });
      };
      const isFar = answer.rank > start.shown;
      const place = `${ordinal(answer.rank)} of ${answer.candidates.toLocaleString('en')}${isFar ? `, so not among the ${start.shown} that are shown` : ''}`;
      const further = isFar && added.boldness < start.mostBold && `With “Up to ${start.mostBold} times as much”, below, it comes further up.`;
      found.replaceChildren(
        el('p', { class: 'mm-count', text: `After ${history.length === 1 ? 'this product' : 'these products'} it is ${place}:` }),
        el('ul', { class: 'mm-thumbs' }, history.map((one) => wantedThumbnail(one, itemsById.get(one).title))),
        ...(further ? [el('p', { class: 'mm-count', text: further })] : []),
        el('button', { type: 'button', class: 'mm-button', onclick: open, text: 'Open this history' }),
      );
    });
  }

  const wishes = told?.wishes.map(({ name, rank, log_prob: logProb, candidates }) => {
    const place = shoppers.findIndex((shopper) => shopper.name === name);
    const open = () => {
      view.change({ panel: 'recommend', history: [...shoppers[place].history], shopper: place, item: id });
      scrollTo({ top: 0 });
    };
    return el(
      'li',
      {},
      el('button', { type: 'button', class: 'mm-quiet', onclick: open, text: name }),
      el('b', { text: `${ordinal(rank)} of ${candidates.toLocaleString('en')}` }),
      el('small', { text: percent(Math.exp(logProb)) }),
    );
  });
  return el(
    'div',
    { class: 'mm-wishes', 'aria-busy': String(told === null) },
    el('p', { class: 'mm-count', text: told === null ? 'Asking the example shoppers …' : told.error ?? 'Who would want it? Its place among all products that an example shopper has not seen:' }),
    el('ol', {}, wishes ?? []),
    told && find,
    found,
  );
}
