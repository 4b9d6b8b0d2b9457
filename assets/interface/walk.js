/* Walking from one product to another by swapping one code at a time: what every ID in between stands for. */

mmsid.walk = ({ element, events, answers }) => {
  const section = element.querySelector('.mm-walk');
  const state = el('span', { class: 'mm-state', 'data-kind': 'loading' });
  const sentence = el('p', { class: 'mm-sentence', hidden: true });
  const verdict = el('p', { class: 'mm-verdict' });
  const strip = el('ol', { class: 'mm-steps', 'aria-label': 'Steps of the walk' });
  const ends = { from: null, to: null };
  let order = 'fine';
  let asked = '';
  const from = productChooser('From', (id) => choose({ from: id }));
  const to = productChooser('To', (id) => choose({ to: id }));
  const tool = (text, act) => el('button', { type: 'button', class: 'mm-plain', text, onclick: act });
  const orders = { fine: tool('Details first', () => choose({ order: 'fine' })), coarse: tool('Shelf first', () => choose({ order: 'coarse' })) };
  orders.fine.title = 'The finest code is swapped first, the coarsest last';
  orders.coarse.title = 'The coarsest code is swapped first, the finest last';
  const swapEnds = tool('Swap ends', () => choose({ from: ends.to, to: ends.from }));
  const restart = tool('Start from the product you look at', () => choose({ from: view.item }));
  const surprise = tool('Surprise me', () => {
    const some = anyOf(items.filter((item) => !item.isGone)).id;
    choose({ from: some, to: farFrom(some) });
  });
  section.replaceChildren(
    el(
      'div',
      { class: 'mm-heading' },
      el('h2', { id: 'mm-walk-title', text: 'Walk from one product to another' }),
      el('span', { class: 'mm-count', text: 'One code is swapped at a time; every step is an ID, whether or not a product has it' }),
      el('span', { class: 'mm-spring' }),
      state,
    ),
    el('div', { class: 'mm-walk-ends' }, from.node, to.node),
    el(
      'div',
      { class: 'mm-compose-tools' },
      swapEnds,
      surprise,
      restart,
      el('span', { class: 'mm-walk-order', role: 'group', 'aria-label': 'Order of the swaps' }, orders.fine, orders.coarse),
    ),
    sentence,
    el('div', { class: 'mm-compose-result' }, verdict, strip),
  );

  /** A random product of another department, or any other where there is none. */
  function farFrom(id) {
    const others = items.filter((item) => item.id !== id && !item.isGone);
    const far = others.filter((item) => item.department !== itemsById.get(id).department);
    return anyOf(far.length ? far : others.length ? others : items).id;
  }

  const choose = (changes) => view.change({ walk: { ...ends, order, ...changes } });

  function lookAtStep(item) {
    view.change({ item: item.id, walk: { ...ends, order } }); // the walk stays, although another product is now looked at
    announce(`You look at ${item.title} now.`, 'walk');
  }

  const ask = asksInPlace(section, { state, sentence }, [events.walk, answers], ({ steps }) => {
    const swaps = steps.length - 1;
    const shared = start.levels - swaps;
    verdict.textContent = !swaps
      ? 'Both ends are the same product, so there is nothing to swap.'
      : `The two IDs share ${shared ? `${COUNTING[shared]} of their ${COUNTING[start.levels]} codes` : 'no code'}, ` +
        `so ${swaps === 1 ? 'one swap leads' : `${COUNTING[swaps]} swaps lead`} from one to the other. ` +
        'Where no product has a step’s ID, the nearest to the sum of its codewords is shown.';
    strip.style.setProperty('--mm-steps', steps.length);
    strip.replaceChildren(...steps.map((_, place) => walkStep(steps, place, lookAtStep)));
    mark();
    announce(verdict.textContent, 'walk');
  });

  function mark() {
    for (const step of strip.children) step.classList.toggle('is-focused', step.dataset.item === view.item);
  }

  function draw() {
    from.show(itemsById.get(ends.from));
    to.show(itemsById.get(ends.to));
    for (const [name, button] of Object.entries(orders)) button.setAttribute('aria-pressed', name === order);
    restart.hidden = !view.walk || !view.item || view.item === ends.from;
    mark();
    const question = { ...ends, order };
    if (JSON.stringify(question) === asked) return;
    asked = JSON.stringify(question);
    ask(question);
  }

  withBook(() => {
    view.follow(() => {
      if (view.panel !== 'codes') return;
      if (view.walk) ({ from: ends.from, to: ends.to, order } = view.walk);
      for (const end of ['from', 'to']) if (itemsById.get(ends[end])?.isGone) ends[end] = null;
      if (!view.walk || !ends.from) ends.from = view.item ?? ends.from ?? items[0].id;
      if (!ends.to || (!view.walk && ends.to === ends.from)) ends.to = farFrom(ends.from);
      draw();
    });
  });
};

