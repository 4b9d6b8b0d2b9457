/* The page of a code: which products it holds, at its middle and at its border, and what is around it. It has an
   address of its own (`code=a42.b1`), and is read under its parents. Above it: the product that is looked at. */

mmsid.code = ({ element, events, answers }) => {
  const section = element.querySelector('.mm-code-page');
  const product = el('div', { class: 'mm-focused', hidden: true });
  const title = el('h2', { id: 'mm-code-title', text: 'The page of a code' });
  const trail = el('div', { class: 'mm-code-trail' });
  const about = el('p', { class: 'mm-lead' });
  const sentence = el('p', { class: 'mm-sentence', hidden: true });
  const hint = el('p', { class: 'mm-count', text: 'Choose a tile, a diamond on the map or a code of any product to see its page here.' });
  const body = el('div', { class: 'mm-code-body' });
  section.replaceChildren(product, el('div', { class: 'mm-heading' }, title), trail, about, hint, sentence, body);

  withBook((book) => {
    let asked = null;

    /** A product as a small picture; what is special about it stands beneath. */
    function thumb(id, note, says = '') {
      const item = itemsById.get(id);
      const face = { type: 'button', title: `${item.title}${says && `: ${says}`}`, 'aria-label': `Look at ${item.title}`, onclick: () => view.change({ item: id }) };
      return el('li', { 'data-item': id }, el('button', face, picture(item), note && el('span', { class: 'mm-thumb-note' }, note)));
    }

    const block = (name, reading, ...content) =>
      el('section', { class: 'mm-block' }, el('h3', { text: name }), reading && el('p', { class: 'mm-count', text: reading }), ...content);

    const thumbs = (list) => el('ul', { class: 'mm-thumbs' }, list);

    /** A code beside pictures of its products, as a button that opens its page. */
    function codeLine(prefix, chip, rows, note) {
      const line = { type: 'button', class: `mm-code-line mm-level-${chip.code[0]}`, onclick: () => view.change({ code: prefix }) };
      return el(
        'li',
        {},
        el(
          'button',
          line,
          el('code', { text: chip.code }),
          el('span', { class: 'mm-code-line-text' }, el('span', { text: hedged(chip) }), el('small', { text: note })),
          el('span', { class: 'mm-code-line-pictures', 'aria-hidden': 'true' }, rows.slice(0, 3).map((row) => picture(items[row]))),
        ),
      );
    }

    function categoryBars(categories, count) {
      const most = categories[0]?.count ?? 1;
      return el(
        'ul',
        { class: 'mm-mix' },
        categories.slice(0, 8).map((one) =>
          el(
            'li',
            { title: one.category },
            el('span', { text: one.category.split(' > ').at(-1) }),
            el('i', { style: `width:${((one.count / most) * 100).toFixed(1)}%` }),
            el('b', { text: `${one.count} of ${count}` }),
          ),
        ),
        categories.length > 8 && el('li', {}, el('span', { text: `and ${plural(categories.length - 8, 'more type')}` })),
      );
    }

    function show(answer) {
      section.classList.remove('is-busy');
      sentence.hidden = !answer.error;
      if (answer.error) {
        const again = el('button', { type: 'button', class: 'mm-quiet', text: 'Ask again', onclick: () => ask(true) });
        sentence.replaceChildren(answer.error, ' ', again);
        return;
      }
      const { prefix, count } = answer;
      const parent = prefix.slice(0, -1);
      const isLast = prefix.length === book.sizes.length;
      const own = answer.codes.at(-1).code;
      const lines = (list, path, note) => el('ul', { class: 'mm-code-lines' }, list.map((chip) => codeLine([...path, chip.code], chip, book.below([...path, chip.code]), note(chip))));
      const many = (chip) => (chip.count ? plural(chip.count, 'product') : 'no product here');
      body.replaceChildren(
        el(
          'div',
          { class: 'mm-code-products' },
          !count && el('p', { class: 'mm-sentence', text: `No product’s ID starts with ${prefix.join(' ')}. Below you can see what these codes would add up to.` }),
          count > 1 &&
            block(
              'Its most typical products',
              `Nearest to the codeword of ${own}: the vector that stands for this code.`,
              thumbs(answer.typical.map((one) => thumb(one.item_id, null, `distance ${one.distance.toFixed(2)}`))),
            ),
          count === 1 && block('Its only product', '', thumbs(answer.typical.map((one) => thumb(one.item_id, itemsById.get(one.item_id).title)))),
          answer.border.length > 0 &&
            block(
              'At its border',
              'Another code was almost as near: the closest calls first, with the code that they nearly got.',
              thumbs(
                answer.border.map((one) =>
                  thumb(
                    one.item_id,
                    el('span', { class: `mm-level-${one.rival.code[0]}` }, el('code', { text: one.rival.code }), ` ${one.rival.caption}`),
                    one.margin < 0
                      ? `moved here, because its own ID was taken; ${one.rival.code} is nearer by ${(-one.margin).toFixed(2)}`
                      : `${one.rival.code} is farther by only ${one.margin.toFixed(2)}, at a distance of ${one.distance.toFixed(2)}`,
                  ),
                ),
              ),
            ),
          answer.next.length > 1 &&
            block(`Then come ${plural(answer.next.length, 'code')}`, 'What each of them adds to what is said already.', lines(answer.next, prefix, many)),
        ),
        el(
          'div',
          { class: 'mm-code-around' },
          answer.categories.length > 0 && block('What is in it', '', categoryBars(answer.categories, count)),
          answer.nearest.length > 0 &&
            block(
              'Nearest codes',
              parent.length
                ? `Level-${prefix.length} codewords near that of ${own}, read under ${parent.join(' ')}, too.`
                : `First codewords near that of ${own}.`,
              lines(answer.nearest, parent, (chip) => `${many(chip)}, distance ${chip.distance.toFixed(2)}`),
            ),
          parent.length > 0 &&
            answer.elsewhere.length > 0 &&
            block(
              `${own} on other shelves`,
              `A code means something else under every parent: ${own} occurs under ${plural(answer.elsewhere.length, 'other prefix').replace('prefixs', 'prefixes')}.`,
              el('ul', { class: 'mm-code-lines' }, answer.elsewhere.slice(0, 6).map((use) => codeLine(use.prefix, { ...use.codes.at(-1), caption: use.codes.map(hedged).join(' · '), share: 1 }, book.below(use.prefix), plural(use.count, 'product')))),
            ),
          start.recommends &&
            block(
              'Shoppers who are led here',
              '',
              answer.shoppers.length
                ? el('ul', { class: 'mm-led' }, answer.shoppers.map(led))
                : el('p', { class: 'mm-count', text: `No answer to an example shopper runs through ${isLast ? 'this ID' : prefix.join(' ')}.` }),
            ),
        ),
      );
      announce(`${prefix.join(' ')}, ${answer.codes.at(-1).caption}: ${plural(count, 'product')}.`, 'code');
    }

    function led({ name, ranks }) {
      const place = shoppers.findIndex((shopper) => shopper.name === name);
      const open = () => view.change({ panel: 'recommend', history: [...shoppers[place].history], shopper: place });
      const which = ranks.length === 1 ? `recommendation ${ranks[0]}` : `recommendations ${ranks.slice(0, -1).join(', ')} and ${ranks.at(-1)}`;
      return el('li', {}, el('button', { type: 'button', class: 'mm-quiet', onclick: open }, `${name}: ${which}`, icon('right')));
    }

    const model = questions(events.code, answers, show);

    function ask(again = false) {
      section.classList.add('is-busy');
      section.scrollTop = 0;
      sentence.hidden = true;
      model.ask({ codes: looked() }, again);
    }

    /** The focused prefix; as an example the largest shelf, or that of the focused product; null where no code is like it. */
    function looked() {
      if (view.code) return book.knows(view.code) ? view.code : null;
      const item = itemsById.get(view.item);
      return item ? book.id(item.row).slice(0, 2) : book.next([])[0];
    }

    /** What the page is about, and whether somebody asked for it. */
    function drawHead(known) {
      hint.hidden = Boolean(view.code) || !known;
      trail.replaceChildren(...(known ? [prefixLinks(book, known)] : []));
      if (!known) {
        title.textContent = 'The page of a code';
        about.textContent = `This shop has no code ${view.code.join(' ')}; choose one on the map or the shelves.`;
        return;
      }
      const chip = book.chip(known);
      const why = view.code ? '' : view.item ? 'Its shelf: ' : 'For example: ';
      const holds = chip.count > 1 ? `, and “${chip.caption}” fits ${Math.round(chip.share * 100)}${SPACE}% of them` : '';
      title.textContent = `${why}${known.join(' ')} · ${chip.caption}`;
      about.textContent = chip.count ? `${plural(chip.count, 'product')} on this shelf${holds}.` : 'No product is here.';
    }

    function drawProduct() {
      const item = itemsById.get(view.item);
      product.hidden = !item;
      if (!item) return;
      const id = book.id(item.row);
      const isIn = view.history.includes(item.id);
      product.replaceChildren(
        el('div', { class: 'mm-focused-picture' }, picture(item, { alt: item.title })),
        el(
          'div',
          { class: 'mm-focused-text' },
          el('p', { class: 'mm-count', text: ['You look at', [item.department, item.type].filter(Boolean).join(' › '), price(item.price)].filter(Boolean).join(' · ') }),
          el('p', { class: 'mm-focused-title', text: item.title }),
          prefixLinks(book, id),
          el('p', { class: 'mm-count', text: 'Click a code to open its shelf and its page.' }),
        ),
        el(
          'div',
          { class: 'mm-focused-tools' },
          el('button', { type: 'button', class: 'mm-quiet', onclick: () => toggle(item.id), disabled: isIn }, icon(isIn ? 'check' : 'plus'), isIn ? 'In the history' : 'Add to the history'),
          el('button', { type: 'button', class: 'mm-quiet', 'aria-label': 'Look at no product', onclick: () => view.change({ item: null }) }, icon('close'), 'Close'),
        ),
      );
    }

    /* Where this page is not beside the map, what was chosen is announced at the bottom, with the way to it. */
    const jump = el('button', { type: 'button', class: 'mm-jump', hidden: true, onclick: () => jumpTo('code') });
    document.body.append(jump);
    let isInSight = true;
    let looksAt = `${view.item} ${view.code}`;
    let isNews = false;
    new IntersectionObserver(([entry]) => {
      isInSight = entry.isIntersecting;
      if (isInSight) isNews = false;
      drawJump();
    }).observe(section);

    function drawJump() {
      jump.hidden = isInSight || !isNews || view.panel !== 'codes';
      const item = itemsById.get(view.item);
      const name = item?.title ?? (view.code ? `${view.code.join(' ')} · ${book.chip(view.code).caption}` : '');
      jump.replaceChildren(...(item ? [picture(item, { eager: true })] : []), el('span', { text: name }), icon('down'));
      jump.hidden ||= !name;
    }

    view.follow(() => {
      const now = `${view.item} ${view.code}`;
      isNews ||= now !== looksAt;
      looksAt = now;
      drawJump();
    });

    view.follow(() => {
      if (view.panel !== 'codes') return;
      drawProduct();
      const known = looked();
      drawHead(known);
      const key = known && `${known.join(' ')} ${added.ids.join(' ')}`; // what is added can stand on this shelf, too
      if (key === asked) return;
      asked = key;
      model.forget();
      if (known) {
        ask();
        return;
      }
      section.classList.remove('is-busy');
      sentence.hidden = true;
      body.replaceChildren();
    });
  });
};
