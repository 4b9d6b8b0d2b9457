/* Who wants to know: the two ways in which one part of the page tells others, without knowing them. No DOM. */

/**
 * For a value that is always there: `follow` calls at once, and from then on whenever `tell` is called.
 *
 * @returns {{ tell: () => void, follow: (listener: () => void) => void }}
 */
export function followers() {
  /** @type {(() => void)[]} */
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

/**
 * For a thing that happens: `emit` hands it to all who `listen`.
 *
 * @template T
 * @returns {{ emit: (event: T) => void, listen: (listener: (event: T) => void) => void }}
 */
export function signal() {
  /** @type {((event: T) => void)[]} */
  const listeners = [];
  return {
    emit(event) {
      for (const listener of listeners) listener(event);
    },
    listen: (listener) => void listeners.push(listener),
  };
}
