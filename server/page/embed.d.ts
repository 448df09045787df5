// Types of <amends-assessment> for editors. Put this file next to your scripts,
// or name it under "types" in tsconfig.json.

export {};

/** What the element tells: five words about a run, and never anything that was answered or followed from it. */
type AmendsWord =
  /** The questions can be seen. */
  | "ready"
  /** The introduction was left for the first question. */
  | "start"
  /** A plan was shown. Stopping for safety looks like leaving: nothing is told. */
  | "complete"
  /** The reader left at once, closed the dialog, or finished after a plan. */
  | "exit"
  /** The questions could not be shown; a message or a link stands in their place. */
  | "error";

/** Every event has two names: with a colon, and for frameworks in which that means something else, with a dash. */
type AmendsEvent = `amends:${AmendsWord}` | `amends-${AmendsWord}`;

interface AmendsAttributes {
  /** The assessment, such as "trust". */
  name: string;
  /** "light", "dark", or "auto" for what the reader prefers. */
  theme?: "light" | "dark" | "auto";
  /** The colour of buttons and links, such as "#0b6e4f". Made darker or lighter where it could not be read. */
  accent?: string;
  /** The language that you expect, such as "en". */
  lang?: string;
  /** "inline" in the page, or "button" for a button that opens a dialog. */
  start?: "inline" | "button";
  /** Whose help lines are shown first, such as "GB". */
  country?: string;
  /** The frame's name for screen readers. */
  title?: string;
}

/** What JSX takes: React's names of listeners, Solid's of attributes and listeners, and what every element has there. */
type AmendsProperties = AmendsAttributes & { children?: unknown; ref?: unknown; key?: unknown; style?: unknown; class?: string; className?: string }
  & { [on in `onamends-${AmendsWord}` | `on:amends-${AmendsWord}`]?: ((event: CustomEvent<null>) => void) | undefined }
  & { [name: `attr:${string}`]: string | undefined };

interface AmendsAssessment extends HTMLElement {
  addEventListener(type: AmendsEvent, listener: (this: AmendsAssessment, event: CustomEvent<null>) => void, options?: boolean | AddEventListenerOptions): void;
  addEventListener<K extends keyof HTMLElementEventMap>(type: K, listener: (this: AmendsAssessment, event: HTMLElementEventMap[K]) => void, options?: boolean | AddEventListenerOptions): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "amends-assessment": AmendsAssessment;
  }

  /** JSX as React 18 and others read it. */
  namespace JSX {
    interface IntrinsicElements {
      "amends-assessment": AmendsProperties;
    }
  }
}

// @ts-ignore: where there is no React, there is nothing to add to
declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "amends-assessment": AmendsProperties;
    }
  }
}

// @ts-ignore: as with React
declare module "solid-js" {
  namespace JSX {
    interface IntrinsicElements {
      "amends-assessment": AmendsProperties;
    }
  }
}
