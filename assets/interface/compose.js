/* Composing an ID by hand.

   Any combination of codes adds up to an embedding, whether or not a product has it: the server adds the codewords and
   names the products nearest to the sum. It starts from what the visitor looks at, until they choose here. */

const COUNTING = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'];
const cueOfLevel = (level, levels) => (level === 0 ? 'coarse' : level === levels - 1 ? 'finest' : level === 1 ? 'finer' : 'finer still');
const anyOf = (list) => list[Math.floor(Math.random() * list.length)];

/** Asks the server for a section and says in place how it goes; the last answer stays, dimmed, until the next is there. */
function asksInPlace(section, { state, sentence }, [send, answers], show) {
  const SLOW = 20_000; // milliseconds after which asking again is offered, once the model is there
  let asked = null;
  let timers = [];

  function say(text) {
    sentence.hidden = !text;
    const again = { type: 'button', class: 'mm-quiet', text: 'Ask again', onclick: () => ask(asked, true) };
    sentence.replaceChildren(text, ' ', el('button', again));
  }

  function wait(isBusy) {
    timers.forEach(clearTimeout);
    timers = [];
    section.setAttribute('aria-busy', isBusy);
    if (!isBusy) {
      state.textContent = '';
      section.classList.remove('is-busy');
      return;
    }
    if (!mmsid.isLive) state.textContent = 'The model is loading';
    timers.push(setTimeout(() => section.classList.add('is-busy'), 80)); // a quick answer shall not flicker
    timers.push(setTimeout(() => say('This answer takes longer than usual.'), mmsid.isLive ? SLOW : 6 * SLOW));
  }

  const model = questions(send, answers, (answer) => {
    wait(false);
    say(answer.error ?? '');
    section.classList.toggle('is-failed', Boolean(answer.error));
    if (answer.error) return;
    mmsid.isLive = true;
    show(answer);
  });

  function ask(data, again = false) {
    asked = data;
    say('');
    wait(true);
    model.ask(data, again);
  }
  return ask;
}

/** A cosine as a figure and as a bar, which is full at 1. */
function cosineBar(cosine) {
  const width = `width:${(Math.max(0, cosine) * 100).toFixed(1)}%`;
  return el('span', { class: 'mm-cosine' }, el('b', { text: `cosine ${cosine.toFixed(2)}` }), el('span', { 'aria-hidden': 'true' }, el('i', { style: width })));
}

/** A product's semantic ID; codes that pass `isMarked` stand out. */
function markedId(codes, isMarked) {
  const id = semanticId(codes);
  codes.forEach((chip, level) => id.children[level].classList.add(isMarked(chip.code, level) ? 'is-marked' : 'is-plain'));
  return id;
}

