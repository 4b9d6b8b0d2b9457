/* Why a picture's bytes are not there, in the words that the server knows. */

/** @typedef {NonNullable<import('../../contract.d.ts').SentRow['trouble']>} Kind heavy: too large to be sent */

export class PictureTrouble extends Error {
  /** @param {Kind} kind */
  constructor(kind) {
    super(kind);
    this.kind = kind;
  }
}
