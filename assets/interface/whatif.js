/* What if? Each edit is a new run of the model with the run before it as its parent; both are shown side by side.

   The edits are part of the view, in order, so a link carries them; a run starts from the history and all edits up to
   its own. */

mmsid.whatif = ({ element, events, answers }) => {
  const section = element.querySelector('.mm-whatif');
  const takeOut = el('ol', { class: 'mm-tries' });
  const swap = el('input', { class: 'mm-field', list: 'mm-swap-titles', placeholder: 'Swap the one marked for …', 'aria-label': 'Swap for this product', onchange: swapFor });
  const titles = el('datalist', { id: 'mm-swap-titles' });
  const ways = el('div', { class: 'mm-ways', role: 'group', 'aria-label': 'What the model reads of the history' });
  const held = el('div', { class: 'mm-held' });
  const runs = el('ol', { class: 'mm-runs', 'aria-label': 'Runs' });
  const undo = el('button', { type: 'button', class: 'mm-plain', onclick: () => view.change({ edits: view.edits.slice(0, -1) }) }, icon('undo'), 'Undo');
  const reset = el('button', { type: 'button', class: 'mm-quiet', text: 'Start over', onclick: () => view.change({ edits: [] }) });
  const sentence = el('p', { class: 'mm-sentence', hidden: true });
  const table = el('div', { class: 'mm-compare' });
  const paths = el('div', { class: 'mm-opened' });
  const after = pathTree({ onFocus: () => {}, onCode: (code) => view.change({ code }) });
  const afterTitle = el('h3', { class: 'mm-tree-title', text: 'The paths of this run', hidden: true });
  let marked = null; // item id of the history that a swap or a move concerns
  let now = []; // the history of the last run
  section.replaceChildren(
    el('div', { class: 'mm-heading' }, el('h2', { id: 'mm-whatif-title', text: 'What if?' }), el('span', { class: 'mm-count', text: 'Change what the model is given, and see what it then says' }), el('span', { class: 'mm-spring' }), undo, reset),
    el('div', { class: 'mm-edits' }, takeOut, el('div', { class: 'mm-edit-line' }, swap, titles, ways), held),
    sentence,
    runs,
    table,
    paths,
    afterTitle,
    after.node,
  );
  titles.append(...items.map((item) => el('option', { value: `${item.title} (${item.id})` })));

  const edit = (one) => view.change({ edits: [...view.edits, one] });

  function swapFor() {
    const id = /\(([^()]+)\)$/.exec(swap.value)?.[1];
    if (!marked || !itemsById.has(id)) return;
    edit({ kind: 'swap', item: marked, other: id });
    swap.value = '';
  }

  function mark(id) {
    marked = marked === id ? null : id;
    drawHistory();
    drawWays();
  }

  function drawHistory() {
    if (!now.includes(marked)) marked = null;
    swap.disabled = !marked;
    mmsid.rewriting?.(marked);
    swap.placeholder = marked ? `Swap “${itemsById.get(marked).title}” for …` : 'To swap one, choose its picture first';
    takeOut.replaceChildren(
      ...now.map((id, place) => {
        const item = itemsById.get(id);
        const tool = (name, label, one, possible) =>
          el('button', { type: 'button', 'aria-label': `${label}: ${item.title}`, title: label, disabled: !possible, onclick: () => edit(one) }, icon(name));
        return el(
          'li',
          { class: marked === id ? 'mm-try is-marked' : 'mm-try', 'data-item': id },
          el('button', { type: 'button', class: 'mm-try-face', title: item.title, 'aria-label': item.title, 'aria-pressed': String(marked === id), onclick: () => mark(id) }, picture(item)),
          el(
            'span',
            { class: 'mm-try-tools' },
            tool('left', 'What if it came earlier', { kind: 'move', item: id, to: place - 1 }, place > 0),
            tool('close', 'What if it were missing', { kind: 'without', item: id }, now.length > 1),
            tool('right', 'What if it came later', { kind: 'move', item: id, to: place + 1 }, place < now.length - 1),
          ),
        );
      }),
    );
  }

  function drawWays() {
    const last = (item) => [...view.edits].reverse().find((one) => one.kind === 'by' && (one.item ?? null) === item)?.modality;
    const by = (marked && last(marked)) ?? last(null) ?? 'both';
    const one = marked ? { item: marked } : {};
    const way = (modality, text) =>
      el('button', { type: 'button', class: 'mm-plain', text, 'aria-pressed': String(by === modality), onclick: () => by === modality || edit({ kind: 'by', modality, ...one }) });
    const whose = el('span', { class: 'mm-count', text: marked ? 'Read the marked one by' : 'Read all by' });
    ways.replaceChildren(whose, way('both', 'picture and text'), way('image', 'picture alone'), way('text', 'text alone'));
  }

  /** A code that is held in the tree can be forced. */
  function drawHeld() {
    const forced = [...view.edits].reverse().find(({ kind }) => kind === 'force')?.codes ?? [];
    const chip = (code) => el('code', { class: `mm-chip mm-level-${code[0]}`, text: code });
    const offer = (codes, text) => el('button', { type: 'button', class: 'mm-plain', onclick: () => edit({ kind: 'force', codes }) }, text, codes.map(chip));
    const children = [];
    if (view.code && view.code.join() !== forced.join()) children.push(offer(view.code, 'Only answers under'));
    if (forced.length) children.push(offer([], 'Let go of the forced code'));
    held.replaceChildren(...(children.length ? children : [el('span', { class: 'mm-count', text: 'Click a code in the tree above to force the answer through it.' })]));
  }

  function ask() {
    say('');
    section.classList.add('is-busy');
    model.ask({ history: view.history, edits: view.edits });
  }

  function say(text) {
    sentence.hidden = !text;
    sentence.textContent = text;
  }

  const model = questions(events.edit, answers, (answer) => {
    section.classList.remove('is-busy');
    if (answer.error) {
      view.change({ edits: view.edits.slice(0, -1) }); // an edit that cannot be made is none
      say(answer.error);
      return;
    }
    now = answer.histories[answer.histories.length - 1];
    drawHistory();
    drawWays();
    runs.replaceChildren(...['As it was', ...answer.names].map((name, place, all) => el('li', { class: place === all.length - 1 ? 'is-now' : place === all.length - 2 ? 'is-parent' : '', text: name })));
    table.replaceChildren(...compare(answer));
    paths.replaceChildren(...turned('First codes that came into the beam', answer.opened), ...turned('First codes that fell out of it', answer.closed));
    afterTitle.hidden = false;
    after.show(answer.tree, answer.child, shown.focused?.item_id);
    announce(`${answer.names[answer.names.length - 1]}: ${plural(answer.came_in.length, 'product')} came in.`, 'whatif');
  });

  let asked = '';
  function draw() {
    section.hidden = !shown.focused;
    if (!shown.focused) return;
    undo.hidden = reset.hidden = !view.edits.length;
    mmsid.rewriting?.(marked);
    drawWays();
    drawHeld();
    const question = JSON.stringify([view.history, view.edits]);
    if (question === asked) return;
    asked = question;
    if (view.edits.length) {
      ask();
      return;
    }
    model.forget();
    section.classList.remove('is-busy');
    say('');
    now = [...view.history];
    drawHistory();
    runs.replaceChildren();
    table.replaceChildren();
    paths.replaceChildren();
    afterTitle.hidden = true;
    after.clear();
  }
  shown.follow(draw);
  view.follow(draw);
};

