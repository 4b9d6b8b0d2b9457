/* How the map may be coloured, and the legend that says so. */

const MAP = {
  hues: 10, // what a palette can tell apart; with more values than that, `chosen` of them have colour
  chosen: 8,
  page: 60, // pictures of a selection that are shown at once
  svgDots: 4000, // as many as a browser without WebGL can bear
  landmark: 5, // pixels within which a landmark is meant
  dot: 12, // and a dot
  click: 5, // pixels; what moves less is a click
};

/** The ways to colour the map. Each tells a row's value, and all values with their dots, the most frequent first. */
function mapColourings(book) {
  const { rows, events } = book.map;

  function colouring(key, name, valueOf, { caption = (value) => ({ caption: value }), isOrdered = false, unit = '' } = {}) {
    let values = null;
    const read = () => {
      const dots = new Map();
      rows.forEach((row, dot) => {
        const value = valueOf(row);
        if (!dots.has(value)) dots.set(value, []);
        dots.get(value).push(dot);
      });
      const found = [...dots].map(([value, its]) => ({ value, dots: its, ...caption(value) }));
      return found.sort((a, b) => (isOrdered ? a.value - b.value : b.dots.length - a.dots.length));
    };
    return { key, name, isOrdered, unit, get values() { return (values ??= read()); } };
  }

  /** Popularity grows by factors, so a step is half a power of ten: 1–3, 4–9, 10–31 … */
  const step = (count) => (count ? Math.min(9, 1 + Math.floor(2 * Math.log10(count) + 1e-9)) : 0);
  const edge = (number) => Math.ceil(10 ** ((number - 1) / 2));
  const times = (number) => {
    if (number === 0) return { caption: 'none' };
    return { caption: `${edge(number).toLocaleString('en')}${number === 9 ? ' or more' : `–${(edge(number + 1) - 1).toLocaleString('en')}`}` };
  };
  const warmth = (isCold) => ({ caption: isCold ? 'new (cold): no shopper of the training looked at it' : 'seen (warm) in the training' });
  const levels = book.sizes.map((_, level) =>
    colouring(`level-${level + 1}`, `Level-${level + 1} code`, (row) => book.id(row).slice(0, level + 1).join(' '), {
      caption: (value) => ({ code: value, caption: book.chip(value.split(' ')).caption }),
    }),
  );
  const known = (name) => items.some((item) => item[name]);
  return [
    known('department') && colouring('department', 'Department', (row) => items[row].department || 'No department'),
    ...levels,
    known('type') && colouring('type', 'Type', (row) => items[row].type || 'No type'),
    events && colouring('popularity', 'Popularity', (row) => step(events[row]), { caption: times, isOrdered: true, unit: 'Times in training histories' }),
    events && colouring('cold', 'Seen or new', (row) => Number(events[row] === 0), { caption: warmth, isOrdered: true }),
  ].filter(Boolean);
}

/** Which values of a colouring have colour, as a list of buttons; tells `onChange` when a visitor chose others. */
function mapLegend(onChange) {
  // By colouring: `slots`, a value or null per colour; `order`, the oldest choice first; `off`, what lost its colour, last first.
  const states = new Map();
  const list = el('div', { class: 'mm-map-values', role: 'group' });
  const search = el('input', { type: 'search', placeholder: 'Colour another …', autocomplete: 'off', spellcheck: 'false', oninput: () => draw() });
  const field = el('label', { class: 'mm-search mm-map-find' }, icon('search'), search);
  const rest = el('p', { class: 'mm-map-rest' });
  const node = el('div', { class: 'mm-map-legend' }, list, field, rest);
  let current = null;
  let palette = null;

  const isLong = () => !current.isOrdered && current.values.length > MAP.hues;
  const places = () => (isLong() ? MAP.chosen : current.values.length);

  function start(first) {
    const values = current.values.map(({ value }) => value).slice(0, places());
    if (isLong() && first && !values.includes(first)) values.unshift(values.pop() && first);
    return { slots: values, order: [...values].reverse(), off: [], alone: null };
  }

  function toggle(value) {
    const state = states.get(current);
    const { slots, order } = state;
    if (!isLong()) state.alone = state.alone === value ? null : value;
    else {
      const isOff = !slots.includes(value);
      const leaving = isOff ? (slots.includes(null) ? null : order[0]) : value;
      const slot = slots.indexOf(leaving);
      slots[slot] = isOff ? value : null;
      state.order = order.filter((one) => one !== leaving).concat(isOff ? [value] : []);
      state.off = [leaving, ...state.off].filter((one) => one !== null && !slots.includes(one)).slice(0, 4);
    }
    draw();
    list.querySelector(`[data-value="${CSS.escape(value)}"]`)?.focus();
    onChange();
  }

  function colour(value) {
    const { slots, alone } = states.get(current);
    const slot = slots.indexOf(value);
    if (slot < 0 || (alone !== null && alone !== value)) return null;
    if (current.key === 'cold') return [palette.hues[0], palette.hues[1]][value];
    if (!current.isOrdered) return palette.hues[slot];
    return palette.ramp[Math.round((slot / Math.max(1, slots.length - 1)) * (palette.ramp.length - 1))];
  }

  function button({ value, code, caption, dots }) {
    const its = colour(value);
    const swatch = el('i', { 'aria-hidden': 'true', style: its ? `background: ${its}` : null });
    const press = { type: 'button', 'data-value': value, 'aria-pressed': String(Boolean(its)), onclick: () => toggle(value) };
    const named = [code && el('code', { text: code }), el('span', { text: caption })];
    return el('button', press, swatch, named, el('small', { text: dots.length.toLocaleString('en') }));
  }

  function draw() {
    const asked = search.value.trim().toLowerCase();
    const { slots, off } = states.get(current);
    const chosen = current.values.filter(({ value }) => slots.includes(value));
    const others = current.values.filter(({ value }) => !slots.includes(value));
    const fits = ({ code = '', caption }) => `${code} ${caption}`.toLowerCase().includes(asked);
    const found = others.filter(asked ? fits : ({ value }) => off.includes(value)).slice(0, 6);
    const unit = current.unit && el('span', { class: 'mm-map-unit', text: `${current.unit}:` });
    list.setAttribute('aria-label', `Values of ${current.name}`);
    list.replaceChildren(...[unit, ...chosen.map(button), ...found.map(button)].filter(Boolean));
    field.hidden = rest.hidden = !isLong();
    search.ariaLabel = `Colour another ${current.name.toLowerCase()}`;
    const grey = `${others.length.toLocaleString('en')} more are grey`;
    rest.textContent = asked && !found.length ? `None fits; ${grey}.` : `${grey}; at most ${MAP.chosen} have colour at a time.`;
  }

  return {
    node,
    show(colouring, colours, first) {
      if (current !== colouring) search.value = '';
      [current, palette] = [colouring, colours];
      if (!states.has(current)) states.set(current, start(first));
      draw();
    },
    colour,
  };
}
