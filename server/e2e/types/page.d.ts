// What the start script, the keep script, the frame script and the page's program share, and what wasm_exec.js leaves behind.
interface Amends {
  reached: number;
  taken: boolean;
  keep: ((wanted: string) => void) | null;
  bundle: Uint8Array | null;
  fail(kind: string): void;
  clear(): void;
  save?(): string;
  take?(question: string, answer: string): string | null;
  mark?(step: string, mark: string): void;
  country?(): void;
  /** The plan as Markdown. */
  markdown?(): string;
  leave(address: string): void;
  release(): void;
}
interface Window {
  amends: Amends;
  Go: new () => { env: Record<string, string>; importObject: WebAssembly.Imports; run(program: WebAssembly.Instance): Promise<void> };
}
