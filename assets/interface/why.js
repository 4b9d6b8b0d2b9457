/* Why this one? The recommended product that is looked at: the evidence in words, what each product of the history did
   for it, whether that can be believed, and the paths that the decoder considered. */

mmsid.why = ({ element, events, answers }) => {
  const section = element.querySelector('.mm-why');
  const face = el('div', { class: 'mm-why-face' });
  const words = el('p', { class: 'mm-why-words' });
  const rival = el('select', { class: 'mm-field', 'aria-label': 'Compare with', onchange: () => ask() });
  const bars = el('ol', { class: 'mm-bars' });
  const trust = el('div', { class: 'mm-trust' });
  const foreign = el('p', { class: 'mm-sentence', hidden: true, text: 'This link was made with another build of this shop; what the model says now may differ.' });
  const sentence = el('p', { class: 'mm-sentence', hidden: true });
  const copied = el('span');
  const copy = el('button', { type: 'button', class: 'mm-quiet', onclick: copyLink }, icon('link'), copied);
  const tree = pathTree({ onFocus: (id) => view.change({ item: id }), onCode: (code) => view.change({ code }) });
  const treeNotice = el('p', { class: 'mm-count', text: 'The paths appear as soon as the model has answered.' });
  const body = el(
    'div',
    { class: 'mm-why-body' },
    el('div', { class: 'mm-why-case' }, face, words),
    el(
      'div',
      { class: 'mm-why-effects' },
      el('div', { class: 'mm-why-line' }, el('h3', { text: 'What each product did for it' }), rival),
      el('p', {
        class: 'mm-count',
        text: 'To the right it raised the product’s chance, to the left it lowered it; a colour per level of the ID. × 2: twice as likely.',
      }),
      bars,
      trust,
    ),
  );
  section.replaceChildren(
    el(
      'div',
      { class: 'mm-heading' },
      el('h2', { id: 'mm-why-title', text: 'Why this one?' }),
      el('span', { class: 'mm-count', text: 'Choose another one with “Why?” on its card' }),
      el('span', { class: 'mm-spring' }),
      copy,
    ),
    foreign,
    sentence,
    body,
    el('h3', { class: 'mm-tree-title', text: 'The paths that the model considered' }),
    treeNotice,
    tree.node,
  );
  let explained = {}; // the answer and the product that are explained
  copied.textContent = 'Copy link';

  async function copyLink() {
    const address = outerAddress();
    try {
      await navigator.clipboard.writeText(address);
    } catch {
      // without permission, as inside a frame: the old way works after a click
      const field = el('textarea', { class: 'mm-hidden', text: address });
      document.body.append(field);
      field.select();
      document.execCommand('copy');
      field.remove();
    }
    copied.textContent = 'Copied';
    announce('The link to this view is copied.');
    setTimeout(() => (copied.textContent = 'Copy link'), 2000);
  }

  function say(text) {
    sentence.hidden = !text;
    sentence.replaceChildren(text);
    if (text) sentence.append(' ', el('button', { type: 'button', class: 'mm-quiet', text: 'Ask again', onclick: () => ask(true) }));
  }

  function ask(again = false) {
    const { focused } = shown;
    if (!focused) return;
    say('');
    section.classList.add('is-busy');
    model.ask({ history: view.history, item: focused.item_id, rival: rival.value }, again);
  }

  function drawFace(line) {
    const item = itemsById.get(line.item_id);
    face.replaceChildren(
      el('div', { class: 'mm-why-picture' }, picture(item, { eager: true })),
      el(
        'div',
        { class: 'mm-why-about' },
        el('p', { class: 'mm-why-rank' }, el('b', { text: percent(line.probability) }), ` place ${line.rank} of ${shown.answer.items.length}`),
        el('p', { class: 'mm-why-name', text: item.title }),
        semanticId(line.codes),
      ),
    );
  }

  function drawRivals(line) {
    const others = shown.answer.items.filter((other) => other.item_id !== line.item_id);
    const option = (other) =>
      el('option', { value: other.item_id, text: `rather than number ${other.rank}, ${itemsById.get(other.item_id).title}` });
    rival.replaceChildren(el('option', { value: '', text: 'compared with nothing' }), ...others.map(option));
  }

  const model = questions(events.explain, answers, (answer) => {
    section.classList.remove('is-busy');
    say(answer.error ?? '');
    if (answer.error) return;
    rival.disabled = false;
    trust.hidden = Boolean(answer.rival); // it judges the bars of the product on its own
    if (!answer.rival) {
      words.textContent = answer.evidence.join(' ');
      trust.replaceChildren(...deletion(answer.deletion));
    }
    bars.replaceChildren(...effectBars(answer.history));
  });

  function draw() {
    const line = shown.focused;
    section.hidden = !line;
    foreign.hidden = !view.foreign;
    if (!line || !shown.isCurrent) {
      model.forget(); // the answer to what is asked now comes first
      section.classList.toggle('is-busy', Boolean(line));
      explained = {};
      return;
    }
    const { answer } = shown;
    treeNotice.hidden = Boolean(answer.tree);
    tree.node.hidden = !answer.tree;
    if (answer.tree) tree.show(answer.tree, answer, line.item_id, view.code);
    if (explained.answer === answer && explained.item === line.item_id) return;
    explained = { answer, item: line.item_id };
    drawFace(line);
    drawRivals(line);
    rival.disabled = true;
    words.textContent = '';
    bars.replaceChildren(...view.history.map(() => el('li', { class: 'mm-bar is-empty' })));
    trust.replaceChildren();
    ask();
  }
  shown.follow(draw);
  view.follow(draw);
};

