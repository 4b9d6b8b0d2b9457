/* The map: every product a dot, near those that look and read like it.

   However it is coloured, it is at most ten groups of dots, each in one colour, above a grey rest; so WebGL draws a few
   plain traces, never a colour per dot, and the smallest group lies on top. The plot has no margins: whatever lies over
   it (captions, the ring, the tooltip, a lasso) finds its pixels from the two ranges alone. A "dot" below is a place in
   `book.map.rows`; a "row" one in `items`. */

Object.assign(ICONS, {
  hand: 'M8 2v12M2 8h12M6 4l2-2 2 2M6 12l2 2 2-2M4 6L2 8l2 2M12 6l2 2-2 2',
  box: 'M3 3h2M7 3h2M11 3h2v2M13 7v2M13 11v2h-2M9 13H7M5 13H3v-2M3 9V7M3 5V3',
  lasso: 'M5 11C2.500 10 1.500 8.500 1.500 7 1.500 4.500 4.400 2.500 8 2.500S14.500 4.500 14.500 7 11.600 11.500 8 11.500c-.8 0-1.500-.1-2.200-.3M5.800 11.200a1.300 1.300 0 10-.5 1.500c.2 1-.3 1.800-1.300 2',
  minus: 'M3 8h10',
  home: 'M3 6V3h3M10 3h3v3M13 10v3h-3M6 13H3v-3',
});

/** The products of a selection: how many, what they are, and their pictures. */
function mapSelection({ onClear, onZoom, onPoint }) {
  const count = el('b');
  const kinds = el('span');
  const grid = el('ul', { class: 'mm-map-pictures' });
  const more = el('button', { type: 'button', class: 'mm-quiet', onclick: () => draw((limit += MAP.page)) });
  const closer = el('button', { type: 'button', class: 'mm-quiet', onclick: onZoom }, icon('plus'), 'Zoom to them');
  const clear = el('button', { type: 'button', class: 'mm-quiet', onclick: onClear }, icon('close'), 'Clear');
  const node = el('div', { class: 'mm-map-selection', hidden: true }, el('p', {}, count, kinds, el('span', { class: 'mm-spring' }), closer, clear), grid, more);
  let rows = [];
  let limit = MAP.page;

  function told() {
    const types = new Map();
    for (const row of rows) types.set(items[row].type, (types.get(items[row].type) ?? 0) + 1);
    const most = [...types].filter(([type]) => type).sort((a, b) => b[1] - a[1]);
    const named = most.slice(0, 4).map(([type, its]) => `${its.toLocaleString('en')}${SPACE}${type}`);
    const others = most.slice(4).length;
    return [...named, others && `${plural(others, 'more type')}`].filter(Boolean).join(', ');
  }

  function tile(row) {
    const item = items[row];
    const button = { type: 'button', title: item.title, 'aria-label': item.title, 'data-item': item.id, 'aria-pressed': String(view.item === item.id) };
    const look = { onclick: () => view.change({ item: item.id }), onpointerenter: () => onPoint(row), onpointerleave: () => onPoint(null) };
    return el('li', {}, el('button', { ...button, ...look }, picture(item)));
  }

  function draw() {
    node.hidden = !rows.length;
    grid.replaceChildren(...rows.slice(0, limit).map(tile));
    more.hidden = rows.length <= limit;
    more.textContent = `Show ${Math.min(MAP.page, rows.length - limit)} more`;
  }

  return {
    node,
    show(selected) {
      [rows, limit] = [selected, MAP.page];
      const kindly = told();
      count.textContent = `${plural(rows.length, 'product')} selected`;
      kinds.textContent = kindly;
      draw();
      announce(rows.length ? `${count.textContent}${kindly && `: ${kindly}`}.` : 'No product is selected.', 'map');
    },
    mark() {
      for (const button of grid.querySelectorAll('button')) button.setAttribute('aria-pressed', button.dataset.item === view.item);
    },
  };
}

/** Plotly's script, fetched when the first map is drawn. */
const mapPlotly = (() => {
  let loading = null;
  const fetched = () =>
    new Promise((resolve, reject) => {
      const failed = () => reject(new Error('The map’s drawing library could not be fetched.'));
      document.head.append(el('script', { src: start.plotly, onload: () => resolve(window.Plotly), onerror: failed }));
    });
  return () => (loading ??= window.Plotly ? Promise.resolve(window.Plotly) : fetched());
})();

function hasWebGL() {
  const context = document.createElement('canvas').getContext('webgl');
  context?.getExtension('WEBGL_lose_context')?.loseContext(); // a browser grants only a few
  return Boolean(context);
}

