/* The shelves: a treemap of prefixes. A tile is a code, as large as it has products; opening it shows the codes that
   follow, down to the single products. The focused code decides what is open, so map, page and shelves go together. */

mmsid.shelves = ({ element }) => {
  const section = element.querySelector('.mm-shelves');
  const trail = el('nav', { class: 'mm-shelves-trail', 'aria-label': 'Open shelf' });
  const about = el('span', { class: 'mm-count' });
  const plane = el('ul', { class: 'mm-treemap' });
  const LABEL = 38; // pixels below a tile's pictures
  section.replaceChildren(
    el('div', { class: 'mm-heading' }, el('h2', { id: 'mm-shelves-title', text: 'The shelves' }), about),
    trail,
    plane,
  );

  withBook((book) => {
    let open = null;
    let width = 0;

    /** What is open: the focused code, or the shelf around it where nothing follows it. */
    function opened() {
      const prefix = view.code && book.below(view.code).length ? view.code : [];
      return book.next(prefix).length ? prefix : prefix.slice(0, -1);
    }

    function tile(prefix, { x, y, w, h }) {
      const chip = book.chip(prefix);
      const rows = book.below(prefix);
      const isProduct = prefix.length === book.sizes.length;
      const size = `left:${x}%;top:${y}%;width:${w}%;height:${h}%`;
      const label = isProduct ? items[rows[0]].title : hedged(chip);
      const says = isProduct ? label : `${label}: ${plural(rows.length, 'product')}, ${Math.round(chip.share * 100)}${SPACE}% of which fit the caption`;
      const grid = cells(rows.length, (w / 100) * width, (h / 100) * plane.clientHeight - LABEL);
      return el(
        'li',
        { class: `mm-shelf mm-level-${chip.code[0]}`, style: size, 'data-prefix': prefix.join(' ') },
        el(
          'button',
          {
            type: 'button',
            title: `${prefix.join(' ')}. ${says}`,
            'aria-label': `${prefix.join(' ')}, ${says}`,
            'aria-current': view.code?.join() === prefix.join() ? 'true' : null,
            onclick: () => focus(prefix, isProduct ? rows[0] : null),
          },
          el(
            'span',
            { class: `mm-shelf-pictures${grid.isOdd ? ' is-odd' : ''}`, 'aria-hidden': 'true', style: `grid-template-columns:repeat(${grid.columns},1fr)` },
            spread(rows, grid.columns * grid.rows).map((row) => picture(items[row])),
          ),
          el(
            'span',
            { class: 'mm-shelf-label' },
            el('code', { text: chip.code }),
            isProduct ? null : el('b', { text: rows.length.toLocaleString('en') }),
            el('span', { class: 'mm-shelf-caption', text: label }),
          ),
        ),
      );
    }

    function focus(prefix, row) {
      view.change(row === null ? { code: prefix } : { code: prefix, item: items[row].id });
      const chip = book.chip(prefix);
      announce(`${prefix.join(' ')}, ${chip.caption}: ${plural(chip.count, 'product')}.`, 'shelves');
    }

    function drawTrail() {
      const links = open.map((_, level) => open.slice(0, level + 1));
      const all = el('button', { type: 'button', class: 'mm-quiet', onclick: () => view.change({ code: null }) }, open.length ? icon('left') : null, 'All shelves');
      trail.replaceChildren(all, ...(links.length ? [prefixLinks(book, open)] : []));
      const kinds = book.next(open);
      about.textContent = open.length
        ? `${plural(book.below(open).length, 'product')} under ${open.join(' ')}, ${plural(kinds.length, 'code')} on level ${open.length + 1}`
        : `${plural(kinds.length, 'first code')}, a tile each, as large as it has products`;
    }

    function draw() {
      open = opened();
      width = plane.clientWidth;
      plane.style.height = `${heightFor(book.below(open).length, width)}px`;
      const prefixes = book.next(open);
      const sizes = prefixes.map((prefix) => book.below(prefix).length);
      const boxes = squarify(sizes, width || 1, plane.clientHeight || 1);
      plane.replaceChildren(...prefixes.map((prefix, place) => tile(prefix, boxes[place])));
      drawTrail();
    }

    view.follow(() => {
      if (view.panel !== 'codes') return;
      if (open === null || opened().join() !== open.join()) draw();
      for (const node of plane.children) {
        const isFocused = view.code?.join(' ') === node.dataset.prefix;
        node.classList.toggle('is-focused', isFocused);
        if (isFocused) node.firstChild.setAttribute('aria-current', 'true');
        else node.firstChild.removeAttribute('aria-current');
      }
    });
    added.follow(() => open !== null && draw());
    new ResizeObserver(() => {
      if (plane.clientWidth && plane.clientWidth !== width) draw();
    }).observe(plane);
  });
};

