// @ts-check
// Bytes and the texts that stand for them.

export const octets = (/** @type {string} */ text) => new TextEncoder().encode(text);
export const hex = (/** @type {Uint8Array} */ bytes) => [...bytes].map((n) => n.toString(16).padStart(2, "0")).join("");
export const text64 = (/** @type {Uint8Array} */ bytes) => btoa(Array.from(bytes, (n) => String.fromCharCode(n)).join(""));
export const bytes64 = (/** @type {string} */ text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
