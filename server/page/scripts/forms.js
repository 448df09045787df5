// @ts-check
// Forms in a frame. A sandbox without them sends none, and tells nobody that one
// was to be sent. Those of a page with a program are never sent: it turns.

const turn = (/** @type {Event} */ e, /** @type {string} */ pressed) => {
  const target = e.target instanceof Element ? e.target.closest(pressed) : null;
  const form = target?.closest("form");
  if (!form) return;
  e.preventDefault();
  form.dispatchEvent(new SubmitEvent("submit", { bubbles: true, cancelable: true }));
};

/** Turns the page by click and by Enter, whatever the browser makes of forms. */
export const turnByPress = () => {
  document.addEventListener("click", (e) => turn(e, "[type=submit]"));
  document.addEventListener("keydown", (e) => { if (e.key === "Enter") turn(e, "input"); });
};
