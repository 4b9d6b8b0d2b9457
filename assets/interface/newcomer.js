/* A product that nobody has seen: a visitor's picture and text become a semantic ID, level by level. */

mmsid.newcomer = ({ element, events, answers }) => {
  const section = element.querySelector('.mm-newcomer');
  const form = newcomerForm((given) => change(given));
  const state = el('span', { class: 'mm-state' });
  const sentence = el('p', { class: 'mm-sentence', hidden: true });
  const empty = el('p', { class: 'mm-lead', text: 'Give it a picture, a title, a description, or all of them: what you see here then is how it finds its place in the shop.' });
  const result = el('div', { class: 'mm-newcomer-result', hidden: true });
  const onward = el('button', { type: 'button', class: 'mm-quiet mm-onward', onclick: () => bring(document.querySelector('.mm-added')), text: 'On to the shop' });
  const told = el('div', { class: 'mm-newcomer-answer' }, el('div', { class: 'mm-heading' }, el('h2', { text: 'How it gets its ID' }), el('span', { class: 'mm-spring' }), onward, state), sentence, empty, result);
  section.replaceChildren(el('h2', { id: 'mm-newcomer-title', class: 'mm-hidden', text: 'A new product' }), form.node, told);
  form.acceptDrops(section);
  let given = {};
  let waiting = null;
  const bring = (node) => node.scrollIntoView({ behavior: calm() ? 'auto' : 'smooth', block: 'start' });
  newcomer.look = (product, file) => {
    form.fill(product, file);
    bring(section);
  };

  /** On a phone the answer stands below the form: whoever gave a picture is taken to it, whoever types is not. */
  function follow() {
    if (!given.isTyped && told.getBoundingClientRect().top > innerHeight * 0.7) bring(told);
  }

  function change(next) {
    given = next;
    clearTimeout(waiting);
    model.forget();
    newcomer.set(null);
    const isEmpty = !given.file && !given.title && !given.description;
    empty.hidden = !isEmpty;
    if (isEmpty) {
      result.hidden = true;
      section.classList.remove('is-busy');
      say('');
      state.textContent = '';
      return;
    }
    section.classList.add('is-busy');
    waiting = setTimeout(() => ask(), given.isTyped ? 350 : 0);
  }

  function ask(again = false) {
    say('');
    if (!mmsid.isLive) state.textContent = 'The model is loading';
    model.ask({ file: given.file, title: given.title, description: given.description }, again);
  }

  function say(text) {
    sentence.hidden = !text;
    sentence.replaceChildren(text);
  }

  /** What the encoder has no room for; the whole text is kept with the product all the same. */
  function unread(count) {
    const words = [given.title, given.description].join(' ').split(/\s+/).filter(Boolean);
    const last = words.slice(0, -count).slice(-3).join(' ');
    return `The text is too long to be read whole: it ends for the encoder with “… ${last}”, and the last ${count === 1 ? 'word is' : `${count} words are`} not read.`;
  }

  function late() {
    say('No answer has come for a while; the connection may be lost. ');
    sentence.append(el('button', { type: 'button', class: 'mm-quiet', text: 'Ask again', onclick: () => ask(true) }));
    state.textContent = '';
  }

  function show(answer) {
    section.classList.remove('is-busy');
    state.textContent = '';
    say(answer.error ?? '');
    if (answer.error) {
      result.hidden = true;
      announce(answer.error, 'newcomer');
      form.show(null);
      follow();
      return;
    }
    mmsid.isLive = true;
    state.dataset.kind = 'live';
    state.textContent = `Live, ${Math.max(1, Math.round(answer.seconds * 1000))} ms`;
    form.show(answer.picture);
    result.hidden = false;
    result.replaceChildren(levelSteps(answer), modalityRows(answer), familiarityBlock(answer));
    const { picture_fault: fault, verdict, sentence: doubt } = answer.familiarity;
    const isDoubtful = fault || verdict === 'unlike anything'; // to be said first of all: the codes mean little then
    say([isDoubtful && doubt, answer.words_unread && unread(answer.words_unread)].filter(Boolean).join(' '));
    result.classList.toggle('is-doubtful', Boolean(fault));
    announce(`Its semantic ID is ${answer.semantic_id.join(' ')}.`, 'newcomer');
    newcomer.set({ ...answer, asked: given });
    follow();
  }

  const model = questions(events.tokenize, answers, show, late);
  newcomer.follow(() => {
    onward.hidden = !newcomer.answer;
  });
};

/** The product that was tokenised last, for the parts around it; null while there is none. */
const newcomer = (() => {
  const { tell, follow } = followers();
  let answer = null;
  return {
    get answer() {
      return answer;
    },
    set(given) {
      answer = given;
      tell();
    },
    /** Puts another product into the form, with its picture or null. */
    look: () => {},
    follow,
  };
})();

const wordsFor = (share) => `${Math.round(share * 100)}${SPACE}%`;

const CLOSE = 0.02; // of the runner-up's distance: a choice by less is a close call

