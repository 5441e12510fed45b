import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { jsonDownload } from './json-download.js';

const downloaded = async (pages: readonly (readonly string[])[]) => {
  const list = ({ after }: { after: string | undefined }) => {
    const index = Number(after ?? 0);
    return Promise.resolve({
      items: pages[index]!,
      next: index + 1 < pages.length ? String(index + 1) : null,
    });
  };
  const file = await jsonDownload('names', (name: string) => ({ name }), list);
  return text(file.getStream());
};

it.each([
  ['nothing', [[]]],
  ['one page', [['a"', 'b\n']]],
  ['several pages, one of them emptied meanwhile', [['a'], ['b', 'c'], []]],
])('a JSON file of %s is valid JSON with every item once', async (_, pages) => {
  const { items } = JSON.parse(await downloaded(pages)) as { items: unknown[] };
  expect(items).toEqual(pages.flat().map((name) => ({ name })));
});