/** One row per product: its picture, its title, a signed bar stacked by level, and the sum. */
function effectBars(history) {
  const reach = (effects, sign) => effects.reduce((sum, { effect }) => sum + Math.max(0, sign * effect), 0);
  const widest = Math.max(...history.flatMap(({ levels }) => [reach(levels, 1), reach(levels, -1)]), 1e-9);
  return history.map((line) => {
    const item = itemsById.get(line.item_id);
    const part = ({ code, effect }) =>
      el('i', {
        class: `mm-level-${code[0]}`,
        style: `width:${((Math.abs(effect) / widest) * 100).toFixed(2)}%`,
        title: `${code}: ${signed(effect)} nats`,
      });
    const side = (sign) => line.levels.filter(({ effect }) => sign * effect > 0).map(part);
    return el(
      'li',
      { class: 'mm-bar', 'data-item': line.item_id, 'aria-label': `${item.title}: ${meaning(line.effect)}` },
      el('span', { class: 'mm-bar-picture' }, picture(item)),
      el('span', { class: 'mm-bar-title', title: item.title, text: item.title }),
      el(
        'span',
        { class: 'mm-bar-track', 'aria-hidden': 'true' },
        el('span', { class: 'mm-bar-against' }, side(-1).reverse()),
        el('span', { class: 'mm-bar-for' }, side(1)),
      ),
      el('span', { class: 'mm-bar-sum', text: meaning(line.effect), title: `${signed(line.effect)} nats of log-probability` }),
    );
  });
}

const signed = (value) => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(2)}`;

/** A change of log-probability as what it does to the probability: "× 2.3". */
const meaning = (nats) => `×${SPACE}${Math.exp(nats).toFixed(Math.exp(nats) < 9.95 ? 2 : 0)}`;

/** How the recommendation falls while products are taken out: by attribution (ink) and at random (grey). */
function deletion({ removed, log_probs, random, beaten, convincing }) {
  const [width, height] = [220, 64];
  const low = Math.min(...log_probs, ...random);
  const high = Math.max(...log_probs, ...random);
  const x = (place) => 3 + (removed[place] / Math.max(1, removed[removed.length - 1])) * (width - 6);
  const y = (value) => 4 + ((high - value) / Math.max(1e-9, high - low)) * (height - 8);
  const line = (values, name) => {
    const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
    path.setAttribute('d', values.map((value, place) => `${place ? 'L' : 'M'}${x(place).toFixed(1)} ${y(value).toFixed(1)}`).join(''));
    path.setAttribute('class', name);
    return path;
  };
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', `0 0 ${width} ${height}`);
  svg.setAttribute('class', 'mm-curve');
  svg.setAttribute('preserveAspectRatio', 'none');
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', `Beats ${percent(beaten)} of random orders`);
  svg.append(line(random, 'mm-curve-random'), line(log_probs, 'mm-curve-own'));
  const verdict =
    log_probs.length < 3
      ? 'Too few products to test this order.'
      : convincing
        ? 'The order holds: taking out the strongest first makes the probability fall faster than random orders do.'
        : 'Within the noise: random orders make the probability fall about as fast, so read the bars with care.';
  return [
    svg,
    el(
      'div',
      {},
      el('p', { class: convincing ? 'mm-verdict' : 'mm-verdict is-weak', text: verdict }),
      el('p', { class: 'mm-count' }, el('b', { class: 'mm-key-own', text: 'Solid' }), ': strongest first. ', el('b', { class: 'mm-key-random', text: 'Dashed' }), ': at random, on average.'),
    ),
  ];
}

/** The address of this view as a visitor may pass it on; inside a Space's frame, that of the Space. */
function outerAddress() {
  const own = new URL(location.href);
  const space = document.referrer.startsWith('https://huggingface.co/spaces/') ? new URL(document.referrer) : null;
  if (!space) return own.href;
  space.search = own.search;
  return space.href;
}

/** The case as a file. */
mmsid.report = ({ element, events, answers }) => {
  const box = element.querySelector('.mm-report');
  const problem = el('span', { class: 'mm-count' });
  const button = (form, text) =>
    el('button', {
      type: 'button',
      class: 'mm-plain',
      text,
      onclick: () => model.ask({ history: view.history, item: shown.focused.item_id, form }),
    });
  box.replaceChildren(el('span', { class: 'mm-count', text: 'Keep this case:' }), button('html', 'Report (HTML)'), button('json', 'Data (JSON)'), problem);
  const model = questions(events.report, answers, (answer) => {
    problem.textContent = answer.error ?? '';
    if (answer.error) return;
    const address = URL.createObjectURL(new Blob([answer.text], { type: answer.type }));
    el('a', { href: address, download: answer.name }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
  });
  shown.follow(() => (box.hidden = !shown.focused));
};
