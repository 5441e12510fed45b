/** `docs/reference/commands.md` matches the descriptions of the commands. */
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../support/test-run/folders.js';
import { commandsDocument } from './commands-document.js';

it('docs/reference/commands.md is what `npm run docs:commands` writes', async () => {
  await expect(await commandsDocument()).toMatchFileSnapshot(join(root, 'docs/reference/commands.md'));
});
