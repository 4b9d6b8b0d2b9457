/* The panels of the page, in their order: their names in the address and in the navigation, and what stands above each.
   Whatever else depends on which panels there are follows from this list. Pure: it is read without a page. */

/**
 * `name`: in the address, and in the id of the column that the server draws the panel in; `label`: in the navigation;
 * `title` and `lead`: above it while it is open; `story`: all of these in plain words.
 */
export const PANELS = /** @type {const} */ ([
  {
    name: 'recommend',
    label: 'Recommend',
    title: 'A language model reads what a shopper looked at, and writes the ID of what comes next.',
    lead:
      'A semantic ID is a path of codes from coarse to fine, made from a product’s picture and text. ' +
      'A code means the same wherever it stands.',
    story: {
      label: 'Recommend',
      title: 'What will this shopper look at next, and why?',
      lead: 'A model reads what somebody looked at, says what it expects next, and shows what led it there.',
    },
  },
  {
    name: 'codes',
    label: 'Codes',
    title: 'Every product stands on a shelf that its codes name, from coarse to fine.',
    lead: 'Go from any code to the products behind it, and back. What you choose in one place is chosen everywhere.',
    story: {
      label: 'Map',
      title: 'Where every product stands: first what kind of thing it is, then what it looks like.',
      lead: 'Products that are alike lie together. Choose a point, and see what it is and what stands around it.',
    },
  },
  {
    name: 'new',
    label: 'New product',
    title: 'A product that nobody has seen gets its ID the moment it is here.',
    lead: 'From its picture, its text, or both. Then it can be part of your shop: on the map, in a history, recommended.',
    story: {
      label: 'New product',
      title: 'A product that nobody has seen finds its place the moment it is here.',
      lead: 'From its picture, its text, or both. Then it can be part of your shop: on the map, in a history, recommended.',
    },
  },
  {
    name: 'errors',
    label: 'Errors',
    title: 'What the model gets wrong, and why: test cases that it had never seen.',
    lead:
      'Each case is a moment at which a shopper went on to a product that was new to them. It is a hit if that product is ' +
      'among the ten that the model expects, and a miss otherwise. Whatever can be clicked leads to the cases behind it.',
    story: {
      label: 'Errors',
      title: 'How often it is right, and where it goes wrong.',
      lead:
        'Each case is a moment at which a shopper went on to a product that was new to them. It is a hit if that product ' +
        'is among the ten that the model expects, and a miss otherwise.',
    },
  },
]);

/** @typedef {(typeof PANELS)[number]} Panel */
/** @typedef {Panel['name']} PanelName */

/**
 * The panel that is open where the address names none: there is nothing to see in Recommend without histories.
 *
 * @param {boolean} recommends whether the build has a recommender
 * @returns {PanelName}
 */
export const firstPanel = (recommends) => (recommends ? 'recommend' : 'codes');

/**
 * The panel of a name.
 *
 * @param {string | null} name
 * @param {PanelName} [first] where there is none of that name
 * @returns {Panel}
 */
export const panelOf = (name, first = 'recommend') => PANELS.find((panel) => panel.name === name) ?? panelOf(first);

/** Styles that hide what is not open; the page's root says what is. They hold before anything is drawn. */
export const PANEL_STYLES = PANELS.map(
  ({ name }) => `:root:not([data-mm-panel="${name}"]) #mm-panel-${name} { display: none !important; }`,
).join('\n');
