/* What lies over the map's dots: captions, box and lasso, what is in sight, the tooltip and the ring. */

/** The captions of the first codes where their codewords lie; the largest first, and as many as find room. */
function mapCaptions(book, sight) {
  const NEAR = 110; // pixels; the same caption twice within them is said once
  const node = el('div', { class: 'mm-map-captions', 'aria-hidden': 'true' });
  const pen = document.createElement('canvas').getContext('2d');
  const clusters = book.next([]).map((prefix) => {
    return { place: book.map.landmarks[codeNumber(prefix[0])], caption: book.chip(prefix).caption, count: book.below(prefix).length };
  });

  function merged() {
    const places = [];
    for (const { place, caption, count } of clusters) {
      const [left, top] = sight.toPixels(place);
      const same = places.find((one) => one.caption === caption && Math.hypot(one.left - left, one.top - top) < NEAR);
      if (!same) {
        places.push({ caption, count, left, top });
        continue;
      }
      const share = count / (same.count += count);
      same.left += (left - same.left) * share;
      same.top += (top - same.top) * share;
    }
    return places.sort((a, b) => b.count - a.count);
  }

  /** Lays them anew; `taken` are boxes [left, top, right, bottom] that they leave free. */
  function lay(taken) {
    pen.font = `600 12px ${getComputedStyle(node).fontFamily}`;
    const fits = ([left, top, right, bottom]) =>
      left > 0 && top > 0 && right < sight.width && bottom < sight.height &&
      taken.every((other) => left > other[2] || right < other[0] || top > other[3] || bottom < other[1]);
    const fitting = merged().flatMap(({ caption, left, top }) => {
      const half = pen.measureText(caption).width / 2 + 4;
      const beside = [[0, -15], [0, 15], [half + 6, 0], [-half - 6, 0]].map(([x, y]) => [left + x, top + y]);
      const boxes = beside.map(([x, y]) => [x - half, y - 9, x + half, y + 9]);
      const free = boxes.findIndex(fits);
      if (free < 0) return [];
      taken.push(boxes[free]);
      return [{ caption, left: beside[free][0], top: beside[free][1] }];
    });
    const label = ({ caption, left, top }) => el('span', { text: caption, style: `left: ${left}px; top: ${top}px` });
    node.replaceChildren(...fitting.map(label));
  }

  return { node, lay };
}

/** Draws a box or a lasso on the stage with whatever points, and hands over its corners in pixels; what hardly moved is a click. */
function mapMarquee(stage, shape, { onShape, onClick }) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const outline = document.createElementNS('http://www.w3.org/2000/svg', 'polygon');
  let trail = null; // where the pointer went since it was pressed
  let kind = '';
  let isMoved = false;
  svg.classList.add('mm-map-marquee');
  svg.append(outline);

  const at = (event) => {
    const { left, top } = stage.getBoundingClientRect();
    return [event.clientX - left - stage.clientLeft, event.clientY - top - stage.clientTop];
  };
  const isShape = () => kind === 'box' || kind === 'lasso';
  const corners = () => {
    const [[x0, y0], [x1, y1]] = [trail[0], trail.at(-1)];
    return kind === 'lasso' ? trail : [[x0, y0], [x1, y0], [x1, y1], [x0, y1]];
  };
  const end = () => {
    trail = null;
    outline.setAttribute('points', '');
  };

  stage.addEventListener('pointerdown', (event) => {
    isMoved = false;
    kind = event.shiftKey ? 'lasso' : shape();
    if (!event.button && !event.target.closest('button')) trail = [at(event)];
  }, true);
  // Plotly would zoom while Shift is held down.
  stage.addEventListener('mousedown', (event) => event.shiftKey && event.stopPropagation(), true);
  window.addEventListener('pointermove', (event) => {
    if (!trail) return;
    trail.push(at(event));
    const [[x0, y0], [x, y]] = [trail[0], trail.at(-1)];
    isMoved ||= Math.hypot(x - x0, y - y0) >= MAP.click;
    if (isMoved && isShape()) outline.setAttribute('points', corners().join(' '));
  });
  window.addEventListener('pointerup', (event) => {
    if (!trail) return;
    if (!isMoved) onClick(event);
    else if (isShape()) onShape(corners());
    end();
  });
  window.addEventListener('pointercancel', end);

  /** `cancel` tells whether there was something to cancel. */
  return { node: svg, cancel: () => trail !== null && (end(), true) };
}

/** Whether a point lies inside a polygon: whether a ray from it crosses the outline an odd number of times. */
function isWithin(x, y, polygon) {
  let inside = false;
  for (let here = 0, before = polygon.length - 1; here < polygon.length; before = here, here += 1) {
    const [[x1, y1], [x2, y2]] = [polygon[here], polygon[before]];
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
  }
  return inside;
}

/** What is in sight: a part of the map, [[left, right], [bottom, top]], on a stage of so many pixels. Both axes have one
    scale, because on a stretched map other products are neighbours. */
