/* What of the catalogue is shown: a department, as buttons, and a type, as a list. */

import { button, el } from '../shared/dom.js';
import { icon } from '../shared/icons.js';
import { items } from '../shared/items.js';

/** @param {() => void} onChange */
export function catalogueFilters(onChange) {
  /** @type {Map<string, { count: number, types: Set<string> }>} */
  const departments = new Map();
  for (const item of items) {
    if (!item.department) continue;
    const one = departments.get(item.department) ?? { count: 0, types: new Set() };
    one.count += 1;
    if (item.type) one.types.add(item.type);
    departments.set(item.department, one);
  }
  const names = [...departments.keys()];
  let department = '';
  let type = '';
  const select = el('select', { 'aria-label': 'Type', onchange: () => choose(department, select.value) });
  const chips = [...departments].map(([name, { count }]) => {
    const content = [name, el('span', { class: 'mm-filter-count', text: count.toLocaleString('en') })];
    const toggle = () => choose(department === name ? '' : name, '');
    return button('mm-filter', content, toggle, { 'data-department': name });
  });
  const row = el('div', { class: 'mm-filters', role: 'group', 'aria-label': 'Department' }, chips);

  /**
   * @param {string} newDepartment
   * @param {string} newType
   */
  function choose(newDepartment, newType) {
    [department, type] = [newDepartment, newType];
    draw();
    onChange();
  }

  function draw() {
    for (const chip of chips) chip.setAttribute('aria-pressed', String(chip.dataset.department === department));
    const groups = (department ? [department] : names).map((name) => {
      const types = [...(departments.get(name)?.types ?? [])];
      return el(
        'optgroup',
        { label: name },
        types.map((one) => el('option', { value: one, text: one })),
      );
    });
    select.replaceChildren(el('option', { value: '', text: 'All types' }), ...groups);
    select.value = type;
  }

  draw();
  return {
    types: el('span', { class: 'mm-select' }, select, icon('down')),
    departments: names.length > 1 ? [row] : [],
    chosen: () => ({ department, type }),
    /** @param {import('../shared/items.js').Item} item */
    fits: (item) => (!department || item.department === department) && (!type || item.type === type),
  };
}