/** How high a shelf of so many products is drawn, in pixels: a small one need not fill the screen. */
function heightFor(count, width) {
  const full = width < 500 ? 900 : 760;
  return Math.min(full, 200 + count * (width < 500 ? 40 : 24));
}

/** The grid whose cells are nearest to squares, in a space of some pixels, with no more cells than there are products. */
function cells(count, width, height) {
  const CELL = 58; // pixels; smaller pictures show nothing
  let best = { columns: 1, rows: 1, isOdd: true };
  let least = Infinity;
  for (let columns = 1; columns <= Math.min(count, Math.max(1, Math.floor(width / CELL))); columns += 1) {
    const most = Math.max(1, Math.floor(height / CELL));
    const rows = Math.max(1, Math.min(Math.floor(count / columns), most, Math.round((columns * height) / width)));
    const shape = Math.abs(Math.log(width / columns / (height / rows)));
    const cost = shape + (0.3 * (Math.min(count, 9) - Math.min(9, columns * rows))) / Math.min(count, 9);
    if (cost < least) [least, best] = [cost, { columns, rows, isOdd: shape > 0.55 }]; // a square would lose too much there
  }
  return best;
}

/** Some of many rows, evenly over all of them; those with a picture where there are enough. */
function spread(rows, count) {
  const pictured = rows.filter((row) => items[row].picture);
  const from = pictured.length >= count ? pictured : rows;
  return Array.from({ length: count }, (_, place) => from[Math.floor((place * from.length) / count)]);
}

/** Squarified treemap (Bruls, Huizing & van Wijk 2000).

    `sizes` are in descending order; the plane is `width` by `height`; the boxes come back in percent of it. */
function squarify(sizes, width, height) {
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const areas = sizes.map((size) => (size / total) * width * height);
  const boxes = [];
  let [x, y, w, h] = [0, 0, width, height];

  const worst = (row, sum, side) => Math.max((side * side * Math.max(...row)) / (sum * sum), (sum * sum) / (side * side * Math.min(...row)));

  function place(row, sum) {
    const along = w >= h; // a column at the left, or a row at the top
    const thickness = sum / (along ? h : w);
    let offset = 0;
    for (const area of row) {
      const length = area / thickness;
      boxes.push(along ? [x, y + offset, thickness, length] : [x + offset, y, length, thickness]);
      offset += length;
    }
    if (along) [x, w] = [x + thickness, w - thickness];
    else [y, h] = [y + thickness, h - thickness];
  }

  let row = [];
  let sum = 0;
  for (const area of areas) {
    const side = Math.min(w, h);
    if (row.length && worst([...row, area], sum + area, side) > worst(row, sum, side)) {
      place(row, sum);
      [row, sum] = [[], 0];
    }
    row.push(area);
    sum += area;
  }
  if (row.length) place(row, sum);
  return boxes.map(([left, top, wide, high]) => ({ x: (left / width) * 100, y: (top / height) * 100, w: (wide / width) * 100, h: (high / height) * 100 }));
}
