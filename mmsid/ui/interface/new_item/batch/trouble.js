/* Why a picture's bytes are not there, in the words that the server knows. */

/** @typedef {'missing' | 'large' | 'damaged' | 'empty' | 'heavy'} Kind heavy: too large to be sent */

export class PictureTrouble extends Error {
  /** @param {Kind} kind */
  constructor(kind) {
    super(kind);
    this.kind = kind;
  }
}
