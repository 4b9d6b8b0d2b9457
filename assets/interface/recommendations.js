/* What the model expects next: cards, best first.

   An example's first answer stands in the build and is shown, as such, until the model has answered. While a question
   is being answered the previous answer stays, dimmed; an answer to an older question is dropped. */

mmsid.recommendations = ({ element, events, answers }) => {
  const section = element.querySelector('.mm-recommendations');
  const title = el('h2', { id: 'mm-recommendations-title', text: 'The model expects next' });
  const state = el('span', { class: 'mm-state', id: 'mm-state' });
  const together = el('span', { class: 'mm-count' });
  const sentence = el('p', { class: 'mm-sentence', hidden: true });
  const cards = el('ol', { class: 'mm-cards' });
  const beyond = el('p', { class: 'mm-beyond', hidden: true });
  section.replaceChildren(
    el('div', { class: 'mm-heading' }, title, together, el('span', { class: 'mm-spring' }), legend(), state),
    sentence,
    cards,
    beyond,
  );
  const SLOW = { live: 15_000, loading: 120_000 }; // milliseconds after which asking again is offered
  const kept = new Map(); // cards by item id
  let live = false;
  let dimming = null;
  let slowness = null;

  /** Which level has which colour. */
  function legend() {
    const letters = 'abcdefgh'.slice(0, start.levels).split('');
    return el(
      'span',
      { class: 'mm-legend' },
      'ID, coarse to fine',
      el('span', { 'aria-hidden': 'true' }, letters.map((letter) => el('code', { class: `mm-level-${letter}`, text: letter }))),
    );
  }

  function tell(text, kind) {
    state.textContent = text;
    state.dataset.kind = kind;
    state.title = `Build ${start.fingerprint}`;
  }

  function say(text, canAsk = false) {
    sentence.hidden = !text;
    sentence.replaceChildren(text);
    if (canAsk) {
      const again = { type: 'button', class: 'mm-quiet', text: 'Ask again', onclick: () => ask(false, true) };
      sentence.append(' ', el('button', again));
    }
  }

  /** Marks what is shown as waiting: dimmed, unless it answers the same question already. */
  function wait(isBusy, isStored = false) {
    clearTimeout(dimming);
    clearTimeout(slowness);
    section.setAttribute('aria-busy', isBusy);
    if (!isBusy || isStored) section.classList.remove('is-busy');
    else dimming = setTimeout(() => section.classList.add('is-busy'), 80); // a quick answer shall not flicker
    if (!isBusy) return;
    slowness = setTimeout(() => say('This answer takes longer than usual.', true), live ? SLOW.live : SLOW.loading);
  }

  function ask(isStored, again = false) {
    say('');
    wait(true, isStored);
    model.ask({ history: view.history }, again);
  }

  function card(line) {
    const item = itemsById.get(line.item_id);
    const chance = el('span', { class: 'mm-chance' });
    const add = el(
      'button',
      { type: 'button', class: 'mm-add', onclick: () => toggle(item.id), 'aria-label': `Add to the history: ${item.title}` },
      icon('plus'),
      'Add',
    );
    const why = el('button', { type: 'button', class: 'mm-ask', text: 'Why?', 'aria-label': `Why ${item.title}?`, onclick: () => lookAt(item.id) });
    const node = el(
      'li',
      { class: 'mm-card', 'data-key': item.id, 'data-item': item.id },
      el('div', { class: 'mm-card-picture' }, picture(item, { eager: true }), add),
      el(
        'div',
        { class: 'mm-card-text' },
        el('div', { class: 'mm-card-line' }, chance, el('span', { class: 'mm-price', text: added.has(item.id) ? 'Yours' : price(item.price) }), el('span', { class: 'mm-spring' }), why),
        el('h3', { title: item.title, text: item.title }),
        semanticId(line.codes),
      ),
    );
    return { node, chance };
  }

  function show(answer) {
    const now = new Map();
    for (const line of answer.items) {
      const known = kept.get(line.item_id) ?? card(line);
      known.chance.textContent = percent(line.probability);
      known.chance.title = `Log-probability ${line.log_prob.toFixed(2)}`;
      now.set(line.item_id, known);
    }
    kept.clear();
    for (const [id, known] of now) kept.set(id, known);
    glide(cards, () => cards.replaceChildren(...[...now.values()].map(({ node }) => node)));
    const sum = answer.items.reduce((total, line) => total + line.probability, 0);
    together.textContent = answer.items.length ? `${percent(Math.min(sum, 1))} of the probability` : '';
    together.title = 'The sum over the products shown; the rest lies on other products.';
    shown.set({ ...answer, history: view.history });
    mark();
  }

  /** Rings the card that is explained below. */
  function mark() {
    for (const [id, { node }] of kept) node.classList.toggle('is-focused', shown.focused?.item_id === id);
    lookBeyond();
  }

  /** Says so where the visitor looks for a product of their own that is not among those that are shown. */
  function lookBeyond() {
    const isBeyond = added.has(view.item) && kept.size > 0 && !kept.has(view.item) && !view.history.includes(view.item);
    beyond.hidden = !isBeyond;
    if (!isBeyond) return;
    const more = () => added.embolden(start.mostBold);
    const tool = added.boldness < start.mostBold && el('button', { type: 'button', class: 'mm-quiet', onclick: more, text: `Recommend mine up to ${start.mostBold} times as much` });
    beyond.replaceChildren(`“${itemsById.get(view.item).title}”, yours, is not among these ${kept.size}. `, ...(tool ? [tool] : []));
  }

  function showNothing(text) {
    model.forget();
    wait(false);
    show({ items: [] });
    tell('', 'none');
    say(text);
  }

  const model = questions(events.recommend, answers, (answer) => {
    wait(false);
    if (answer.error) {
      const stored = view.isExample && shoppers[view.shopper].answer;
      show(stored || { items: [] });
      tell(stored ? `Stored with build ${start.fingerprint.slice(0, 8)}` : 'No answer', 'failed');
      say(answer.error);
      return;
    }
    live = mmsid.isLive = true;
    show(answer);
    tell(`Live, ${Math.max(1, Math.round(answer.seconds * 1000))} ms`, 'live');
    say(answer.note);
    const first = answer.items[0];
    if (first) announce(`${plural(answer.items.length, 'recommendation')}; first ${first.title}, ${percent(first.probability)}.`, 'answer');
  });

  let asked = null; // the history of the last question, and in which shop: looking at a product is none
  function change() {
    const history = view.history.length ? [...view.history, '', ...added.ids, added.boldness].join('\n') : '';
    if (history === asked && start.recommends && history) {
      mark();
      return;
    }
    asked = history;
    if (!start.recommends) {
      showNothing('This catalogue came without shoppers’ histories, so there is no recommender; add some and build it again.');
    } else if (!view.history.length) {
      showNothing('Nothing to go on yet. Add a product from the catalogue below, or start from a shopper above.');
    } else {
      const stored = !live && view.isExample ? shoppers[view.shopper].answer : null;
      if (stored) {
        show(stored);
        tell(`Stored with build ${start.fingerprint.slice(0, 8)}, the model is loading`, 'file');
      } else if (!live) {
        tell('The model is loading', 'loading');
      }
      ask(Boolean(stored));
    }
  }
  view.follow(change);
  added.follow(change);
  mmsid.dock(cards);
};

/** Explains a recommended product, and brings the explanation into sight. */
function lookAt(id) {
  view.change({ item: id });
  document.getElementById('mm-why').scrollIntoView({ behavior: calm() ? 'auto' : 'smooth', block: 'start' });
}