mmsid.map = ({ element }) => {
  const section = element.querySelector('.mm-map');
  withBook((book) => mapProducts(section, book));
};

function mapProducts(section, book) {
  const { rows, positions, landmarks } = book.map;
  const dotOf = new Map(rows.map((row, dot) => [row, dot]));
  const colourings = mapColourings(book);
  const resting = matchMedia('(pointer: coarse)').matches ? '' : 'move'; // one finger scrolls the page until a tool is chosen
  const palette = {};
  let Plotly = null;
  let kind = hasWebGL() ? 'scattergl' : 'scatter';
  let colouring = colourings[0];
  let tool = resting;
  let selected = null; // a set of dots, or null
  let groups = []; // as drawn, lowest first: { colour, dots }
  let drawn = []; // all dots of the groups, in that order
  let dotSize = 0;
  let pointed = '';
  let growing = null;
  let wheeling = null;
  let shownCode = '';
  let shownPalette = '';

  /* The parts */

  const sight = mapSight([...positions, ...landmarks]);
  const tip = mapTip(book, sight);
  const ring = mapRing(sight);
  const newcomers = mapNewcomers(sight);
  const captions = mapCaptions(book, sight);
  const legend = mapLegend(() => paint());
  const selection = mapSelection({
    onClear: () => choose(null),
    onZoom: () => look(sight.around([...selected].map((dot) => positions[dot]))),
    onPoint: (row) => (row === null ? leave() : tip.product(items[row], positions[dotOf.get(row)])),
  });
  const plot = el('div', { class: 'mm-map-plot' });
  const held = el('div', { class: 'mm-map-held', hidden: true });
  const wheel = el('p', { class: 'mm-map-wheel', 'aria-hidden': 'true', text: 'Ctrl and the wheel zoom the map' });
  const waiting = el('p', { class: 'mm-map-waiting', text: 'Drawing the map …' });
  const help = `Map of ${plural(rows.length, 'product')}. Arrow keys move it, plus and minus zoom, 0 shows all of it.`;
  const stage = el('div', { class: 'mm-map-stage', tabindex: '0', role: 'group', 'aria-label': help, onkeydown: press });
  const marquee = mapMarquee(stage, () => tool, { onShape: select, onClick: click });
  stage.append(plot, captions.node, newcomers.node, ring.node, ...tip.nodes, wheel, waiting, marquee.node);

  const by = el('select', { onchange: () => colourBy(colourings[by.selectedIndex]) }, colourings.map(({ name }) => el('option', { text: name })));
  const toolButtons = [['move', 'hand', 'Move'], ['box', 'box', 'Select with a box'], ['lasso', 'lasso', 'Select with a lasso (or hold Shift)']].map(
    ([name, sign, label]) => button(sign, label, () => use(tool === name ? resting : name), { 'data-tool': name }),
  );
  const zooms = [button('plus', 'Zoom in', () => zoom(1 / 1.6)), button('minus', 'Zoom out', () => zoom(1.6)), button('home', 'Show the whole map', whole)];
  const flat = el('p', { hidden: true });
  const sample = rows.length === start.items.length ? '' : `, a sample of ${start.items.length.toLocaleString('en')} in which every first code keeps its share`;
  const count = el('span', { class: 'mm-count' });
  section.replaceChildren(
    el('div', { class: 'mm-heading' }, el('h2', { id: 'mm-map-title', text: 'The map' }), count),
    el(
      'div',
      { class: 'mm-map-body' },
      el(
        'div',
        { class: 'mm-map-tools' },
        el('label', {}, 'Colour by', el('span', { class: 'mm-select' }, by, icon('down'))),
        el('div', { class: 'mm-map-buttons', role: 'group', 'aria-label': 'Tools' }, toolButtons, el('span', { class: 'mm-map-gap' }), zooms),
      ),
      el('div', { class: 'mm-map-above' }, legend.node, held),
      stage,
      selection.node,
      el('div', { class: 'mm-map-notes' }, notes(), flat),
    ),
  );

  function button(sign, label, onclick, more = {}) {
    return el('button', { type: 'button', title: label, 'aria-label': label, onclick, ...more }, icon(sign));
  }

  function notes() {
    const { neighbours_kept: kept, neighbours_by_chance: chance, method } = book.map;
    const near = Math.min(10, rows.length - 1);
    const reading =
      'A dot is a product, a diamond the codeword of a first code. Near each other means alike, in picture and words. ' +
      'How far apart distant groups lie, how wide a gap is, and up, down, left and right mean nothing.';
    const truth =
      `The products are really compared in many more than two dimensions; ${method.toUpperCase()} pressed them flat, ` +
      `and some neighbours were lost: of a product’s ${near} nearest, `;
    const rest = ` are among its ${near} nearest here (by chance it would be ${percent(chance)}).`;
    return [el('p', { text: reading }), el('p', {}, truth, el('b', { class: 'mm-map-kept', text: percent(kept) }), rest)];
  }

  function sayFlat() {
    const fewer = Math.ceil(rows.length / MAP.svgDots);
    flat.hidden = kind !== 'scatter';
    flat.textContent = `This browser draws without WebGL: moving the map is slower${fewer > 1 ? `, and only one product in ${fewer} is drawn` : ''}.`;
  }

  /* Drawing */

  function readPalette() {
    const styles = getComputedStyle(section);
    const read = (name) => styles.getPropertyValue(name).trim();
    const [hues, ramp] = ['--mm-map-hues', '--mm-map-ramp'].map((name) => read(name).split(/\s+/));
    const levels = Object.fromEntries([...LETTERS].map((letter) => [letter, read(`--mm-${letter}`)]));
    Object.assign(palette, { hues, ramp, levels, rest: read('--mm-map-grey'), ink: read('--mm-ink'), card: read('--mm-card') });
  }

  const lookedAt = () => (view.code && book.knows(view.code) ? view.code : null);
  const dotsBelow = (prefix) => book.below(prefix).map((row) => dotOf.get(row)).filter((dot) => dot !== undefined);

  /** Which dots have which colour; the others are grey, and so is all that is not selected. */
  function grouped() {
    const code = lookedAt();
    const coloured = code
      ? [[palette.levels[code.at(-1)[0]], dotsBelow(code)]]
      : colouring.values.map(({ value, dots }) => [legend.colour(value), dots]).filter(([colour]) => colour);
    const all = [palette.rest, palette.ink, ...coloured.map(([colour]) => colour)].map((colour) => ({ colour, dots: [] }));
    const [GREY, INK, FIRST] = [0, 1, 2];
    const places = new Uint8Array(rows.length);
    coloured.forEach(([, dots], place) => dots.forEach((dot) => (places[dot] = FIRST + place)));
    const step = kind === 'scatter' ? Math.ceil(rows.length / MAP.svgDots) : 1;
    for (let dot = 0; dot < rows.length; dot += step) {
      const place = selected === null ? places[dot] : selected.has(dot) ? places[dot] || INK : GREY;
      all[place].dots.push(dot);
    }
    const [rest, ...above] = all;
    return [rest, ...above.sort((a, b) => b.dots.length - a.dots.length)].filter(({ dots }) => dots.length);
  }

  /** Pixels: dots that do not hide each other, and that grow, more slowly, as the map is magnified. */
  function wantedSize() {
    const size = Math.max(2.5, Math.min(7, (0.34 * Math.min(sight.width, sight.height)) / Math.sqrt(rows.length)));
    return size * Math.max(1, Math.min(2.5, sight.magnification() ** 0.4));
  }

  function trace({ colour, dots }) {
    const [x, y] = [0, 1].map((axis) => Float64Array.from(dots, (dot) => positions[dot][axis]));
    const marker = { color: colour, size: dotSize, opacity: colour === palette.rest ? 1 : 0.9, line: { width: 0 } };
    return { type: kind, mode: 'markers', hoverinfo: 'skip', x, y, marker };
  }

  function landmarkTrace() {
    const [x, y] = [0, 1].map((axis) => landmarks.map((place) => place[axis]));
    const line = { color: palette.levels.a, width: 1.2 };
    const marker = { symbol: 'diamond', size: sight.width < 480 ? 5 : 7, color: palette.card, opacity: 1, line };
    return { type: kind, mode: 'markers', hoverinfo: 'skip', x, y, marker };
  }

  const dragmode = () => (tool === 'move' ? 'pan' : false);
  const ranges = () => sight.part.map((range) => [...range]); // Plotly writes into what it is given

  function layout() {
    const { width, height } = sight;
    const clear = 'rgba(0,0,0,0)';
    const [xaxis, yaxis] = ranges().map((range) => ({ range, type: 'linear', visible: false, autorange: false }));
    const looks = { margin: { l: 0, r: 0, t: 0, b: 0, pad: 0 }, paper_bgcolor: clear, plot_bgcolor: clear, showlegend: false };
    return { width, height, autosize: false, hovermode: false, dragmode: dragmode(), xaxis, yaxis, ...looks };
  }

  /** Draws the dots anew; what is in sight stays. */
  async function paint() {
    if (!Plotly || !sight.part) return;
    groups = grouped();
    drawn = groups.flatMap(({ dots }) => dots);
    dotSize = wantedSize();
    const drawing = Plotly.react(plot, [...groups.map(trace), landmarkTrace()], layout(), { displayModeBar: false, scrollZoom: true, doubleClick: false });
    lay();
    await drawing;
    if (waiting.isConnected) listen();
    waiting.remove();
    section.dataset.drawn = Number(section.dataset.drawn) + 1;
  }

  /** Lays what lies over the dots. */
  function lay() {
    if (!sight.part) return;
    const item = itemsById.get(view.item);
    const dot = dotOf.get(item?.row);
    const colour = groups.find(({ dots }) => dots.includes(dot))?.colour;
    const place = positions[dot] ?? (item && newcomers.place(item.id));
    const taken = ring.lay(place ? item : null, place, colour);
    taken.push(...newcomers.lay());
    captions.lay(taken);
  }

  /* What is in sight */

  function look(part, isWhole = false) {
    Object.assign(sight, { part, isWhole });
    const [across, up] = ranges();
    if (plot.on) Plotly.relayout(plot, { 'xaxis.range': across, 'yaxis.range': up });
  }

  function whole() {
    look(sight.whole(), true);
  }

  /** Magnifies around the product that is looked at, or around the middle. */
  function zoom(factor) {
    const place = positions[dotOf.get(itemsById.get(view.item)?.row)];
    look(sight.scaled(factor, place && sight.holds(place) ? place : undefined));
  }

  /** Follows Plotly while somebody drags or turns the wheel. */
  function moved(change) {
    ['xaxis', 'yaxis'].forEach((axis, at) => {
      const range = change[`${axis}.range`] ?? [change[`${axis}.range[0]`], change[`${axis}.range[1]`]];
      if (range[0] === undefined) return;
      sight.isWhole &&= String(range) === String(sight.part[at]);
      sight.part[at] = [...range];
    });
    leave();
    lay();
    clearTimeout(growing);
    growing = setTimeout(() => Math.abs(wantedSize() / dotSize - 1) > 0.08 && paint(), 160);
  }

  function resize() {
    if (!stage.clientWidth || !sight.resize(stage.clientWidth, stage.clientHeight)) return; // without a width, another panel is open
    tip.hide();
    paint();
  }

  function press(event) {
    const near = 60; // pixels
    const keys = {
      ArrowLeft: () => look(sight.moved([-near, 0])),
      ArrowRight: () => look(sight.moved([near, 0])),
      ArrowUp: () => look(sight.moved([0, near])),
      ArrowDown: () => look(sight.moved([0, -near])),
      '+': () => zoom(1 / 1.6),
      '=': () => zoom(1 / 1.6),
      '-': () => zoom(1.6),
      0: whole,
    };
    if (event.target !== stage || !keys[event.key] || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    keys[event.key]();
  }

  /* What is pointed at. Dots lie too close together for Plotly's own search, which takes the first within three pixels. */

  /** The nearest place within so many pixels of [x, y] on the stage, as [index, pixels]; of the same ones the last, on top. */
  function nearest(places, indices, [x, y], within) {
    const [[left, right]] = sight.part;
    const unit = (right - left) / sight.width;
    const [atX, atY] = sight.toPlace([x, y]);
    let [found, square] = [-1, (within * unit) ** 2];
    for (const index of indices) {
      const apart = (places[index][0] - atX) ** 2 + (places[index][1] - atY) ** 2;
      if (apart <= square) [found, square] = [index, apart];
    }
    return [found, Math.sqrt(square) / unit];
  }

  /** The dot or the landmark below a pointer, as { dot } or { landmark }, or null. */
  function below({ clientX, clientY }) {
    const { left, top } = plot.getBoundingClientRect();
    const at = [clientX - left, clientY - top];
    const [dot, apart] = nearest(positions, drawn, at, MAP.dot);
    const [landmark] = nearest(landmarks, landmarks.keys(), at, Math.min(MAP.landmark, dot < 0 ? Infinity : apart));
    if (landmark >= 0) return { landmark };
    return dot >= 0 ? { dot } : null;
  }

  function hover(event) {
    if (event.buttons || event.target.closest('button')) return leave();
    const found = below(event);
    const key = JSON.stringify(found);
    if (!found) return leave();
    if (key === pointed && tip.isShown) return;
    pointed = key;
    stage.classList.add('is-pointing');
    if (found.landmark === undefined) tip.product(items[rows[found.dot]], positions[found.dot]);
    else tip.landmark(found.landmark);
  }

  function leave() {
    stage.classList.remove('is-pointing');
    tip.hide();
  }

  function click(event) {
    const found = below(event);
    if (!found) return;
    if (found.landmark === undefined) return view.change({ item: items[rows[found.dot]].id });
    const code = [codeName(0, found.landmark)];
    view.change({ code: view.code?.join() === code.join() ? null : code });
  }

  /* What is chosen */

  function use(name) {
    tool = name;
    for (const one of toolButtons) one.setAttribute('aria-pressed', one.dataset.tool === tool);
    stage.dataset.tool = tool;
    if (plot.on) Plotly.relayout(plot, { dragmode: dragmode() });
  }

  function colourBy(chosen) {
    colouring = chosen;
    section.dataset.colouredBy = colouring.key;
    showLegend();
    paint();
  }

  function showLegend() {
    const code = lookedAt();
    const depth = Number(colouring.key.match(/^level-(\d+)$/)?.[1] ?? Infinity);
    legend.show(colouring, palette, code?.length >= depth ? code.slice(0, depth).join(' ') : null);
    legend.node.inert = code !== null;
    legend.node.title = code ? 'While a code is looked at, only its products have colour.' : '';
  }

  function showCode() {
    const code = lookedAt();
    held.hidden = !code;
    if (!code) return;
    const dots = dotsBelow(code);
    const names = el('code', { class: `mm-level-${code.at(-1)[0]}`, text: code.join(' ') });
    const count = el('span', { text: `· ${plural(book.below(code).length, 'product')}` });
    const closer = button('plus', 'Zoom to this code', () => look(sight.around(dots.map((dot) => positions[dot]))), { hidden: !dots.length });
    const close = button('close', 'Colour all products again', () => view.change({ code: null }));
    held.replaceChildren(names, el('b', { text: book.chip(code).caption }), count, closer, close);
  }

  function select(corners) {
    const polygon = corners.map(sight.toPlace);
    const inside = drawn.filter((dot) => isWithin(...positions[dot], polygon));
    choose(inside.length ? new Set(inside.sort((a, b) => a - b)) : null);
  }

  function choose(dots) {
    selected = dots;
    section.dataset.selected = dots?.size ?? 0;
    selection.show([...(dots ?? [])].map((dot) => rows[dot]));
    paint();
  }

  /* What happens */

  function follow() {
    const code = lookedAt()?.join(' ') ?? '';
    selection.mark();
    if (code === shownCode) return lay();
    shownCode = code;
    showCode();
    showLegend();
    paint();
  }

  function followTheme() {
    readPalette();
    const now = JSON.stringify(palette);
    if (now === shownPalette) return;
    shownPalette = now;
    showLegend();
    paint();
  }

  function escape(event) {
    if (event.key !== 'Escape' || view.panel !== 'codes' || event.target.matches('input, select, textarea')) return;
    if (!marquee.cancel() && selected) choose(null);
  }

  /** The wheel alone scrolls the page, as everywhere; with Ctrl it zooms. */
  function turn(event) {
    if (event.ctrlKey || event.metaKey) return;
    event.stopPropagation();
    section.classList.add('is-wheeled');
    clearTimeout(wheeling);
    wheeling = setTimeout(() => section.classList.remove('is-wheeled'), 1200);
  }

  function listen() {
    plot.on('plotly_doubleclick', whole);
    plot.on('plotly_relayouting', moved);
    plot.on('plotly_relayout', moved);
    plot.on('plotly_webglcontextlost', () => {
      kind = 'scatter';
      sayFlat();
      paint();
    });
    stage.addEventListener('pointermove', hover, true);
    stage.addEventListener('wheel', turn, { capture: true, passive: true });
    stage.addEventListener('pointerleave', leave);
  }

  Object.assign(section.dataset, { colouredBy: colouring.key, selected: 0, drawn: 0 });
  followTheme();
  sayFlat();
  use(tool);
  view.follow(follow);
  added.follow(() => {
    lay();
    const own = added.ids.filter((id) => added.place(id)).length;
    count.textContent = plural(rows.length, 'product') + sample + (own ? `, and ${own} of yours as a star` : '');
  });
  const themes = new MutationObserver(followTheme);
  for (const node of [document.documentElement, document.body]) themes.observe(node, { attributeFilter: ['class'] });
  document.addEventListener('keydown', escape);
  new ResizeObserver(resize).observe(stage);
  mapPlotly().then(
    (loaded) => {
      Plotly = loaded;
      paint();
    },
    (error) => (waiting.textContent = `${error.message} Please reload the page.`),
  );
}
