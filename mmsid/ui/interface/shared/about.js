/* What this is, for whoever asks: what is drawn and what is real, how good it is, whose idea, and what the words mean. How
   good it is comes from the build's own test cases, counted when it is opened. */

import { button, el } from './dom.js';
import { GLOSSARY } from './glossary_words.js';
import { icon } from './icons.js';
import { known } from './items.js';
import { plural } from './numbers.js';
import { start } from './start.js';
import { state } from './state.js';
import { loadTestCases } from './test_cases.js';

/** @typedef {import('../contract.d.ts').ErrorsData} ErrorsData */

const PAPER = 'https://arxiv.org/abs/2509.02017';
const SPACE = 'https://huggingface.co/spaces/';

/** The button that opens it. */
export function aboutButton() {
  /** @type {HTMLDialogElement | null} */
  let dialog = null;
  const open = () => {
    dialog ??= document.body.appendChild(aboutDialog());
    dialog.showModal();
    dialog.scrollTop = 0;
  };
  return button('mm-plain', 'About', open, { 'aria-haspopup': 'dialog' });
}

function aboutDialog() {
  const good = el('p');
  const title = el('h2', { id: 'mm-about-title', text: `About ${start.title}` });
  const close = button('mm-quiet', icon('close'), () => dialog.close(), { 'aria-label': 'Close' });
  /** @type {HTMLDialogElement} */
  const dialog = el(
    'dialog',
    { class: 'mm-about', id: 'mm-about', 'aria-labelledby': title.id },
    el('div', { class: 'mm-heading' }, title, el('span', { class: 'mm-spring' }), close),
    el('h3', { text: 'What you see' }),
    el('p', { text: whatIsSeen() }),
    el('h3', { text: 'What is real' }),
    el('p', { text: `${start.notice ? `${start.notice} ` : ''}${REAL}` }),
    el('h3', { text: 'How good it is' }),
    good,
    el('h3', { text: 'Whose idea' }),
    el('p', {}, ...whose()),
    el('h3', { text: 'For programs, and to read on' }),
    el('p', {}, ...onward()),
    el('h3', { text: 'Words' }),
    el(
      'dl',
      {},
      Object.entries(GLOSSARY).map(([term, meaning]) =>
        el('div', {}, el('dt', { text: term }), el('dd', { text: meaning })),
      ),
    ),
    el('p', { class: 'mm-count' }, 'Build ', el('code', { text: start.fingerprint })),
  );
  good.textContent = start.errors_url ? 'Being counted …' : start.no_errors;
  if (start.errors_url) {
    loadTestCases().then(
      (data) => good.replaceChildren(howGood(data), ' ', toErrors(dialog)),
      () => (good.textContent = 'The test cases could not be fetched; check the connection.'),
    );
  }
  return dialog;
}

const REAL =
  'The models are real: every answer, figure and reason comes from the models of this build, and nothing on the ' +
  'page is written by hand for an example.';

function whatIsSeen() {
  const made = start.tokenizes ? ', from its picture and its text' : '';
  const shop =
    `A shop of ${plural(known, 'product')}. Each was given a place by a model${made}: first the kind of thing, then ` +
    'ever finer. That short path is called its semantic ID.';
  if (!start.recommends) return `${shop} It came without shoppers’ histories, so nothing is recommended.`;
  const voice = start.has_voice ? ', together with a second model that goes by what other shoppers did' : '';
  return `${shop} A language model reads the paths of what somebody looked at and writes that of what comes next${voice}. Because a path means something, every step of an answer can be shown.`;
}

/** @param {ErrorsData} data */
function howGood({ models }) {
  const share = (/** @type {boolean[]} */ hits) => Math.round((100 * hits.filter(Boolean).length) / hits.length);
  const [own] = models;
  const others = models.slice(1).map(({ label, says, hits }) => `${label} (${says}): ${share(hits)}`);
  const rest = others.length ? ` For comparison, ${others.join('; ')}.` : '';
  return `In ${plural(own.hits.length, 'test case')} that it had never seen, the product that came next was among its ten in ${share(own.hits)} of 100.${rest}`;
}

/** @param {HTMLDialogElement} dialog */
const toErrors = (dialog) =>
  button('mm-quiet', ['What it gets wrong', icon('right')], () => {
    dialog.close();
    state.change({ panel: 'errors' });
    scrollTo({ top: 0 });
  });

const whose = () => [
  'The method follows ',
  el('a', { href: PAPER, target: '_blank', rel: 'noopener', text: 'MME-SID (Wang et al., CIKM 2025)' }),
  '. Codes without collisions, the decoder that shows its work, checked captions and the second model are this program’s own; its README says which part is whose.',
];

function onward() {
  const schema = new URL('gradio_api/openapi.json', document.baseURI).href;
  const api = [
    'Everything here can be asked by programs, too: “Use via API or MCP” at the end of the page has snippets, and here is the ',
    el('a', { href: schema, target: '_blank', rel: 'noopener', text: 'schema of its API' }),
    '. ',
  ];
  const { referrer } = document;
  if (!referrer.startsWith(SPACE))
    return [...api, 'The README that comes with the program has all figures and how they were measured.'];
  const readme = `${SPACE}${referrer.slice(SPACE.length).split(/[/?#]/).slice(0, 2).join('/')}/blob/main/README.md`;
  return [
    ...api,
    'All figures and how they were measured: ',
    el('a', { href: readme, target: '_blank', rel: 'noopener', text: 'the README' }),
    '.',
  ];
}
