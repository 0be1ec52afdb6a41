import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');

/** Pages for people: whatever they name of the tree is to be there. */
async function pages(): Promise<readonly string[]> {
  const [atRoot, inDocs] = await Promise.all([readdir(root), readdir(path.join(root, 'docs'), { recursive: true })]);
  return [...atRoot, ...inDocs.map((file) => `docs/${file}`), 'local/README.md'].filter((file) => file.endsWith('.md'));
}

/** What is generated when the product is built or runs is not looked for. */
const folders = 'resolvers|functions|receipt-types|infra|local|demo|operate|bench|test|docs|generated';

test('pages name only files, folders and links of the tree that are there', async () => {
  const missing: string[] = [];
  let count = 0;
  for (const page of await pages()) {
    const text = await readFile(path.join(root, page), 'utf8');
    const named = [...text.matchAll(new RegExp(`\`((?:${folders})/[\\w./-]*)\``, 'g'))].map(([, name = '']) => name);
    const linked = [...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map(([, link = '']) =>
      path.posix.join(path.posix.dirname(page), link),
    );
    for (const place of [...named, ...linked]) {
      count++;
      if (!existsSync(path.join(root, place))) missing.push(`${page}: ${place}`);
    }
  }
  expect(missing).toEqual([]);
  expect(count).toBeGreaterThan(50);
});
