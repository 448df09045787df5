// Made-up values and messages, the same for the same seed. It runs in a page, so it stands on its own.

/**
 * Posts made-up messages from the window that it runs in, and then one that says that all were sent.
 * Those that are right in every way, and that nothing should come of, are not sent.
 * @param {{ seed: number, count: number, id: string, to: 'parent' | 'self' | 'frame' | 'made', origin: string, types: string[] }} how
 */
export function postOdd({ seed, count, id, to, origin, types }) {
  const below = (n) => { // mulberry32
    seed = seed + 0x6D2B79F5 | 0;
    let t = Math.imul(seed ^ seed >>> 15, 1 | seed);
    t = t + Math.imul(t ^ t >>> 7, 61 | t) ^ t;
    return ((t ^ t >>> 14) >>> 0) % n;
  };
  const pick = (list) => list[below(list.length)];
  const odd = (depth = 0) => pick([
    () => pick([undefined, null, true, false, NaN, Infinity, -Infinity, -0, 5n, -(2n ** 70n)]),
    () => pick([1e308, -1e308, 5e-324, 2 ** 53, -(2 ** 31), -1, 0.5, 1e6, 1e21]),
    () => pick(['', 'ready', '100px', '__proto__', 'constructor', 'javascript:alert(1)', '<img src=x onerror=alert(1)>', 'url(//evil)', '\u0000', '\ud800', '1'.repeat(2000)]),
    () => pick([{}, { toString: 1 }, { valueOf: 1, toString: null }, { length: 1e9 }, JSON.parse('{"__proto__": {"amends": 1}}'), Object.create({ amends: 1 })]),
    () => pick([[], [1], ['start'], ['leave'], [[['height']]], new Array(50), new Date(NaN), /x/g, new Error('odd'), new ArrayBuffer(9), new Map([[1, 2]]), new Set(['id'])]),
    () => (depth > 3 ? null : { [pick(['amends', 'id', 'type', 'top', 'odd'])]: odd(depth + 1) }),
    () => (depth > 3 ? null : [odd(depth + 1), odd(depth + 1)]),
  ])();
  const size = (n) => typeof n === 'number' && n >= 0 && n < 1e6;
  const formed = (m) => m?.amends === 1 && m.id === id && (
    to === 'frame' ? (m.type === 'view' && typeof m.top === 'number' && m.top >= 0) : // looks are the host's own
      (m.type === 'height' && size(m.height)) || (m.type === 'scroll' && size(m.top)) || types.includes(m.type));
  const heard = to === 'parent' || to === 'frame'; // by whom the right message would be followed
  const near = [id, id.slice(1), `${id} `, id.split(','), { toString: id }, '1,1'];
  const made = () => {
    if (below(8) === 0) return odd();
    const message = { amends: below(8) ? 1 : odd(), id: below(4) ? id : below(2) ? pick(near) : odd(), type: below(4) ? pick([...types, 'height', 'scroll', 'view', 'look']) : odd() };
    for (const name of ['height', 'top', 'acted', 'theme', 'accent', 'background', 'font', 'radius']) if (below(3) === 0) message[name] = below(3) ? odd() : 120;
    return below(20) ? message : [message];
  };
  const target = { parent, self: window, made: window, frame: document.querySelector('amends-assessment')?.shadowRoot.querySelector('iframe').contentWindow }[to];
  for (let sent = 0; sent < count;) {
    const message = made();
    if (heard && formed(message)) continue;
    sent++;
    if (to !== 'made') target.postMessage(message, '*');
    else dispatchEvent(new MessageEvent('message', { data: message, origin, source: document.querySelector('amends-assessment').shadowRoot.querySelector('iframe').contentWindow }));
  }
  (to === 'made' ? window : target).postMessage({ sent: true }, '*');
}
