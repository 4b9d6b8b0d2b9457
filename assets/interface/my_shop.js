/* This visitor's shop: the new product is added to it, put into a history, found on the map, wanted by shoppers. */

/** How steady each code is when the picture is cropped, turned and lit a little differently; asked after the ID is there. */
mmsid.stable = ({ events, answers }) => {
  const model = questions(events.shake, answers, (answer) => {
    if (!answer.stability) return;
    const { same_code: kept, views } = answer.stability;
    for (const node of document.querySelectorAll('.mm-stable')) {
      node.textContent = `Keeps this code in ${Math.round(kept[Number(node.dataset.level)] * views)} of ${views} slightly changed pictures`;
    }
  });
  newcomer.follow(() => {
    if (newcomer.answer?.asked.file) model.ask(newcomer.answer.asked);
    else model.forget();
  });
};

mmsid.added = ({ element, events, answers }) => {
  const section = element.querySelector('.mm-added');
  const title = el('h2', { id: 'mm-added-title', tabindex: -1, text: 'Into the shop' });
  const count = el('span', { class: 'mm-count' });
  const sentence = el('p', { class: 'mm-sentence', hidden: true });
  const add = el('button', { type: 'button', class: 'mm-button is-main', onclick: put }, icon('plus'), 'Add it to my shop');
  const list = el('ul', { class: 'mm-added-list' });
  const boldness = boldnessChoice();
  section.replaceChildren(el('div', { class: 'mm-heading' }, title, count, el('span', { class: 'mm-spring' }), add), sentence, list, boldness);
  const known = new Map(); // what the server said of each added product, by item id

  function say(text) {
    sentence.hidden = !text;
    sentence.textContent = text;
  }

  function put() {
    const { answer } = newcomer;
    if (added.ids.length >= start.mostAdded) {
      say(`Your shop holds at most ${start.mostAdded} new products; remove one first.`);
      return;
    }
    say('');
    section.classList.add('is-busy');
    model.ask({ adding: answer.packed, picture: answer.picture });
  }

  const model = questions(events.keep, answers, (answer) => {
    section.classList.remove('is-busy');
    say(answer.error ?? '');
    if (answer.error) return;
    known.set(answer.item_id, answer);
    const isNew = !added.has(answer.item_id);
    if (isNew) added.add({ item: answer, packed: answer.packed, codes: answer.semantic_id, place: answer.place });
    announce(`${answer.title} is in your shop.`, 'added');
    if (isNew) focusOn(answer.item_id, 'history');
  }, () => {
    section.classList.remove('is-busy');
    say('No answer has come for a while; the connection may be lost. Add it again.');
  });

  /** Where a button was replaced under the visitor's hands, the one that took over is focused. */
  function focusOn(id, name) {
    list.querySelector(`[data-item="${CSS.escape(id)}"] [data-tool="${name}"]`)?.focus({ preventScroll: true });
  }

  function remove(id) {
    const { title: name } = itemsById.get(id);
    added.remove(id);
    announce(`${name} is no longer in your shop.`, 'added');
    if (add.hidden) title.focus({ preventScroll: true });
    else add.focus({ preventScroll: true });
  }

  function putIntoHistory(id) {
    toggle(id);
    focusOn(id, 'history');
  }

  function toHistory() {
    view.change({ panel: 'recommend' });
    scrollTo({ top: 0 });
  }

  function onMap(id) {
    view.change({ panel: 'codes', item: id, code: null });
    scrollTo({ top: 0 });
  }

  function card(id) {
    const answer = known.get(id);
    const item = itemsById.get(id);
    const isIn = view.history.includes(id);
    const blocks = start.recommends ? wantedBlocksOf(id) : null;
    const button = (text, act, sign, more = {}) => el('button', { type: 'button', class: 'mm-quiet', onclick: act, ...more }, sign && icon(sign), text);
    return el(
      'li',
      { 'data-item': id },
      el('div', { class: 'mm-added-picture' }, picture(item, { alt: item.title })),
      el(
        'div',
        { class: 'mm-added-text' },
        el('p', { class: 'mm-added-title', text: item.title }),
        semanticId(answer.codes),
        answer.moved && el('p', { class: 'mm-count', text: `Its own ID, ${answer.moved}, was taken, so it has the nearest free one.` }),
        el(
          'div',
          { class: 'mm-added-tools' },
          button(isIn ? 'In the history' : 'Put it into the history', () => putIntoHistory(id), isIn ? 'check' : 'plus', { 'data-tool': 'history' }),
          isIn && button('Open the history', toHistory, 'right'),
          button('See it on the map', () => onMap(id), 'search'),
          button('Remove', () => remove(id), 'close'),
        ),
        blocks?.lenders,
      ),
      blocks?.wishes,
    );
  }

  function draw() {
    const { answer } = newcomer;
    add.hidden = !answer || added.has(answer.item_id);
    section.hidden = !answer && !added.ids.length;
    count.textContent = added.ids.length
      ? `${plural(added.ids.length, 'product')} of yours, which only you can see, until this page is closed`
      : 'From then on it is a product like any other, for you alone';
    boldness.hidden = !added.ids.length || !start.recommends;
    list.replaceChildren(...added.ids.filter((id) => known.has(id)).map(card));
  }
  newcomer.follow(draw);
  added.follow(draw);
  wanted.follow(draw);
  view.follow(draw);
};
