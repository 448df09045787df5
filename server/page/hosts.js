// @ts-check
// The page for hosts: writes the line to paste from what was chosen, shows the
// element with it, and copies it.
(() => {
  "use strict";
  const doc = document;
  const form = /** @type {HTMLFormElement} */ (doc.querySelector("[data-hosts]"));
  const preview = /** @type {HTMLElement} */ (doc.querySelector("[data-preview]"));
  const { loader = "", pinned = "", integrity = "", base = "", style = "" } = form.dataset;
  const area = (/** @type {string} */ id) => /** @type {HTMLTextAreaElement} */ (doc.getElementById(id));
  const site = base || new URL(".", new URL(loader, location.href)).href.replace(/\/$/, "");
  const escape = (/** @type {string} */ text) => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

  // What is as it would be anyway is left out of the line.
  const select = (/** @type {string} */ id) => /** @type {HTMLSelectElement} */ (doc.getElementById(id));
  /** @type {Record<string, string>} */
  const usual = { theme: "auto", start: "inline", country: "auto", accent: "" };
  if (select("host-lang").options.length === 1) usual.lang = select("host-lang").value;
  const chosen = () => [...new FormData(form)].map(([name, value]) => [name, String(value).trim()])
    .filter(([name, value]) => value !== usual[name]);

  const line = (/** @type {string} */ script) => {
    const { value, selectedOptions } = select("host-name");
    const attributes = chosen().map(([name, value]) => ` ${name}="${escape(value)}"`).join("");
    const place = select("host-start").value === "button" ? "" : ` style="${style}"`;
    return `<script async src="${site}${script}></script><amends-assessment${attributes}${place}>`
      + `<a href="${site}/${value}/">${escape(selectedOptions[0].text)}</a></amends-assessment>`;
  };

  const draw = () => {
    area("code").value = line("/embed.js\"");
    area("code-pinned").value = line(`${pinned}" integrity="${integrity}" crossorigin="anonymous"`);
    const element = doc.createElement("amends-assessment");
    for (const [key, value] of chosen()) element.setAttribute(key, value);
    preview.replaceChildren(element);
  };

  const said = (/** @type {string} */ what) => {
    for (const e of /** @type {NodeListOf<HTMLElement>} */ (doc.querySelectorAll("[data-said]"))) e.hidden = e.dataset.said !== what;
  };
  doc.addEventListener("click", async (e) => {
    const id = e.target instanceof Element ? e.target.closest("[data-copy]")?.getAttribute("data-copy") : null;
    if (!id) return;
    try {
      await navigator.clipboard.writeText(area(id).value);
      said("copied");
    } catch {
      area(id).select();
      said("by-hand");
    }
  });
  doc.documentElement.classList.add("js");
  form.addEventListener("input", draw);
  form.addEventListener("submit", (e) => e.preventDefault());
  const script = doc.createElement("script");
  script.src = loader;
  doc.head.append(script);
  draw();
})();
