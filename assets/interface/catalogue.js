/* The catalogue: search that blends words and CLIP, filters by department and type, and tiles that fill the history. */

mmsid.catalogue = ({ element, events, answers }) => {
  const section = element.querySelector('.mm-catalogue');
  const PAGE = 48;
  const departments = [...new Set(items.map((item) => item.department).filter(Boolean))];
  let waiting = null;
  let ranking = null; // rows, best first, or null where nothing is searched
  let byWords = false;
  let department = '';
  let type = '';
  let shown = PAGE;

  const search = el('input', {
    id: 'mm-search',
    type: 'search',
    placeholder: 'Search: “striped shirt”, “something for tea” …',
    autocomplete: 'off',
    spellcheck: 'false',
    'aria-label': 'Search the catalogue',
    oninput: () => typed(),
  });
  const types = el('select', { 'aria-label': 'Type', onchange: () => filter({ type: types.value }) });
  const chips = departments.map((name) =>
    el('button', { type: 'button', class: 'mm-filter', 'data-department': name, onclick: () => filter({ department: department === name ? '' : name }) },
      name, el('span', { class: 'mm-filter-count', text: items.filter((item) => item.department === name).length.toLocaleString('en') })),
  );
  const count = el('span', { class: 'mm-count', 'aria-live': 'polite' });
  const sentence = el('p', { class: 'mm-sentence', hidden: true });
  const grid = el('ul', { class: 'mm-grid' });
  const more = el('button', { type: 'button', class: 'mm-more', onclick: () => draw((shown += PAGE)) });
  section.replaceChildren(
    el('div', { class: 'mm-heading' }, el('h2', { id: 'mm-catalogue-title', text: 'Catalogue' }), count),
    el(
      'div',
      { class: 'mm-tools', role: 'search' },
      el('label', { class: 'mm-search' }, icon('search'), search),
      el('span', { class: 'mm-select' }, types, icon('down')),
    ),
    departments.length > 1 ? el('div', { class: 'mm-filters', role: 'group', 'aria-label': 'Department' }, chips) : null,
    sentence,
    grid,
    more,
    el('p', { class: 'mm-colophon' }, `${start.notice} Build `, el('code', { text: start.fingerprint })),
  );

  function typed() {
    clearTimeout(waiting);
    searching.forget();
    const text = search.value.trim();
    if (!text) {
      ranking = null;
      section.classList.remove('is-busy');
      say('');
      draw((shown = PAGE));
      return;
    }
    section.classList.add('is-busy');
    waiting = setTimeout(() => searching.ask({ text }), 180);
    if (!mmsid.isLive) rank(wordsOnly(text), true); // until the model is there
  }

  /** Rows whose title or category has all words, or parts of words. */
  function wordsOnly(text) {
    const words = text.toLowerCase().split(/\s+/);
    const says = (item) => `${item.title} ${item.department} ${item.type}`.toLowerCase();
    return items.filter((item) => words.every((word) => says(item).includes(word))).map((item) => item.row);
  }

  function rank(rows, words) {
    ranking = rows;
    byWords = words;
    draw((shown = PAGE));
  }

  function say(text) {
    sentence.hidden = !text;
    sentence.textContent = text;
  }

  const searching = questions(events.search, answers, (answer) => {
    section.classList.remove('is-busy');
    say(answer.error || '');
    rank(answer.error ? wordsOnly(search.value.trim()) : answer.rows, Boolean(answer.error));
  });

  function filter(changes) {
    if ('department' in changes) {
      department = changes.department;
      type = '';
    }
    if ('type' in changes) type = changes.type;
    drawFilters();
    draw((shown = PAGE));
  }

  function drawFilters() {
    for (const chip of chips) chip.setAttribute('aria-pressed', chip.dataset.department === department);
    const inside = department ? [department] : departments;
    const groups = inside.map((name) => {
      const names = [...new Set(items.filter((item) => item.department === name && item.type).map((item) => item.type))];
      return el('optgroup', { label: name }, names.map((one) => el('option', { value: one, text: one })));
    });
    types.replaceChildren(el('option', { value: '', text: 'All types' }), ...groups);
    types.value = type;
  }

  function tile(item) {
    const label = el('span', { class: 'mm-product-mark' });
    const button = el(
      'button',
      { type: 'button', class: 'mm-product', onclick: () => toggle(item.id) },
      picture(item),
      label,
      el('span', { class: 'mm-product-title', title: item.title, text: item.title }),
      el('span', { class: 'mm-product-line' }, el('span', { text: item.type }), el('span', { class: 'mm-price', text: price(item.price) })),
    );
    const node = el('li', { 'data-item': item.id }, button);
    const mark = () => {
      const isIn = view.history.includes(item.id);
      if (button.getAttribute('aria-pressed') === String(isIn)) return;
      button.setAttribute('aria-pressed', isIn);
      label.replaceChildren(icon(isIn ? 'check' : 'plus'));
      button.title = isIn ? 'In the history; click to remove' : 'Click to add to the history';
    };
    mark();
    return { node, mark };
  }

  /** The product of a row as the server counts: what the visitor added comes after the catalogue, in order. */
  const itemAt = (row) => (row < start.items.length ? items[row] : itemsById.get(added.ids[row - start.items.length]));

  const tiles = new Map();
  function tileOf(item) {
    if (!tiles.has(item.id)) tiles.set(item.id, tile(item));
    return tiles.get(item.id);
  }

  function draw() {
    const ranked = (ranking ? ranking.map(itemAt) : [...added.ids.map((id) => itemsById.get(id)), ...mixed]).filter(Boolean);
    const found = ranked.filter((item) => (!department || item.department === department) && (!type || item.type === type));
    const visible = found.slice(0, shown).map(tileOf);
    for (const { mark } of visible) mark();
    grid.replaceChildren(...visible.map(({ node }) => node));
    more.hidden = found.length <= shown;
    more.textContent = `Show ${Math.min(PAGE, found.length - shown)} more`;
    if (!found.length) count.textContent = 'No product fits; loosen the search or the filters.';
    else if (ranking && byWords) count.textContent = `${plural(found.length, 'product')}, by words alone`;
    else if (ranking) count.textContent = `${plural(found.length, 'product')}, best match first`;
    else count.textContent = plural(found.length, 'product');
  }

  drawFilters();
  draw();
  added.follow(() => draw());
  view.follow(() => tiles.forEach(({ mark }) => mark()));
};
