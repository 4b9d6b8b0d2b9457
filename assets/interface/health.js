/* The health of the codes: a row per level as a picture, then every other figure with its target and how to read it.

   Figures and sentences are the build's own; here they are only grouped. What a build measured for one modality alone
   stands beside the same figure for both. */

const HEALTH_GROUPS = [
  ['Semantic IDs', /^(Collisions|Items moved)/],
  ['Truth to the embeddings', /^(Codeword sum|Cosine|Kendall|Neighbours)/],
  ['Meaning', /^(?!What the language model)/],
  ['The language model', /^/],
];

mmsid.health = ({ element }) => {
  const section = element.querySelector('.mm-health');
  const count = el('span', { class: 'mm-count', text: 'Are the codes used, do they tell products apart, and do they mean something?' });
  const body = el('div', { class: 'mm-health-body' });
  section.replaceChildren(el('div', { class: 'mm-heading' }, el('h2', { id: 'mm-health-title', text: 'Health of the codes' }), count), body);
  withBook(({ health: { figures, levels } }) => {
    const ofLevels = figures.filter(({ name }) => /^Level ./.test(name));
    const others = figures.filter((figure) => !ofLevels.includes(figure));
    body.replaceChildren(...healthSummary(figures), levelPicture(levels, ofLevels), healthLegend(), ...healthGroups(others).map(healthGroup));
  });
};

/** How many targets are met, and the names of those that are not. */
function healthSummary(figures) {
  const judged = figures.filter(({ met }) => met !== null);
  const missed = judged.filter(({ met }) => !met);
  const share = el('b', { text: `${judged.length - missed.length} of ${judged.length}` });
  const total = el('p', { class: 'mm-health-total' }, share, judged.length === 1 ? ' target met' : ' targets met');
  if (!missed.length) return [total];
  const line = ({ name, value, target }) => el('li', {}, el('b', { text: name }), `: ${value}; the target is ${target}.`);
  return [total, el('p', { class: 'mm-health-missed', text: 'Missed:' }), el('ul', { class: 'mm-health-missed' }, missed.map(line))];
}

/** What figures in the levels' hues are. */
function healthLegend() {
  const last = start.levels - 1;
  const text =
    `Figures in the levels’ colours stand for level ${LETTERS[0]} to ${LETTERS[last]}, or for IDs that are read up to that level: ` +
    `the first code alone, and so on to all ${COUNTING[start.levels]}.`;
  return el('p', { class: 'mm-reading mm-health-legend', text });
}

/** Met, missed or without a target: a shape and a word, not a colour alone. */
function healthMark(met) {
  if (met === null) {
    const dash = el('span', { 'aria-hidden': 'true', text: '–' });
    return el('span', { class: 'mm-mark-of', title: 'There is no target for this figure' }, dash, el('span', { class: 'mm-hidden', text: 'no target' }));
  }
  return el('span', { class: met ? 'mm-mark-of is-met' : 'mm-mark-of is-missed' }, icon(met ? 'check' : 'close'), met ? 'met' : 'missed');
}

/** One row per level: the codes in use, how evenly, and how much of the embedding's length is left after it. */
function levelPicture(levels, figures) {
  const titles = ['Level', 'Codes used', 'Perplexity', 'Embedding’s length that is left', 'Target'];
  const head = el('div', { role: 'row', class: 'mm-levels-head' }, titles.map((text) => el('span', { role: 'columnheader', text })));
  const rows = levels.map((level, place) => levelRow(level, levels[place - 1]?.residual_share ?? 1, figures[place]));
  const targets = [...new Set(figures.map(({ target }) => target))];
  const readings = [...new Set(figures.map(({ reading }) => reading))];
  const letters = (target) => figures.filter((figure) => figure.target === target).map(({ name }) => name.slice(6));
  const goals = targets.map((target) => `${letters(target).join(', ')}: ${target}`);
  return el(
    'div',
    { class: 'mm-health-levels' },
    el('h3', { text: 'Level by level' }),
    el('div', { class: 'mm-levels', role: 'table', 'aria-label': 'Level by level' }, head, rows),
    el('p', { class: 'mm-reading', text: readings.join(' ') }),
    el('p', {
      class: 'mm-reading',
      text:
        `Targets: ${goals.join('; ')}. A tick marks the perplexity’s. ` +
        'Of the embedding’s length, the full bar is left after the level, and the hatched part was taken away by its codewords: the less is left in the end, the truer the ID.',
    }),
  );
}