/** One row per level: what was chosen, what else was near, how much of the product it explains, how few are left. */
function levelSteps({ levels, narrowing }) {
  const steps = levels.map((level, place) => {
    const prefix = levels.slice(0, place + 1).map(({ code }) => code);
    const widest = Math.max(...level.alternatives.map(({ distance }) => distance));
    const alternatives = level.alternatives.map((one, rank) =>
      el(
        'li',
        { class: rank === 0 ? 'is-chosen' : null, title: `${one.code}, ${one.caption}: distance ${one.distance.toFixed(3)}` },
        el('code', { text: one.code }),
        el('span', { text: one.caption }),
        el('i', { style: `width:${((one.distance / widest) * 100).toFixed(1)}%` }),
        el('b', { text: one.distance.toFixed(2) }),
      ),
    );
    const { left } = narrowing[place + 1];
    const before = place ? levels[place - 1].explained : 0;
    const runnerUp = level.alternatives[1];
    const isClose = runnerUp && level.margin < CLOSE * runnerUp.distance;
    return el(
      'li',
      { class: `mm-step-level mm-level-${level.code[0]}`, 'data-code': level.code },
      el(
        'div',
        { class: 'mm-step-head' },
        el('button', { type: 'button', class: 'mm-code', onclick: () => openCode(prefix), title: 'Open the page of this code' }, el('code', { text: level.code }), el('span', { text: level.caption })),
        el('p', { text: runnerUp ? `${isClose ? 'A close call: ' : ''}${runnerUp.code} ${runnerUp.caption} is farther by ${level.margin.toFixed(2)}` : '' }),
        el('p', { class: 'mm-stable', 'data-level': place }),
      ),
      el('ol', { class: 'mm-alternatives', 'aria-label': `Distances on level ${place + 1}` }, alternatives),
      el(
        'dl',
        { class: 'mm-step-figures' },
        el('div', {}, el('dt', { text: 'of the product explained' }), el('dd', { text: wordsFor(Math.max(0, level.explained)) }), meter(before, level.explained)),
        el('div', {}, el('dt', { text: left === 1 ? 'product left' : 'products left' }), el('dd', { text: left.toLocaleString('en') }), meter(0, Math.log1p(left) / Math.log1p(narrowing[0].left))),
      ),
    );
  });
  return el(
    'section',
    { class: 'mm-block' },
    el('p', {
      class: 'mm-count',
      text:
        'Each level compares what is still unexplained with its codewords and takes the nearest one. Bars are distances, to be compared within a level alone, as each has a scale of its own: the shortest wins. ' +
        'The finest codes tell single products apart, so a new one mostly gets some that no product has yet. What is explained can fall where a product is unlike those that the codes were made for.',
    }),
    el('ol', { class: 'mm-step-levels' }, steps),
  );
}

/** A bar from one share to another. */
function meter(from, to) {
  const [low, high] = [Math.max(0, Math.min(from, to)), Math.min(1, Math.max(from, to, 0))];
  return el('i', { class: 'mm-meter', 'aria-hidden': 'true' }, el('i', { class: 'is-before', style: `width:${(low * 100).toFixed(1)}%` }), el('i', { style: `width:${((high - low) * 100).toFixed(1)}%` }));
}

/** The ID from both, from the picture alone and from the text alone; the first level that differs is marked. */
function modalityRows({ modalities }) {
  const names = { both: 'Both', image: 'Picture alone', text: 'Text alone' };
  const rows = Object.entries(names)
    .filter(([name]) => modalities[name])
    .map(([name, label]) => {
      const { codes } = modalities[name];
      const first = codes.findIndex((chip, level) => chip.code !== modalities.both.codes[level].code);
      const chips = codes.map((chip, level) =>
        el(
          'li',
          { class: `mm-code mm-level-${chip.code[0]}${first >= 0 && level >= first ? ' is-other' : ''}`, title: chip.caption },
          el('code', { text: chip.code }),
          el('span', { text: chip.caption }),
        ),
      );
      const note = name === 'both' ? '' : first < 0 ? 'the same ID' : `differs from level ${first + 1} on`;
      return el('li', {}, el('b', { text: label }), el('ol', { class: 'mm-id mm-trail' }, chips), el('small', { text: note }));
    });
  if (rows.length < 3) return el('div');
  const parting = modalities.differences.find(({ pair }) => pair.join() === 'image,text').level;
  return el(
    'section',
    { class: 'mm-block' },
    el('h3', { text: 'What the picture says, what the text says' }),
    el('p', { class: 'mm-count', text: parting === null ? 'Picture and text agree on every code.' : `Picture and text part ways on level ${parting}.` }),
    el('ol', { class: 'mm-modalities' }, rows),
  );
}

/** How near the nearest products are, compared with how near the shop's own products are to each other. */
function familiarityBlock({ familiarity, neighbours }) {
  const { percentile, nearest, sentence, verdict } = familiarity;
  const scale = el('div', { class: 'mm-scale', role: 'img', 'aria-label': sentence }, el('i', { style: `left:${(percentile * 100).toFixed(1)}%` }));
  const near = neighbours.slice(0, 6).map((one) =>
    el(
      'li',
      { 'data-item': one.item_id },
      el('button', { type: 'button', title: one.title, onclick: () => view.change({ panel: 'codes', item: one.item_id, code: null }) }, picture(itemsById.get(one.item_id) ?? {}), el('span', { class: 'mm-thumb-note', text: one.title }), el('span', { class: 'mm-thumb-note', text: `cosine ${one.cosine.toFixed(2)}` })),
    ),
  );
  return el(
    'section',
    { class: 'mm-block mm-familiar', 'data-verdict': verdict },
    el('h3', { text: 'Is it one of ours?' }),
    el('p', { class: 'mm-verdict', text: sentence }),
    scale,
    el('p', { class: 'mm-scale-ends' }, el('span', { text: 'far from everything' }), el('span', { text: 'as near as our nearest' })),
    nearest && el('p', { class: 'mm-count', text: `Its nearest product has cosine ${nearest.cosine.toFixed(2)}; ${wordsFor(percentile)} of the shop’s own products are farther from their nearest.` }),
    el('ul', { class: 'mm-thumbs' }, near),
  );
}
