// What docs/hosts.md prints for frameworks, as it stands there.
import { readFileSync } from 'node:fs';

const page = readFileSync(new URL('../../../docs/hosts.md', import.meta.url), 'utf8');

/** The pieces of code under the heading of a framework, with the address where the assessments are. */
export function snippets(name, address) {
  const section = page.split(`\n### ${name}\n`)[1]?.split(/\n##+ /)[0];
  if (!section) throw new Error(`docs/hosts.md has no heading “### ${name}”`);
  return [...section.matchAll(/```\w+\n([^]*?)```/g)].map(([, code]) => code.replaceAll('https://HOST', address));
}

/** The style sheet that it gives, which keeps the element's place. */
export const styles = page.match(/```css\n([^]*?)```/)[1];
