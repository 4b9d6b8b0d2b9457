/* Elements, made safely: every text is set as text, so nothing that a catalogue says becomes markup. */

const mmsid = (window.mmsid = {});
document.head.append(el('style', { text: start.styles }));

const SPACE = '\u00a0';
const calm = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Makes an element; `on…` are listeners, `text` is its text, false and null leave an attribute out. */
function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === 'text') node.textContent = value;
    else if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? '' : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

const ICONS = {
  plus: 'M8 3v10M3 8h10',
  check: 'M3 8.5l3.5 3.5L13 5',
  close: 'M4 4l8 8M12 4l-8 8',
  left: 'M10 3L5 8l5 5',
  right: 'M6 3l5 5-5 5',
  up: 'M3 10l5-5 5 5',
  down: 'M3 6l5 5 5-5',
  link: 'M7 9.5a3 3 0 004.2 0l2-2A3 3 0 009 3.300l-1 1M9 6.500a3 3 0 00-4.200 0l-2 2A3 3 0 007 12.700l1-1',
  undo: 'M6 4L3 7l3 3M3 7h6.500a3.500 3.500 0 010 7H7',
  search: 'M7 12A5 5 0 107 2a5 5 0 000 10zM11 11l3.5 3.5',
  stop: 'M4 4h8v8H4z',
  save: 'M8 2v8M4.500 7L8 10.500 11.500 7M3 13.500h10',
  table: 'M2 3h12v10H2zM2 6.500h12M6 6.500V13',
  picture: 'M2 3h12v10H2zM2 11l3.5-3.5L9 11l2-2 3 3M10.5 6.5h.01',
};

function icon(name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('aria-hidden', 'true');
  svg.classList.add('mm-icon');
  path.setAttribute('d', ICONS[name]);
  svg.append(path);
  return svg;
}

/** A product's picture on a square; one that is missing or broken leaves its place to a calm placeholder. */
function picture(item, { alt = '', eager = false } = {}) {
  const frame = el('span', { class: 'mm-picture' });
  const placeholder = () => {
    const label = { class: 'mm-no-picture', role: alt ? 'img' : null, 'aria-label': alt ? `${alt} (no picture)` : null };
    frame.replaceChildren(el('span', label, icon('picture'), el('span', { text: 'No picture' })));
  };
  if (!item.picture) {
    placeholder();
    return frame;
  }
  const image = el('img', { alt, width: 256, height: 256, draggable: 'false' });
  if (!eager) image.loading = 'lazy';
  image.addEventListener('error', placeholder);
  image.src = item.picture;
  frame.append(image);
  return frame;
}

/** 0.123 as "12 %", 0.0345 as "3.5 %", and nothing as 0 that is not. */
function percent(share) {
  if (share > 0 && share < 0.001) return `<${SPACE}0.1${SPACE}%`;
  return `${share >= 0.0995 ? Math.round(share * 100) : (share * 100).toFixed(1)}${SPACE}%`;
}

const price = (value) => (value === null || value === undefined ? '' : `${start.currency}${value.toFixed(2)}`);
const plural = (count, noun) => `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;

/** A caption that says itself where it does not hold for nearly all. */
function hedged({ caption, share, count }) {
  if (count < 2 || share >= 0.8 || share === 0) return caption;
  return `${share >= 0.5 ? 'mostly' : 'often'} ${caption}`;
}

/** A semantic ID as captioned chips, coarse to fine; a code never stands without its caption. A click opens its page. */
function semanticId(codes) {
  const prefix = [];
  const chips = codes.map(({ code, caption, share, count }) => {
    prefix.push(code);
    const whose = `IDs start with ${prefix.join(' ')}`;
    const holds =
      count > 1
        ? `“${caption}” holds for ${Math.round(share * 100)}${SPACE}% of the ${plural(count, 'product')} whose ${whose}.`
        : count === 1
          ? `The only product whose ID starts with ${prefix.join(' ')}.`
          : `No product's ID starts with ${prefix.join(' ')} yet.`;
    const shorter = [...prefix];
    return el(
      'li',
      { class: `mm-code mm-level-${code[0]}`, title: `${code}: ${holds} Click for its page.`, onclick: () => openCode(shorter) },
      el('code', { text: code }),
      el('span', { text: hedged({ caption, share, count }) }),
    );
  });
  return el('ol', { class: 'mm-id', 'aria-label': `Semantic ID ${prefix.join(' ')}` }, chips);
}

/** Opens the page of a code. */
function openCode(prefix) {
  view.change({ panel: 'codes', code: prefix });
  scrollTo({ top: 0 });
}

/** Who wants to know of changes: `follow` calls at once and from then on whenever `tell` is called. */
function followers() {
  const listeners = [];
  return {
    tell() {
      for (const listener of listeners) listener();
    },
    follow(listener) {
      listeners.push(listener);
      listener();
    },
  };
}

/** Tells a screen reader, politely, what has just changed; what one voice says does not cut another one short. */
function announce(sentence, voice = 'history') {
  const id = `mm-live-${voice}`;
  let live = document.getElementById(id);
  if (!live) {
    live = el('div', { id, class: 'mm-hidden', role: 'status', 'aria-live': 'polite' });
    document.body.append(live);
  }
  live.textContent = sentence;
}

/** Changes a container's children and lets those that stay glide to their new places. */
function glide(container, change) {
  const places = new Map();
  for (const child of container.children) places.set(child.dataset.key, child.getBoundingClientRect());
  change();
  if (calm()) return;
  for (const child of container.children) {
    const before = places.get(child.dataset.key);
    const now = child.getBoundingClientRect();
    if (!before) {
      child.animate({ opacity: [0, 1], transform: ['scale(.96)', 'none'] }, { duration: 180, easing: 'ease-out' });
    } else if (before.left !== now.left || before.top !== now.top) {
      const from = `translate(${before.left - now.left}px, ${before.top - now.top}px)`;
      child.animate({ transform: [from, 'none'] }, { duration: 220, easing: 'cubic-bezier(.2,.7,.2,1)' });
    }
  }
}
