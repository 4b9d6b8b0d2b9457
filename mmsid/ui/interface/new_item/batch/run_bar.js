/* How far a table has come, with the buttons that begin, stop and go on. */

import { button, el } from '../../shared/dom.js';
import { icon } from '../../shared/icons.js';
import { plural } from '../../shared/numbers.js';

/**
 * @typedef {object} Progress
 * @property {number} done rows
 * @property {number | null} all rows; null where there is no table
 * @property {number} problems
 * @property {number} seconds
 * @property {boolean} isRunning
 * @property {boolean} isLive whether the model has answered yet
 */

/** @param {{ onGo: () => void, onStop: () => void, onOver: () => void }} listeners */
export function runBar({ onGo, onStop, onOver }) {
  const go = button('mm-button is-main', '', onGo);
  const stop = button('mm-button', [icon('stop'), 'Stop'], onStop);
  const over = button('mm-quiet', [icon('undo'), 'Start over'], onOver);
  const fill = el('i');
  const says = { role: 'progressbar', 'aria-label': 'Products tokenised', 'aria-valuemin': 0 };
  const bar = el('div', { class: 'mm-batch-bar', ...says }, fill);
  const count = el('span', { class: 'mm-count mm-batch-count' });
  const node = el('div', { class: 'mm-batch-progress' }, go, stop, bar, count, over);

  /** @param {Progress} progress */
  function show(progress) {
    const { done, isRunning } = progress;
    const all = progress.all ?? 0;
    node.hidden = progress.all === null;
    go.hidden = isRunning || (done > 0 && done === all);
    go.textContent = done ? `Go on with the other ${all - done}` : `Tokenise ${plural(all, 'product')}`;
    stop.hidden = !isRunning;
    over.hidden = isRunning || !done;
    bar.hidden = !isRunning && !done;
    bar.setAttribute('aria-valuemax', String(all));
    bar.setAttribute('aria-valuenow', String(done));
    fill.style.width = `${all ? (done / all) * 100 : 0}%`;
    count.textContent = progressWords(progress);
  }

  return {
    node,
    show,
    get told() {
      return count.textContent ?? '';
    },
  };
}

/** @param {Progress} progress */
function progressWords({ done, all, problems, seconds, isRunning, isLive }) {
  if (isRunning && !done && !isLive) return 'The model is loading';
  if (!isRunning && !done) return '';
  const time = `, in ${seconds < 9.95 ? seconds.toFixed(1) : Math.round(seconds)} s`;
  return `${done} of ${all}${problems ? `, ${problems} with a problem` : ''}${done === all ? time : ''}`;
}
