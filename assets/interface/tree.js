/* The path tree: what the decoder considered while it wrote the answer's IDs, a column per level, coarse to fine.

   A node is a code under its prefix. Its height and its link grow with the probability of the whole path, its figure
   is the probability of this one code after its prefix. Children stand in their parents' order, so no links cross. */

function pathTree({ onFocus, onCode }) {
  const ROW = 40; // pixels; the least height of a node, for two lines of text
  const TALLEST = 76;
  const DENSEST = 280; // pixels per probability of 1, at most; keeps a flat distribution from growing too tall
  const GAP = { siblings: 4, families: 9 };
  const SVG = 'http://www.w3.org/2000/svg';
  const LOOKS = [
    ['is-kept', 'Solid', 'kept in the beam'],
    ['is-pruned', 'Faint', 'pruned'],
    ['is-thick', 'Thick', 'probable'],
    ['is-answered', 'Tinted', 'leads to an answer'],
    ['is-chosen', 'Emphasised', 'leads to the product you chose'],
    ['is-opened', 'Dotted', 'not kept in the run before'],
  ];
  const legend = LOOKS.map(([kind, look, meaning]) => {
    const swatch = el('i', { class: kind, 'aria-hidden': 'true' });
    return el('span', { hidden: kind === 'is-opened' }, swatch, el('span', {}, el('b', { text: `${look}: ` }), meaning));
  });
  const reading = el('p', { class: 'mm-tree-reading' });
  const plane = el('div', { class: 'mm-tree-plane' });
  const details = el('div', { class: 'mm-tree-details' });
  const mass = el('p', { class: 'mm-tree-mass' });
  const root = el(
    'div',
    { class: 'mm-tree', hidden: true, onkeydown: press },
    reading,
    el('p', { class: 'mm-tree-legend' }, legend),
    el('div', { class: 'mm-tree-box' }, plane),
    details,
    mass,
  );
  const links = document.createElementNS(SVG, 'svg');
  links.setAttribute('aria-hidden', 'true');
  links.classList.add('mm-tree-links');
  new ResizeObserver(draw).observe(plane);

  let tree = null;
  let answer = null;
  let levels = []; // of { node: as it came, level, parent, children, button, row: its list item, link, top, height }
  let chosen = null; // the answer's line that the visitor looks at
  let pointed = null;
  let held = null;
  let scale = 1; // pixels per probability of 1

  const all = () => levels.flat();
  const middle = (one) => one.top + one.height / 2;
  const width = (one) => Math.max(1.5, one.node.path_probability * scale);
  const gap = (one, before) => (!before ? 0 : one.parent === before.parent ? GAP.siblings : GAP.families);
  const isLeaf = (one) => one.level === tree.levels.length - 1;
  const isChosen = (one) => chosen !== null && one.node.prefix.every((code, index) => chosen.codes[index]?.code === code);
  const isNumber = (value) => typeof value === 'number';
  const hue = (code) => `mm-level-${code[0]}`;
  const chip = (code) => el('code', { class: hue(code), text: code });
  const pictures = (ids) => ids.filter((id) => itemsById.has(id)).map((id) => picture(itemsById.get(id), { eager: true }));

  /* What a node says */

  /** To a tenth of a per cent, and never rounded to a certainty that it is not. */
  function exact(share) {
    if (share > 0 && share < 0.001) return percent(share);
    if (share < 1 && share >= 0.9995) return `>${SPACE}99.9${SPACE}%`;
    return `${(share * 100).toFixed(share < 1 ? 1 : 0)}${SPACE}%`;
  }

  function holds(one) {
    const { caption, share, count, prefix } = one.node;
    const path = prefix.join(' ');
    if (count === 0) return `No product’s ID starts with ${path} yet.`;
    if (count === 1 && isLeaf(one)) return `Captioned “${caption}”; the only product whose ID is ${path}.`;
    if (count === 1) return `The only product whose ID starts with ${path}.`;
    const whose = isLeaf(one) ? `ID is ${path}` : `IDs start with ${path}`;
    return `“${caption}” holds for ${Math.round(share * 100)}${SPACE}% of the ${plural(count, 'product')} whose ${whose}.`;
  }

  function places(one) {
    const { ranks } = one.node;
    if (!ranks.length) return isLeaf(one) ? 'Not among the answers.' : 'No answer runs through it.';
    const list = ranks.length === 1 ? `${ranks[0]}` : `${ranks.slice(0, -1).join(', ')} and ${ranks[ranks.length - 1]}`;
    if (isLeaf(one)) return `Answer ${list}.`;
    return ranks.length === 1 ? `Answer ${list} runs through it.` : `Answers ${list} run through it.`;
  }

  function label(one) {
    const { code, caption, probability, path_probability: path, kept } = one.node;
    const step = `${exact(probability)} ${one.parent ? `after ${one.parent.node.prefix.join(' ')}` : 'as the first code'}`;
    const fate = kept ? 'kept in the beam' : 'pruned';
    const end = isChosen(one) ? ' Leads to the product you chose.' : '';
    return `${code}, ${caption}: ${step}, ${exact(path)} for the path so far, ${fate}. ${places(one)}${end}`;
  }

  function tellNode(one) {
    const { node, parent } = one;
    const item = isLeaf(one) && node.items.length === 1 ? itemsById.get(node.items[0]) : null;
    const next = isNumber(node.valid_mass)
      ? `Of the next code’s probability, ${exact(node.valid_mass)} lay on codes that lead to a product.`
      : '';
    const figures = [
      [node.probability, 'of everything the model could write here'],
      [node.valid_probability, 'among the codes that lead to a product'],
      [node.path_probability, 'for all codes up to this one'],
    ].map(([share, text]) => el('div', {}, el('dt', { text }), el('dd', { text: exact(share) })));
    const fate = { class: `mm-tree-fate ${node.kept ? 'is-kept' : 'is-pruned'}`, text: node.kept ? 'Kept in the beam' : 'Pruned' };
    details.replaceChildren(
      el('div', { class: 'mm-tree-pictures' }, pictures(node.items)),
      el(
        'div',
        { class: 'mm-tree-words' },
        el(
          'p',
          { class: 'mm-tree-title' },
          el('span', { class: 'mm-tree-codes' }, node.prefix.map(chip)),
          el('b', { text: item ? item.title : node.caption }),
          el('span', fate),
          one === held && el('button', { type: 'button', class: 'mm-quiet', onclick: () => openCode(node.prefix), text: 'What it means' }),
          one === held && el('button', { type: 'button', class: 'mm-quiet', onclick: () => click(one), text: 'Let go' }),
        ),
        el('p', { text: `${holds(one)} ${places(one)} ${next}` }),
      ),
      el(
        'div',
        { class: 'mm-tree-figures' },
        el('p', { text: `This code, ${parent ? `after ${parent.node.prefix.join(' ')}` : 'written first'}` }),
        el('p', { text: 'The path' }),
        el('dl', {}, figures),
      ),
    );
  }

  /** With no node pointed at: how the chosen product's probability comes about, step by step. */
  function tellChosen() {
    const touch = matchMedia('(hover: none)').matches;
    const how = touch ? 'Tap a code to read about it.' : 'Point at a code to read about it, click to hold it.';
    const hint = el('p', { class: 'mm-tree-hint', text: how });
    const path = all().filter(isChosen);
    if (!path.length || path.length < levels.length) {
      details.replaceChildren(hint);
      return;
    }
    const title = itemsById.get(chosen.item_id)?.title ?? chosen.item_id;
    const steps = path.map(({ node }) => el('li', {}, chip(node.code), el('b', { text: exact(node.probability) })));
    const total = el('b', { text: exact(path[path.length - 1].node.path_probability) });
    const says = ` is answer ${chosen.rank}, a path of ${plural(levels.length, 'code')}:`;
    const sum = { class: 'mm-tree-sum', 'aria-label': 'Its codes’ probabilities, multiplied' };
    details.replaceChildren(
      el('div', { class: 'mm-tree-pictures' }, pictures([chosen.item_id])),
      el(
        'div',
        { class: 'mm-tree-words' },
        el('p', { class: 'mm-tree-chosen' }, el('b', { text: title }), says),
        el('ol', sum, steps, el('li', { class: 'is-total' }, total)),
      ),
      hint,
    );
  }

  /* Which node is pointed at or held */

  function tell() {
    const one = pointed ?? held;
    const traced = new Set();
    const trace = (down) => traced.add(down) && down.children.forEach(trace);
    for (let up = one; up; up = up.parent) traced.add(up);
    if (one) trace(one);
    root.classList.toggle('is-tracing', Boolean(one));
    for (const each of all()) {
      each.row.classList.toggle('is-traced', traced.has(each));
      each.link.classList.toggle('is-traced', traced.has(each));
      each.button.classList.toggle('is-held', each === held);
      each.button.setAttribute('aria-pressed', each === held);
    }
    if (one) tellNode(one);
    else tellChosen();
  }

  function point(one, isAt) {
    if (isAt === (pointed === one)) return;
    pointed = isAt ? one : null;
    tell();
  }

  function reach(one) {
    one.button.focus({ preventScroll: true });
    // Out from below the details, which stick to the window's end.
    one.button.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: calm() ? 'auto' : 'smooth' });
  }

  function click(one) {
    const isFresh = held !== one;
    reach(one); // Safari does not focus what is clicked, and Escape is heard from there
    held = isFresh ? one : null;
    if (!isFresh) pointed = null;
    tell();
    if (!isFresh) {
      onCode(null);
      return;
    }
    announce(`${holds(one)} ${places(one)}`, 'tree');
    const line = isLeaf(one) && answer.items.find(({ rank }) => one.node.ranks.includes(rank));
    if (line) onFocus(line.item_id);
    else onCode([...one.node.prefix]);
  }

  /** Escape lets go; the arrows go to the parent, to the first child and along the level. */
  function press(event) {
    if (event.key === 'Escape' && (held || pointed)) {
      held = pointed = null;
      tell();
      onCode(null);
      return;
    }
    const one = all().find(({ button }) => button === event.target);
    if (!one || event.ctrlKey || event.metaKey || event.altKey) return;
    const beside = levels[one.level];
    const at = beside.indexOf(one);
    const next = {
      ArrowLeft: one.parent,
      ArrowRight: one.children[0],
      ArrowUp: beside[at - 1],
      ArrowDown: beside[at + 1],
      Home: beside[0],
      End: beside[beside.length - 1],
    };
    if (!(event.key in next)) return;
    event.preventDefault();
    if (next[event.key]) reach(next[event.key]);
  }

  /** The whole tree is one tab stop. */
  function stop(at) {
    for (const one of all()) one.button.tabIndex = one === at ? 0 : -1;
  }

  /* Building and placing */

  function make(node, level) {
    const one = { node, level, children: [], parent: null, top: 0, height: 0 };
    const shown = pictures(node.items.slice(0, isLeaf(one) ? 1 : 3));
    const rank = isLeaf(one) && node.ranks.length > 0 && el('span', { class: 'mm-tree-rank', text: node.ranks[0] });
    const listeners = {
      onclick: () => click(one),
      onpointerenter: ({ pointerType }) => pointerType !== 'touch' && point(one, true),
      onpointerleave: () => point(one, false),
      onfocus: () => {
        stop(one);
        if (one.button.matches(':focus-visible')) point(one, true);
      },
      onblur: () => pointed === one && point(one, false),
    };
    one.button = el(
      'button',
      { type: 'button', class: 'mm-tree-node', ...listeners },
      el('code', { text: node.code }),
      el('span', { class: 'mm-tree-text' }, el('span', { text: node.caption }), el('b', { text: percent(node.probability) })),
      el('span', { class: 'mm-tree-mosaic' }, rank, shown),
    );
    one.row = el('li', {}, one.button);
    one.link = document.createElementNS(SVG, 'path');
    return one;
  }

  /** Children under their parents, in the parents' order, the most probable first. */
  function arrange() {
    const came = tree.levels.map(({ nodes }, level) => nodes.map((node) => make(node, level)));
    levels = [];
    came.forEach((ones, level) => {
      const order = new Map(levels[level - 1]?.map((parent, place) => [parent, place]));
      const place = (one) => order.get(one.parent) ?? 0;
      for (const one of ones) one.parent = came[level - 1]?.[one.node.parent] ?? null;
      levels.push([...ones].sort((a, b) => place(a) - place(b) || b.node.path_probability - a.node.path_probability));
      for (const one of levels[level]) one.parent?.children.push(one);
    });
  }

  /** Beside the parents where there is room; returns the height of all. */
  function place() {
    scale = Math.min(TALLEST / Math.max(...all().map(({ node }) => node.path_probability)), DENSEST);
    for (const one of all()) one.height = Math.max(ROW, Math.round(one.node.path_probability * scale));
    const needs = levels.map((ones) => ones.reduce((sum, one, index) => sum + one.height + gap(one, ones[index - 1]), 0));
    const height = Math.max(...needs);
    levels.forEach((ones, level) => {
      const spare = (height - needs[level]) / Math.max(1, ones.length - 1);
      let end = 0;
      ones.forEach((one, index) => {
        const least = end + gap(one, ones[index - 1]);
        one.top = one.parent ? Math.max(least, middle(one.parent) - one.height / 2) : least + (index && spare);
        end = one.top + one.height;
      });
      end = height; // what was pushed below it moves up again
      [...ones].reverse().forEach((one, index) => {
        one.top = Math.min(one.top, end - one.height);
        end = one.top - gap(one, ones[ones.length - index - 2]);
      });
      for (const one of ones) one.row.style.cssText = `top: ${one.top}px; height: ${one.height}px`;
    });
    return height;
  }

  function column(ones, level) {
    const { hidden, hidden_probability: together } = tree.levels[level];
    const letter = 'abcdefgh'[level];
    const name = `Level ${level + 1}`;
    const grain = { 0: 'coarsest', [levels.length - 1]: 'finest' }[level];
    const more = hidden ? `${hidden.toLocaleString('en')} more not shown, ${percent(together)} together` : 'All are shown';
    return el(
      'section',
      { class: 'mm-tree-level', role: 'group', 'aria-label': name },
      el('h3', { class: hue(letter) }, el('code', { text: letter, 'aria-hidden': 'true' }), name, grain && el('small', { text: grain })),
      el('ol', { role: 'list' }, ones.map(({ row }) => row)),
      el('p', { text: more, title: 'Codes that the model considered here too, and the probability of their paths.' }),
    );
  }

  /** Lays the links anew; all heights are known, only the columns' places depend on the page. */
  function draw() {
    if (!levels.length || !plane.clientWidth) return;
    const from = plane.getBoundingClientRect();
    const sides = [...plane.querySelectorAll('ol')].map((list) => list.getBoundingClientRect());
    const top = sides[0].top - from.top;
    const lay = (one, y) => {
      const left = one.parent ? sides[one.level - 1].right - from.left : 4; // 4: the trunk's right side
      const right = sides[one.level].left - from.left;
      const [end, bend] = [top + middle(one), (left + right) / 2];
      one.link.setAttribute('stroke-width', width(one));
      one.link.setAttribute('d', `M${left} ${top + y}C${bend} ${top + y} ${bend} ${end} ${right} ${end}`);
      let edge = middle(one) - one.children.reduce((sum, child) => sum + width(child), 0) / 2;
      for (const child of one.children) {
        lay(child, edge + width(child) / 2);
        edge += width(child);
      }
    };
    for (const one of all()) if (!one.parent) lay(one, middle(one));
  }

  function paint() {
    const weight = (one) => (isChosen(one) ? 3 : one.node.ranks.length ? 2 : one.node.kept ? 1 : 0);
    for (const one of all()) {
      const kind = `${hue(one.node.code)} ${['is-pruned', 'is-kept', 'is-answered', 'is-answered is-chosen'][weight(one)]}`;
      one.row.className = one.node.opened ? `${kind} is-opened` : kind;
      one.link.setAttribute('class', `mm-tree-link ${kind}`);
      one.button.setAttribute('aria-label', label(one));
    }
    links.replaceChildren(...all().sort((a, b) => weight(a) - weight(b)).map(({ link }) => link));
    tell();
  }

  function grow() {
    for (const { row, link, level } of all()) {
      const timing = { duration: 180, delay: level * 90, easing: 'ease-out', fill: 'backwards' };
      row.animate([{ offset: 0, opacity: 0, transform: 'translateX(-8px)' }], timing);
      link.animate([{ offset: 0, opacity: 0 }], timing);
    }
  }

  /** The same tree again keeps what is held and changes only which path is emphasised; a new one starts with a held code. */
  function show(newTree, newAnswer, focusedItemId, heldPrefix = null) {
    const isNew = newTree !== tree;
    [tree, answer] = [newTree, newAnswer];
    chosen = answer.items.find((line) => line.item_id === focusedItemId) ?? null;
    if (isNew) {
      pointed = null;
      arrange();
      held = heldPrefix && (all().find(({ node }) => node.prefix.join() === heldPrefix.join()) ?? null);
      legend.at(-1).hidden = !all().some(({ node }) => node.opened);
      root.hidden = !all().length;
      plane.replaceChildren(links, ...levels.map(column));
      plane.style.setProperty('--mm-tree-height', `${all().length ? place() : 0}px`);
      reading.textContent =
        `Read from left to right: the model writes an ID code by code and keeps the ${tree.beam_width} best paths so far, ` +
        'the beam. Each figure is the probability of a code after those to its left.';
      const share = isNumber(tree.valid_mass) ? exact(tree.valid_mass) : '';
      mass.textContent = share && `${share} of the first code’s probability lay on codes that lead to a product.`;
      stop(levels[0]?.find(isChosen) ?? levels[0]?.[0]);
    }
    paint();
    draw();
    if (isNew && !calm()) grow();
  }

  function clear() {
    tree = answer = chosen = pointed = held = null;
    levels = [];
    plane.replaceChildren();
    root.hidden = true;
  }

  return { node: root, show, clear };
}
