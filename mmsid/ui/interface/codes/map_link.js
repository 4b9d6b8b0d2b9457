/* What the address says of the map: what it is coloured by, and the shape within which products are selected. */

import { state } from '../shared/state.js';
import { fewCorners, readShape, writeShape } from './map_shape.js';

/** @typedef {import('./map_colourings.js').Colouring} Colouring */
/** @typedef {import('./map_sight.js').Point} Point */

/**
 * @param {Colouring[]} colourings the first one is what no address need say
 * @param {{ onColour: (colouring: Colouring) => void, onShape: (corners: Point[]) => void }} listeners
 */
export function mapLink(colourings, { onColour, onShape }) {
  const colouring = () => colourings.find(({ key }) => key === state.view.colour) ?? colourings[0];
  let shown = colouring();
  let shape = '';
  return {
    colouring,
    /** @param {Colouring} chosen */
    colourBy: (chosen) => state.change({ colour: chosen === colourings[0] ? '' : chosen.key }),
    /** @param {Point[]} corners places of the map; none: nothing is selected */
    select: (corners) => state.change({ shape: writeShape(fewCorners(corners)) }),
    /** @param {boolean} isDrawn whether there are dots to select */
    follow(isDrawn) {
      if (colouring() !== shown) {
        shown = colouring();
        onColour(shown);
      }
      if (!isDrawn || state.view.shape === shape) return;
      shape = state.view.shape;
      onShape(readShape(shape));
    },
  };
}
