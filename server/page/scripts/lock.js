// @ts-check
// A text locked with a passphrase (PBKDF2, AES-GCM).
import { bytes64, octets, text64 } from "./bytes.js";
import { largest } from "./saved.js";

const rounds = 600_000, format = 1, block = 4096;

const keyOf = async (/** @type {string} */ words, /** @type {Uint8Array<ArrayBuffer>} */ salt, /** @type {number} */ iterations) =>
  crypto.subtle.deriveKey({ name: "PBKDF2", hash: "SHA-256", salt, iterations },
    await crypto.subtle.importKey("raw", octets(words.normalize("NFKC")), "PBKDF2", false, ["deriveKey"]),
    { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);

/** Locks a text. Its length says nothing. */
export const lock = async (/** @type {string} */ words, /** @type {string} */ text) => {
  const salt = crypto.getRandomValues(new Uint8Array(16)), iv = crypto.getRandomValues(new Uint8Array(12));
  const bytes = octets(text), padded = new Uint8Array(Math.ceil(bytes.length / block) * block).fill(32);
  padded.set(bytes);
  const data = new Uint8Array(await crypto.subtle.encrypt({ name: "AES-GCM", iv }, await keyOf(words, salt, rounds), padded));
  return JSON.stringify({ format, rounds, salt: text64(salt), iv: text64(iv), data: text64(data) });
};

/** Takes a lock apart, or says what is wrong with it. */
export const lockParts = (/** @type {string} */ text) => {
  try {
    const found = JSON.parse(text), [salt, iv, data] = [found.salt, found.iv, found.data].map(bytes64);
    if (found.format !== format) return "version";
    const sound = salt.length === 16 && iv.length === 12 && data.length > 16 && data.length <= 2 * largest;
    return sound && found.rounds >= rounds && found.rounds <= 20 * rounds ? { salt, iv, data, rounds: Number(found.rounds) } : "broken";
  } catch {
    return "broken";
  }
};

/** Opens a lock; fails where the passphrase is another. */
export const unlocked = async (/** @type {string} */ words, /** @type {Exclude<ReturnType<typeof lockParts>, string>} */ { salt, iv, data, rounds }) =>
  new TextDecoder().decode(await crypto.subtle.decrypt({ name: "AES-GCM", iv }, await keyOf(words, salt, rounds), data));