function levelRow(of, leftBefore, figure) {
  const { level, size, perplexity_share: share, residual_share: left } = of;
  const goal = /perplexity at least (\d+) %/.exec(figure?.target)?.[1];
  const tick = goal && el('u', { style: `left:${goal}%`, title: `Target: ${goal}${SPACE}% of the size` });
  const wide = (part) => `width:${(part * 100).toFixed(2)}%`;
  const cell = (name, ...children) => el('span', { role: 'cell', class: `mm-levels-${name}` }, children);
  const label = (text) => el('span', { class: 'mm-levels-label', 'aria-hidden': 'true', text });
  const bar = (...parts) => el('span', { class: 'mm-levels-bar', 'aria-hidden': 'true' }, parts);
  const dead = { text: of.dead ? `${of.dead} dead` : 'none dead', title: `${of.used_before} were used before products were moved to free IDs` };
  const evenly = `${percent(share)} of ${size}`;
  const taken = el('i', { class: 'is-taken', style: wide(Math.max(0, leftBefore - left)) });
  return el(
    'div',
    { role: 'row', class: `mm-levels-row mm-level-${level}`, 'data-level': level },
    cell('name', el('code', { text: level }), cueOfLevel(LETTERS.indexOf(level), start.levels)),
    cell('used', label('Codes used'), el('b', { text: `${of.used} of ${size}` }), el('small', dead)),
    cell('even', label('Perplexity'), el('b', { text: of.perplexity.toFixed(1) }), bar(el('i', { style: wide(share) }), tick), el('small', { text: evenly })),
    cell('left', label('Length left'), el('b', { text: percent(left) }), bar(el('i', { style: wide(left) }), taken)),
    cell('met', healthMark(figure?.met ?? null)),
  );
}

/** The figures by group, each with the values that the same measure has for one modality alone. */
function healthGroups(figures) {
  const groups = HEALTH_GROUPS.map(([title, pattern]) => ({ title, pattern, measures: new Map() }));
  for (const figure of figures) {
    const [, name, alone] = /^(.*?)(?:, (\w+ alone))?$/.exec(figure.name);
    const { measures } = groups.find(({ pattern }) => pattern.test(name));
    if (!measures.has(name)) measures.set(name, { name, target: figure.target, reading: figure.reading, values: [] });
    measures.get(name).values.push({ ...figure, alone });
  }
  return groups.filter(({ measures }) => measures.size);
}

function healthGroup({ title, measures }) {
  return el('div', { class: 'mm-health-group' }, el('h3', { text: title }), el('ul', {}, [...measures.values()].map(healthMeasure)));
}

/** One measure: what it is and how to read it, and its values with their marks. */
function healthMeasure({ name, target, reading, values }) {
  const isSplit = values.length > 1;
  const value = (figure) =>
    el(
      'div',
      { class: 'mm-figure-value', 'data-figure': figure.name },
      healthMark(figure.met),
      isSplit ? el('span', { class: 'mm-figure-of', text: figure.alone ?? 'both' }) : null,
      el('span', { class: 'mm-figure-text' }, healthValue(figure.value)),
    );
  return el(
    'li',
    { class: 'mm-figure' },
    el('div', {}, el('h4', { text: name }), el('p', { class: 'mm-reading', text: reading })),
    el('div', { class: 'mm-figure-values' }, values.map(value), el('p', { class: 'mm-figure-target', text: target ? `target: ${target}` : 'no target' })),
  );
}

/** A written value: what stands in brackets is set apart, and a figure per level wears the level's hue. */
function healthValue(text) {
  const [, main, aside = ''] = /^(.*?)( \([^()]*\))?$/.exec(text);
  return [el('b', {}, perLevel(main)), aside && el('span', { class: 'mm-count' }, perLevel(aside))].filter(Boolean);
}

function perLevel(text) {
  const number = '-?(?:[\\d.]+(?: %)?|–)';
  return text.split(new RegExp(`(${number}(?: / ${number})+)`)).flatMap((part, place) => {
    if (place % 2 === 0) return [part];
    const figures = part.split(' / ');
    if (figures.length > start.levels) return [part];
    const hue = (figure, level) => el('span', { class: `mm-per-level mm-level-${LETTERS[level]}`, title: `Level ${LETTERS[level]}`, text: figure });
    return figures.flatMap((figure, level) => (level ? [' / ', hue(figure, level)] : [hue(figure, level)]));
  });
}