mmsid.compose = ({ element, events, answers }) => {
  const section = element.querySelector('.mm-compose');
  const levels = start.levels;
  const state = el('span', { class: 'mm-state', 'data-kind': 'loading' });
  const sentence = el('p', { class: 'mm-sentence', hidden: true });
  const row = el('ol', { class: 'mm-pickers', 'aria-label': 'A code per level, coarse to fine' });
  const tool = (text, act) => el('button', { type: 'button', class: 'mm-plain', text, onclick: act });
  const fewer = tool('One code fewer', () => choose(codes.slice(0, -1)));
  const surprise = tool('Surprise me', () => choose(unowned()));
  surprise.title = 'A random combination of codes that no product has';
  const restart = tool('', () => view.change({ composed: null }));
  const verdict = el('p', { class: 'mm-verdict' });
  const near = el('ol', { class: 'mm-nears', 'aria-label': 'Nearest products' });
  section.replaceChildren(
    el(
      'div',
      { class: 'mm-heading' },
      el('h2', { id: 'mm-compose-title', text: 'Compose an ID' }),
      el('span', { class: 'mm-count', text: 'Choose a code per level, also where no product has the combination' }),
      el('span', { class: 'mm-spring' }),
      state,
    ),
    row,
    el('div', { class: 'mm-compose-tools' }, fewer, surprise, restart),
    el('p', {
      class: 'mm-compose-how',
      text:
        `Each code stands for a vector, its codeword. The ${COUNTING[levels]} codewords are added up; the products nearest to the sum are shown below. ` +
        'Their cosine says how near: 1 is the same direction as the sum, 0 has nothing in common with it.',
    }),
    sentence,
    el('div', { class: 'mm-compose-result' }, verdict, near),
  );
  let book = null;
  let pickers = [];
  let codes = [];
  let asked = '';

  function focusedCodes() {
    if (view.item) return book.id(itemsById.get(view.item).row);
    return view.code && book.knows(view.code) ? view.code : null;
  }

  const choose = (composed) => view.change({ composed });

  /** What was chosen by hand, unless a link brought codes that do not exist. */
  const chosenCodes = () => (view.composed && book.knows(view.composed) ? view.composed : null);

  /** A random ID that no product has, or any ID where all are taken. */
  function unowned() {
    for (let tries = 0; ; tries += 1) {
      const some = book.sizes.map((size, level) => codeName(level, Math.floor(Math.random() * size)));
      if (!book.below(some).length || tries > 200) return some;
    }
  }

  function lookAtNear(item) {
    view.change({ item: item.id, composed: codes }); // the codes stay, although another product is now looked at
    announce(`You look at ${item.title} now.`, 'compose');
  }

  function nearCard({ item_id: id, cosine, codes: own }) {
    const item = itemsById.get(id);
    const shared = own.filter(({ code }) => codes.includes(code)).length;
    return el(
      'li',
      { class: 'mm-near', 'data-item': id },
      el(
        'button',
        { type: 'button', class: 'mm-near-face', title: `Look at ${item.title}`, onclick: () => lookAtNear(item) },
        el('span', { class: 'mm-near-picture' }, picture(item)),
        el(
          'span',
          { class: 'mm-near-text' },
          el('span', { class: 'mm-near-title', text: item.title }),
          el('span', { class: 'mm-count', text: item.type }),
          cosineBar(cosine),
        ),
      ),
      markedId(own, (code) => codes.includes(code)),
      el('p', { class: 'mm-count', text: shared === codes.length ? 'Has all of these codes' : `Shares ${shared ? COUNTING[shared] : 'none'} of these codes` }),
    );
  }

  /** What the codes stand for, in a sentence. */
  function verdictOf({ prefix, owner, nearest }) {
    const sum = prefix.length === 1 ? 'this codeword' : `the sum of ${prefix.length < levels ? `these ${COUNTING[prefix.length]}` : 'its'} codewords`;
    if (prefix.length < levels) {
      const count = book.below(prefix).length;
      const whose = count === 0 ? 'No product’s ID begins' : count === 1 ? 'One product’s ID begins' : `The IDs of ${plural(count, 'product')} begin`;
      return `${whose} with ${prefix.join(' ')}; the nearest to ${sum} are:`;
    }
    if (!owner) return `No product has this ID; the nearest to ${sum} are:`;
    const whose = `This ID belongs to “${itemsById.get(owner).title}”`;
    return owner === nearest[0].item_id ? `${whose}, which is also the nearest to ${sum}:` : `${whose}, although another product is nearer to ${sum}:`;
  }

  const ask = asksInPlace(section, { state, sentence }, [events.compose, answers], (answer) => {
    verdict.textContent = verdictOf(answer);
    near.replaceChildren(...answer.nearest.map(nearCard));
    mark();
    announce(`${verdict.textContent} ${answer.nearest.slice(0, 3).map(({ title }) => title).join(', ')}.`, 'compose');
  });

  function mark() {
    for (const card of near.children) card.classList.toggle('is-focused', card.dataset.item === view.item);
  }

  function draw() {
    const focused = focusedCodes();
    restart.hidden = !view.composed || !focused || focused.join() === codes.join();
    restart.textContent = `Start from the ${view.item ? 'product' : 'code'} you look at`;
    mark();
    if (codes.join() === asked) return;
    asked = codes.join();
    fewer.disabled = codes.length < 2;
    for (const picker of pickers) picker.show(codes);
    ask({ codes });
  }

  withBook((loaded) => {
    book = loaded;
    const uses = bestUses(book);
    pickers = book.sizes.map((_, level) => codePicker(book, uses, level, (code) => choose([...codes.slice(0, level), code, ...codes.slice(level + 1)])));
    row.replaceChildren(...pickers.map(({ node }) => node));
    codes = book.id(0);
    view.follow(() => {
      if (view.panel !== 'codes') return;
      codes = chosenCodes() ?? focusedCodes() ?? codes;
      draw();
    });
  });
};

