// Tables: printed, and written into the pages that quote them.
import { readFileSync, writeFileSync } from 'node:fs';

export const table = (head, rows) => [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

/** Prints a text, and puts it between the marks of a page in docs. */
export function publish(page, mark, text) {
  console.log(`\n${text}\n`);
  const file = new URL(`../../docs/${page}`, import.meta.url), was = readFileSync(file, 'utf8');
  const between = new RegExp(`(<!-- ${mark}: make hosts -->\n)[^]*?(\n<!-- end of ${mark} -->)`);
  if (!between.test(was)) throw new Error(`docs/${page} has no marks for ${mark}`);
  writeFileSync(file, was.replace(between, (_, before, after) => `${before}\n${text}\n${after}`));
}