function mapSight(places) {
  const RIM = 24; // pixels around what is fitted
  const everything = extent(places);
  const sight = { width: 0, height: 0, part: null, isWhole: true };

  function extent(some) {
    const span = (axis) => some.reduce(([low, high], place) => [Math.min(low, place[axis]), Math.max(high, place[axis])], [Infinity, -Infinity]);
    return [span(0), span(1)];
  }

  function centred([x, y], scale) {
    const [across, up] = [(sight.width * scale) / 2, (sight.height * scale) / 2];
    return [[x - across, x + across], [y - up, y + up]];
  }

  function fitted([[left, right], [bottom, top]]) {
    const scale = Math.max((right - left) / (sight.width - 2 * RIM), (top - bottom) / (sight.height - 2 * RIM), 1);
    return centred([(left + right) / 2, (bottom + top) / 2], scale);
  }

  const scale = ([[left, right]]) => (right - left) / sight.width;
  const middle = () => sight.part.map(([low, high]) => (low + high) / 2);
  return Object.assign(sight, {
    whole: () => fitted(everything),
    around: (some) => fitted(extent(some)),
    /** The part that is larger or smaller by a factor, with one place where it was. */
    scaled: (factor, about = middle()) => sight.part.map((range, axis) => range.map((end) => about[axis] + (end - about[axis]) * factor)),
    /** The part so many pixels to the right and up. */
    moved: (steps) => sight.part.map((range, axis) => range.map((end) => end + steps[axis] * scale(sight.part))),
    magnification: () => scale(fitted(everything)) / scale(sight.part),
    holds: ([x, y]) => [x, y].every((at, axis) => at > sight.part[axis][0] && at < sight.part[axis][1]),
    toPixels([x, y]) {
      const [[left, right], [bottom, top]] = sight.part;
      return [((x - left) / (right - left)) * sight.width, ((top - y) / (top - bottom)) * sight.height];
    },
    toPlace([x, y]) {
      const [[left, right], [bottom, top]] = sight.part;
      return [left + (x / sight.width) * (right - left), top - (y / sight.height) * (top - bottom)];
    },
    /** Takes a stage's size; the middle and the scale stay, unless all is in sight. Tells whether it changed. */
    resize(width, height) {
      if (width === sight.width && height === sight.height) return false;
      const before = sight.part && !sight.isWhole && [middle(), scale(sight.part)];
      Object.assign(sight, { width, height });
      sight.part = before ? centred(...before) : fitted(everything);
      return true;
    },
  });
}

/** What is told about the product or the codeword that is pointed at, beside it and inside the stage. */
function mapTip(book, sight) {
  const tip = el('div', { class: 'mm-map-tip', hidden: true });
  const pin = el('i', { class: 'mm-map-pin', 'aria-hidden': 'true' }); // seen while the tip is
  const within = (at, size, room) => Math.max(4, Math.min(at, room - size - 4));

  function tell(place, kind, ...children) {
    if (!sight.holds(place)) return;
    const [left, top] = sight.toPixels(place);
    tip.className = `mm-map-tip ${kind}`;
    tip.replaceChildren(...children);
    tip.hidden = false;
    const [width, height] = [tip.offsetWidth, tip.offsetHeight];
    const beside = left + 14 + width <= sight.width ? left + 14 : left - 14 - width;
    pin.style.cssText = `left: ${left}px; top: ${top}px`;
    tip.style.cssText = `left: ${within(beside, width, sight.width)}px; top: ${within(top - height / 2, height, sight.height)}px`;
  }

  return {
    nodes: [tip, pin],
    get isShown() {
      return !tip.hidden;
    },
    hide: () => (tip.hidden = true),
    product(item, place) {
      const words = el('div', {}, el('b', { text: item.title }), el('span', { text: item.type }), semanticId(book.chips(book.id(item.row))));
      tell(place, 'is-product', picture(item, { eager: true }), words);
    },
    landmark(code) {
      const prefix = [codeName(0, code)];
      const count = book.below(prefix).length;
      const meaning = `The codeword itself; ${plural(count, 'product')} ${count === 1 ? 'has' : 'have'} this first code.`;
      tell(book.map.landmarks[code], 'is-landmark', semanticId([book.chip(prefix)]), el('span', { text: meaning }));
    },
  };
}

/** The ring around the product that is looked at, with its title; `lay` gives the box that it takes, or none. */
function mapRing(sight) {
  const tag = el('span');
  const node = el('div', { class: 'mm-map-ring', hidden: true, 'aria-hidden': 'true' }, el('i'), tag);

  function lay(item, place, colour) {
    node.hidden = !item || !sight.holds(place);
    if (node.hidden) return [];
    const [left, top] = sight.toPixels(place);
    const isLow = top < 44; // no room for the title above
    node.style.cssText = `left: ${left}px; top: ${top}px; --mm-map-dot: ${colour}`;
    node.classList.toggle('is-low', isLow);
    tag.textContent = item.title;
    const half = tag.offsetWidth / 2;
    const shift = Math.max(half + 4 - left, 0) - Math.max(left + half + 4 - sight.width, 0);
    tag.style.translate = `calc(-50% + ${shift}px) 0`;
    return [[left + shift - half, top - (isLow ? 12 : 36), left + shift + half, top + (isLow ? 36 : 12)]];
  }

  return { node, lay };
}

/** The products that this visitor added, as stars; `lay` gives the boxes that they take. */
function mapNewcomers(sight) {
  const GRID = 10_000; // the map's own places are whole numbers up to this one
  const node = el('div', { class: 'mm-map-newcomers' });
  const place = (id) => (added.has(id) && added.place(id) ? added.place(id).map((at) => at * GRID) : null);

  function lay() {
    const inSight = added.ids.filter((id) => place(id) && sight.holds(place(id)));
    const boxes = [];
    node.replaceChildren(
      ...inSight.map((id) => {
        const [left, top] = sight.toPixels(place(id));
        const title = `${itemsById.get(id).title}, yours; placed between its nearest products, so approximately`;
        boxes.push([left - 9, top - 9, left + 9, top + 9]);
        return el('button', { type: 'button', style: `left:${left}px;top:${top}px`, title, 'aria-label': title, 'data-item': id, onclick: () => view.change({ item: id }), text: '★' });
      }),
    );
    return boxes;
  }

  return { node, lay, place };
}
