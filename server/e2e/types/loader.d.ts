// What the server writes into the loader (page.Loader).
declare const BASE: string;
declare const TEXTS: Record<"open" | "start" | "close" | "failed" | "title", string>;
declare const EXIT: string;