/** For every code, the prefix that ends with it and has most products: what it means where it is most at home. */
function bestUses(book) {
  const uses = new Map();
  for (const { row } of items) {
    book.id(row).forEach((name, level, id) => {
      const prefix = id.slice(0, level + 1);
      if (!uses.has(name) || book.below(prefix).length > book.below(uses.get(name)).length) uses.set(name, prefix);
    });
  }
  return uses;
}

/** The choice of one level's code: those that lead to products under the chosen prefix first, then all others. */
function codePicker(book, uses, level, onPick) {
  const letter = LETTERS[level];
  const cue = cueOfLevel(level, book.sizes.length);
  const face = el('span', { class: 'mm-picker-face', 'aria-hidden': 'true' });
  const select = el('select', { 'aria-label': `Code of level ${letter}, ${cue}`, onchange: () => onPick(select.value) });
  const below = el('p', { class: 'mm-count' });
  const pictures = el('span', { class: 'mm-picker-pictures', 'aria-hidden': 'true' });
  const node = el(
    'li',
    { class: `mm-picker mm-level-${letter}` },
    el('h3', {}, el('code', { text: letter }), cue),
    el('span', { class: 'mm-picker-choice' }, face, icon('down'), select),
    el('span', { class: 'mm-picker-below' }, pictures, below),
  );
  const elsewhere = (name) => (uses.has(name) ? `elsewhere “${book.chip(uses.get(name)).caption}”` : 'no product anywhere');

  function optionsUnder(parent) {
    const leading = book.next(parent).map((prefix) => {
      const { code, caption, count } = book.chip(prefix);
      return el('option', { value: code, text: `${code} ${caption} (${count})` });
    });
    const known = new Set(leading.map(({ value }) => value));
    const others = Array.from({ length: book.sizes[level] }, (_, code) => codeName(level, code)).filter((name) => !known.has(name));
    const free = others.map((name) => el('option', { value: name, text: `${name} ${elsewhere(name)}` }));
    const group = (label, options) => options.length > 0 && el('optgroup', { label }, options);
    return [group(level ? `Lead to products under ${parent.join(' ')}` : 'Lead to products', leading), group('No product has it here', free)].filter(Boolean);
  }

  function show(codes) {
    const [parent, name] = [codes.slice(0, level), codes[level]];
    const isNext = level === codes.length;
    const rows = name ? book.below(codes.slice(0, level + 1)) : [];
    const missing = isNext ? 'Add a code' : `After level ${LETTERS[level - 1]}`;
    node.classList.toggle('is-empty', !name);
    node.classList.toggle('is-free', Boolean(name) && !rows.length);
    select.disabled = !name && !isNext;
    select.replaceChildren(...(name ? [] : [el('option', { value: '', text: missing, disabled: true })]), ...(select.disabled ? [] : optionsUnder(parent)));
    select.value = name ?? '';
    const caption = !name ? missing : rows.length ? book.chip(codes.slice(0, level + 1)).caption : elsewhere(name);
    face.replaceChildren(el('code', { text: name ?? letter }), el('span', { text: caption, title: caption }));
    below.textContent = !name ? 'Not part of the sum' : rows.length ? plural(rows.length, 'product') : 'No product has it here';
    pictures.replaceChildren(...rows.slice(0, 3).map((row) => picture(items[row])));
  }
  return { node, show };
}