/** One code of a marked product's ID, changed for a sibling: what if it were a little different? */
mmsid.rewrite = ({ element, events, answers }) => {
  const box = element.querySelector('.mm-rewrite');
  document.querySelector('.mm-edits')?.append(box); // among the other edits, above what they lead to
  let item = null;
  let siblings = null;
  const model = questions(events.siblings, answers, (answer) => {
    siblings = answer.error ? null : answer;
    box.replaceChildren(answer.error ?? '');
    draw();
  });

  /** The codes that stand for the product now: those of the last change, or its own. */
  function codes() {
    const changed = [...view.edits].reverse().find((one) => one.kind === 'rewrite' && one.item === item);
    return changed?.codes ?? siblings.codes.map(({ code }) => code);
  }

  function draw() {
    if (!siblings || siblings.item !== item) return;
    const now = codes();
    const choice = (chips, level) => {
      const options = chips.map(({ code, caption }) => el('option', { value: code, text: `${code} ${caption}`, selected: code === now[level] }));
      const changed = (event) => {
        const written = now.map((code, place) => (place === level ? event.target.value : code));
        view.change({ edits: [...view.edits, { kind: 'rewrite', item, codes: written }] });
      };
      return el('select', { class: `mm-field mm-level-${now[level][0]}`, disabled: chips.length < 2, 'aria-label': `Level ${level + 1}`, onchange: changed }, options);
    };
    box.replaceChildren(el('span', { class: 'mm-count', text: 'Read the marked one with another code:' }), ...siblings.levels.map(choice));
  }

  mmsid.rewriting = (marked) => {
    if (marked === item) {
      draw();
      return;
    }
    item = marked;
    siblings = null;
    box.replaceChildren();
    if (item) model.ask({ item });
    else model.forget();
  };
};

