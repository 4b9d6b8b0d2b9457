/* The result of a table of products: one row per product, with its ID and what is nearest to it, or with its problem. */

/** The result's table; `look` loads a product into the form. */
function batchRows(look) {
  const COLUMNS = ['Row', 'Product', 'Semantic ID', 'Nearest product of the shop', ''];
  const DOUBTS = { 'unlike anything': 'Unlike anything in the shop', unusual: 'Unusual for this shop', duplicate: 'We may have it already' };
  const firsts = new Map(); // the first row that has each ID
  const body = el('tbody', { role: 'rowgroup' });
  const head = COLUMNS.map((text) => el('th', { role: 'columnheader', scope: 'col' }, text || el('span', { class: 'mm-hidden', text: 'Tools' })));
  const node = el(
    'div',
    { class: 'mm-batch-scroll', tabindex: 0, role: 'region', 'aria-label': 'Result' },
    el('table', { role: 'table', class: 'mm-batch-table' }, el('thead', { role: 'rowgroup' }, el('tr', { role: 'row' }, head)), body),
  );

  const cell = (name, attributes, ...children) => el('td', { role: 'cell', class: `mm-batch-${name}`, ...attributes }, ...children);

  function nearest(one) {
    const open = () => {
      view.change({ panel: 'codes', item: one.item_id, code: null });
      scrollTo({ top: 0 });
    };
    return el(
      'button',
      { type: 'button', class: 'mm-batch-near', title: 'See it on the map', onclick: open },
      picture(itemsById.get(one.item_id) ?? {}),
      el('span', {}, el('b', { text: one.title || 'Untitled product' }), el('small', { text: `cosine ${one.cosine.toFixed(2)}` })),
    );
  }

  /** Who else has the ID: an earlier row of the table, or a product of the shop. */
  function shared({ row: number, semantic_id: id, cells }) {
    const own = id.join(' ');
    const first = firsts.get(own) ?? firsts.set(own, number).get(own);
    const told = [];
    if (first !== number) told.push(`row ${first.toLocaleString('en')}`);
    if (cells.taken_by) told.push(itemsById.get(cells.taken_by)?.title ?? cells.taken_by);
    return told.length ? el('p', { class: 'mm-batch-shared', text: `Also the ID of ${told.join(' and of ')}` }) : null;
  }

  /** What the ID should be taken with; nothing where the product is like those of the shop. */
  function doubt({ cells }) {
    const told = cells.picture_fault ? `Its picture shows nothing (${cells.picture_fault})` : DOUBTS[cells.verdict];
    return told ? el('p', { class: 'mm-batch-doubt', text: told }) : null;
  }

  function row(line, product, thumbnail) {
    const named = line.title || product.image || 'Untitled product';
    const label = el('span', { class: 'mm-batch-words' }, el('b', { text: named }), product.description && el('small', { text: product.description }));
    const found = line.problem
      ? [cell('problem', { colspan: 3 }, el('p', { text: line.problem }))]
      : [
          cell('id', {}, semanticId(line.codes), doubt(line), shared(line)),
          cell('nearest', {}, nearest(line.nearest)),
          cell('look', {}, el('button', { type: 'button', class: 'mm-quiet', title: 'Load it into the form above', onclick: () => look(product), text: 'Look at it' })),
        ];
    return el(
      'tr',
      { role: 'row', 'data-row': line.row, class: line.problem ? 'is-problem' : null },
      cell('row', {}, line.row.toLocaleString('en')),
      cell('product', {}, el('div', {}, picture({ picture: thumbnail }), label)),
      ...found,
    );
  }

  return {
    node,
    clear() {
      firsts.clear();
      body.replaceChildren();
    },
    /** Adds what an answer brought: lines, the products they are about, and small pictures of them. */
    put: (lines, products, thumbnails) => body.append(...lines.map((line, place) => row(line, products[place], thumbnails[place]))),
    /** Shows only the rows that have a problem, or all. */
    narrow: (isNarrow) => node.classList.toggle('is-narrow', isNarrow),
  };
}
