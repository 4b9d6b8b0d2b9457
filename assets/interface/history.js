/* The history: products in the order in which they were looked at; moved by dragging, by keys or by buttons. */

const OWN_GONE = 'The address names a product that somebody added to their own shop: it was gone when that page was closed. All others are here.';

mmsid.history = ({ element }) => {
  const section = element.querySelector('.mm-history');
  const title = el('h2', { id: 'mm-history-title' });
  const count = el('span', { class: 'mm-count' });
  const undo = el('button', { type: 'button', class: 'mm-quiet', text: 'Undo', onclick: takeBack });
  const clear = el('button', { type: 'button', class: 'mm-quiet', text: 'Clear', onclick: empty });
  const notice = el('p', { class: 'mm-sentence' });
  const strip = el('ol', { class: 'mm-strip' });
  const next = el(
    'li',
    { class: 'mm-next', 'data-key': ' next' },
    el('a', { href: '#mm-search', onclick: toSearch }, icon('plus'), el('span', { text: 'Add a product' })),
  );
  const pickedTitle = el('span');
  const pickedTool = (name, label, act) =>
    el('button', { type: 'button', 'aria-label': label, onclick: () => act([...tiles.keys()].indexOf(picked)) }, icon(name));
  const pickedBar = el(
    'div',
    { class: 'mm-picked', hidden: true },
    pickedTitle,
    pickedTool('left', 'Move earlier', (place) => move(place, place - 1)),
    pickedTool('right', 'Move later', (place) => move(place, place + 1)),
    pickedTool('close', 'Remove', (place) => remove(place)),
  );
  const hint = 'Left and right move between products. With Shift they move the product. Delete removes it.';
  section.replaceChildren(
    el('div', { class: 'mm-heading' }, title, count, el('span', { class: 'mm-spring' }), undo, clear),
    notice,
    strip,
    pickedBar,
    el('p', { id: 'mm-history-hint', class: 'mm-hidden', text: hint }),
  );
  let tiles = new Map();
  let picked = null;
  let cleared = null;
  let length = 0;

  function takeBack() {
    view.change(cleared);
    announce('The history is back.');
  }

  function empty() {
    cleared = { history: view.history, shopper: view.shopper };
    view.change({ history: [], shopper: null });
    announce('The history is empty.');
  }

  function remove(place) {
    const id = view.history[place];
    view.change({ history: view.history.filter((_, other) => other !== place) });
    announce(`Removed ${itemsById.get(id).title} from the history.`);
    focusOn(Math.min(place, view.history.length - 1));
  }

  function move(place, to) {
    if (to < 0 || to >= view.history.length || to === place) return;
    const moved = [...view.history];
    moved.splice(to, 0, ...moved.splice(place, 1));
    view.change({ history: moved });
    announce(`${itemsById.get(moved[to]).title} is now number ${to + 1} of ${moved.length}.`);
    focusOn(to);
  }

  function focusOn(place) {
    const face = strip.querySelectorAll('.mm-tile-face')[place];
    if (face) face.focus();
  }

  function onKey(event, place) {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step) {
      event.preventDefault();
      if (event.shiftKey || event.altKey) move(place, place + step);
      else focusOn(place + step);
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault();
      remove(place);
    }
  }

  /** Fingers pick a tile with a tap; the bar below the strip then acts on it. */
  function pick(key) {
    picked = tiles.has(key) ? key : null;
    for (const [other, { node }] of tiles) node.classList.toggle('is-picked', other === picked);
    pickedBar.hidden = picked === null;
    if (picked !== null) pickedTitle.textContent = tiles.get(picked).title;
  }

  /** A tile that is kept while its product stays in the history; its place is read when it is needed. */
  function makeTile(key, item) {
    const place = () => [...strip.children].indexOf(node);
    const tool = (name, label, act) =>
      el('button', { type: 'button', tabindex: -1, 'aria-label': `${label}: ${item.title}`, title: label, onclick: act }, icon(name));
    const number = el('span', { class: 'mm-place', 'aria-hidden': 'true' });
    const face = el(
      'button',
      {
        type: 'button',
        class: 'mm-tile-face',
        title: item.title,
        'aria-describedby': 'mm-history-hint',
        onkeydown: (event) => onKey(event, place()),
        onclick: () => pick(picked === key ? null : key),
      },
      picture(item, { eager: true }),
      number,
    );
    const tools = el(
      'span',
      { class: 'mm-tile-tools' },
      tool('left', 'Move earlier', () => move(place(), place() - 1)),
      tool('close', 'Remove', () => remove(place())),
      tool('right', 'Move later', () => move(place(), place() + 1)),
    );
    const node = el('li', { class: 'mm-tile', 'data-key': key, 'data-item': item.id }, face, tools);
    drag(node, face, place);
    const show = (position) => {
      number.textContent = position + 1;
      face.setAttribute('aria-label', `${position + 1}: ${item.title}`);
    };
    return { node, show, title: item.title };
  }

  /** Dragging with a mouse or a pen; fingers scroll the strip and use the buttons. */
  function drag(node, face, placeOf) {
    face.addEventListener('pointerdown', (down) => {
      if (down.button !== 0 || down.pointerType === 'touch') return;
      const place = placeOf();
      const tiles = [...strip.querySelectorAll('.mm-tile')];
      const centres = tiles.map((one) => one.getBoundingClientRect()).map((box) => box.left + box.width / 2);
      const step = tiles.length > 1 ? centres[1] - centres[0] : 0;
      let to = place;
      const onMove = (event) => {
        const by = event.clientX - down.clientX;
        if (!node.classList.contains('is-dragged')) {
          if (Math.abs(by) < 6) return;
          node.classList.add('is-dragged');
          face.setPointerCapture(down.pointerId);
        }
        const centre = centres[place] + by;
        to = centres.reduce((best, x, i) => (Math.abs(x - centre) < Math.abs(centres[best] - centre) ? i : best), 0);
        node.style.transform = `translateX(${by}px)`;
        tiles.forEach((one, i) => {
          if (i === place) return;
          const shift = i > place && i <= to ? -step : i < place && i >= to ? step : 0;
          one.style.transform = shift ? `translateX(${shift}px)` : '';
        });
      };
      const onUp = () => {
        face.removeEventListener('pointermove', onMove);
        face.removeEventListener('pointerup', onUp);
        face.removeEventListener('pointercancel', onUp);
        tiles.forEach((one) => (one.style.transform = ''));
        node.classList.remove('is-dragged');
        move(place, to);
      };
      face.addEventListener('pointermove', onMove);
      face.addEventListener('pointerup', onUp);
      face.addEventListener('pointercancel', onUp);
    });
  }

  view.follow(() => {
    const { history, shopper, leftOut } = view;
    title.textContent = shopper === null ? 'Your history' : `${shoppers[shopper].name} looked at`;
    count.replaceChildren(history.length ? plural(history.length, 'product') : '', el('span', { class: 'mm-wide', text: history.length > 1 ? ', oldest first' : '' }));
    clear.hidden = !history.length;
    undo.hidden = history.length > 0 || !cleared;
    notice.hidden = !leftOut && !view.gone;
    notice.textContent = view.gone ? OWN_GONE : `The link names ${plural(leftOut, 'product')} that this shop does not show; the others are here.`;
    const kept = new Map();
    history.forEach((id, place) => {
      let key = id;
      while (kept.has(key)) key += '+';
      const tile = tiles.get(key) ?? makeTile(key, itemsById.get(id));
      tile.show(place);
      kept.set(key, tile);
    });
    tiles = kept;
    pick(picked);
    glide(strip, () => strip.replaceChildren(...[...kept.values()].map(({ node }) => node), next));
    if (history.length > length) strip.scrollTo({ left: strip.scrollWidth, behavior: calm() || !length ? 'auto' : 'smooth' });
    length = history.length;
  });

  function toSearch(event) {
    event.preventDefault();
    document.getElementById('mm-catalogue').scrollIntoView({ behavior: calm() ? 'auto' : 'smooth' });
    document.getElementById('mm-search').focus({ preventScroll: true });
  }
};
