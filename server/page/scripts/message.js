// @ts-check
// What a frame and the loader around it (embed.js) tell each other.

/** What the frame's name says, if the loader wrote it: words, and whether the frame flows. @type {(name: string, framed: boolean) => any} */
export const readName = (name, framed) => {
  try {
    const read = JSON.parse(name);
    if (!framed || read?.amends !== 1 || typeof read.id !== "string") return {};
    for (const key in read) if (typeof read[key] !== "string" && key !== "amends" && key !== "flows") delete read[key];
    return read;
  } catch {
    return {}; // somebody else's name, or none
  }
};

/** The type of a message, if it is the loader's and for this frame. @type {(e: { isTrusted: boolean, source: unknown, data: any }, loader: unknown, id: string) => unknown} */
export const typeOf = ({ isTrusted, source, data }, loader, id) =>
  isTrusted && source === loader && data?.amends === 1 && data.id === id ? data.type : "";

/** How a message wants the frame to look: words, and nothing else. @type {(data: any) => Record<string, string>} */
export const looksIn = (data) => {
  /** @type {Record<string, string>} */
  const looks = {};
  for (const name of ["theme", "accent", "background", "text", "font", "radius", "lang", "country", "title"]) {
    looks[name] = typeof data[name] === "string" ? data[name] : "";
  }
  return looks;
};