/** A product, and a field that finds another one by its title. */
function productChooser(label, onChoose) {
  const MOST = 6;
  const face = el('div', { class: 'mm-chooser-face' });
  const found = el('ul', { class: 'mm-chooser-found', hidden: true });
  const field = el('input', {
    class: 'mm-field',
    type: 'search',
    placeholder: 'Find another product …',
    'aria-label': `${label}: find another product by its title`,
    autocomplete: 'off',
    spellcheck: 'false',
    oninput: suggest,
  });
  const node = el('div', { class: 'mm-chooser', role: 'group', 'aria-label': label, onkeydown: press, onfocusout: leave }, face, field, found);

  function suggest() {
    const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    const fits = mixed.filter((item) => words.every((word) => `${item.title} ${item.type}`.toLowerCase().includes(word)));
    const few = words.length ? fits.slice(0, MOST) : [];
    found.hidden = !words.length;
    found.replaceChildren(...(few.length ? few.map(offer) : [el('li', { class: 'mm-count', text: 'No title or type has these words.' })]));
  }

  function offer(item) {
    const text = el('span', {}, item.title, el('span', { class: 'mm-count', text: item.type }));
    return el('li', { 'data-item': item.id }, el('button', { type: 'button', onclick: () => take(item.id) }, picture(item), text));
  }

  function take(id) {
    close();
    field.focus();
    onChoose(id);
  }

  function close() {
    field.value = '';
    found.hidden = true;
  }

  function press(event) {
    if (event.key === 'Escape') close();
    if (event.key === 'Enter' && event.target === field) found.querySelector('button')?.click();
    const buttons = [field, ...found.querySelectorAll('button')];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    buttons[buttons.indexOf(document.activeElement) + step]?.focus();
  }

  function leave(event) {
    if (!node.contains(event.relatedTarget)) found.hidden = true;
  }

  return {
    node,
    show(item) {
      face.replaceChildren(
        el('span', { class: 'mm-chooser-picture' }, picture(item)),
        el(
          'span',
          { class: 'mm-chooser-text' },
          el('span', { class: 'mm-count', text: label }),
          el('b', { text: item.title, title: item.title }),
          el('span', { class: 'mm-count', text: item.type }),
        ),
      );
    },
  };
}

/** One step of a walk: the code that was swapped, the ID that this makes, and the product that it stands for. */
function walkStep(steps, place, onLook) {
  const [step, before] = [steps[place], steps[place - 1]];
  const swapped = before ? step.prefix.findIndex((code, level) => code !== before.prefix[level]) : -1;
  const standsFor = ({ owner, nearest }) => owner ?? nearest[0].item_id;
  const item = itemsById.get(standsFor(step));
  const cosine = step.nearest.find((line) => line.item_id === item.id)?.cosine;
  const others = step.nearest.filter((line) => line.item_id !== item.id).slice(0, 3);
  const isSame = before && standsFor(before) === item.id;
  const said = step.owner ? 'Has exactly this ID' : isSame ? 'Still the nearest; no product has this ID' : 'The nearest; no product has this ID';
  const chip = ({ code, caption }) => el('span', { class: `mm-code mm-level-${code[0]}` }, el('code', { text: code }), el('span', { text: caption }));
  const [was, now] = [steps[0], steps[steps.length - 1]].map(({ codes }) => codes[swapped]);
  const change = before
    ? [el('span', { class: 'mm-step-was' }, chip(was)), el('span', { class: 'mm-step-now' }, el('span', { class: 'mm-count', text: 'becomes' }), chip(now))]
    : el('span', { class: 'mm-count', text: 'The ID of the first product' });
  const small = (line) =>
    el('span', { title: `${line.title}, cosine ${line.cosine.toFixed(2)}` }, picture(itemsById.get(line.item_id), { alt: line.title }));
  const title = before ? `Swap ${place}: level ${LETTERS[swapped]}` : 'Start';
  return el(
    'li',
    { class: before ? `mm-step mm-level-${LETTERS[swapped]}` : 'mm-step', 'data-item': item.id, 'data-prefix': step.prefix.join(' ') },
    el('h3', { text: title }),
    el('div', { class: 'mm-step-change' }, change),
    el('button', { type: 'button', class: 'mm-step-face', title: `Look at ${item.title}`, onclick: () => onLook(item) }, picture(item)),
    el(
      'div',
      { class: 'mm-step-text' },
      el('p', { class: 'mm-near-title', text: item.title }),
      el('p', { class: 'mm-count', text: said }),
      cosine === undefined ? null : cosineBar(cosine),
      markedId(step.codes, (_, level) => level === swapped),
    ),
    others.length > 0 && el('div', { class: 'mm-step-others' }, el('span', { class: 'mm-count', text: 'Next nearest' }), others.map(small)),
  );
}