/** Codes that the beam took up or let go of, most probable first. */
function turned(title, chips) {
  if (!chips.length) return [];
  const few = chips.slice(0, 6);
  const chip = ({ code, caption }) => el('li', { class: `mm-code mm-level-${code[0]}` }, el('code', { text: code }), el('span', { text: caption }));
  const more = chips.length > few.length ? el('li', { class: 'mm-count', text: `and ${chips.length - few.length} more` }) : null;
  return [el('p', { class: 'mm-count', text: title }), el('ul', { class: 'mm-turned' }, few.map(chip), more)];
}

/** Two lists, the run's parent and the run itself, with what came in, went out, rose and fell. */
function compare({ parent, child, came_in, went_out }) {
  const before = new Map(parent.items.map((line) => [line.item_id, line]));
  const row = (line, tag, kind) =>
    el(
      'li',
      { class: `mm-run-line ${kind}`, 'data-item': line.item_id },
      el('span', { class: 'mm-run-rank', text: line.rank }),
      el('span', { class: 'mm-run-picture' }, picture(itemsById.get(line.item_id))),
      el('span', { class: 'mm-run-title', text: line.title }),
      el('span', { class: 'mm-run-tag', text: tag }),
      el('span', { class: 'mm-run-chance', text: percent(line.probability) }),
    );
  const left = parent.items.map((line) => row(line, went_out.includes(line.item_id) ? 'went out' : '', went_out.includes(line.item_id) ? 'is-out' : ''));
  const right = child.items.map((line) => {
    if (came_in.includes(line.item_id)) return row(line, 'new', 'is-new');
    const by = before.get(line.item_id).rank - line.rank;
    return row(line, by > 0 ? `up ${by}` : by < 0 ? `down ${-by}` : '', by > 0 ? 'is-up' : by < 0 ? 'is-down' : '');
  });
  const column = (title, lines) => el('div', {}, el('h3', { text: title }), el('ol', {}, lines));
  return [column('Before', left), column('After', right)];
}

/** The smallest change that was found to put another product first. */
mmsid.turning = ({ element, events, answers }) => {
  const box = element.querySelector('.mm-turning');
  const button = el('button', { type: 'button', class: 'mm-plain', text: 'What would put another product first?', onclick: () => model.ask({ history: view.history }) });
  const told = el('p', { class: 'mm-turning-told' });
  box.replaceChildren(button, told);
  const title = (id) => `“${itemsById.get(id).title}”`;
  const model = questions(events.turn, answers, (answer) => {
    if (answer.error || !answer.turning) {
      told.textContent = answer.error ?? 'Whatever is taken out of the history, the same product stays first.';
      return;
    }
    const { without, after } = answer.turning;
    told.replaceChildren(
      `Without ${without.map(title).join(' and ')}, ${title(after)} comes first. Found step by step and decoded again; a smaller change may exist. `,
      el('button', { type: 'button', class: 'mm-quiet', text: 'Try it', onclick: () => view.change({ edits: without.map((item) => ({ kind: 'without', item })) }) }),
    );
  });
  let asked = '';
  const draw = () => {
    box.hidden = !shown.focused;
    const history = view.history.join('\n');
    if (history === asked) return;
    asked = history;
    model.forget();
    told.replaceChildren();
    button.hidden = view.history.length < 2;
  };
  shown.follow(draw);
  view.follow(draw);
};
