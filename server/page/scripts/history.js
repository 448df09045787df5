// @ts-check
// A history of a frame's own, so that turning its pages neither fills that of
// the host nor moves another frame's, and leaving leaves one entry to replace.

/** Puts it in the place of the browser's. */
export const ownHistory = () => {
  /** @type {any[]} */
  const states = [history.state];
  let at = 0;
  const go = (/** @type {number} */ steps) => setTimeout(() => {
    const to = Math.min(Math.max(at + steps, 0), states.length - 1);
    if (to === at) return;
    at = to;
    dispatchEvent(new PopStateEvent("popstate", { state: states[at] }));
  });
  Object.assign(history, {
    pushState(/** @type {any} */ state) { states.splice(++at, Infinity, state); },
    replaceState(/** @type {any} */ state) { states[at] = state; },
    go, back: () => go(-1), forward: () => go(1),
  });
  Object.defineProperty(history, "state", { get: () => states[at] });
};
