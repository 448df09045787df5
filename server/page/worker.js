// @ts-check
// The worker of a page that the taker chose to keep. It holds one version of
// the page with everything that belongs to it. It never skips waiting and never
// claims a page: an open page goes on with the version that it began with, and
// a newer worker begins, and removes what the older one held, when no such page
// is left. A page that starts is the server's newest if the server answers.
// The constants page, version and files are written above.
const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const cacheName = `amends ${page} ${version}`;

const fetchAll = async () => {
  const document = await fetch(page, { cache: "no-cache" });
  if (!document.ok || !(await document.clone().text()).includes(location.pathname)) {
    throw new Error("the server has another version by now");
  }
  const cache = await caches.open(cacheName);
  await cache.put(page, document);
  await cache.addAll(files);
};
worker.addEventListener("install", (e) => e.waitUntil(fetchAll().catch(async (reason) => {
  await caches.delete(cacheName);
  throw reason;
})));

worker.addEventListener("activate", (e) => e.waitUntil((async () => {
  for (const name of await caches.keys()) {
    if (name.startsWith(`amends ${page} `) && name !== cacheName) await caches.delete(name);
  }
})()));

const kept = async (/** @type {string} */ path) => (await caches.has(cacheName)) && (await caches.open(cacheName)).match(path, { ignoreVary: true });

const fromServerFirst = async (/** @type {Request} */ request, /** @type {string} */ path) => {
  try {
    /** @type {Promise<never>} */
    const late = new Promise((_, failed) => { setTimeout(failed, 4000); });
    const answer = await Promise.race([fetch(request), late]);
    if (answer.ok) return answer;
  } catch { /* no connection, or one that is too slow */ }
  return await kept(path) || fetch(request);
};

worker.addEventListener("fetch", (e) => {
  const { origin, pathname } = new URL(e.request.url);
  if (e.request.method !== "GET" || origin !== location.origin || (pathname !== page && !files.includes(pathname))) return;
  if (e.request.mode === "navigate") e.respondWith(fromServerFirst(e.request, pathname));
  else e.respondWith(kept(pathname).then((answer) => answer || fetch(e.request)));
});
