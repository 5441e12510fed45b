/** `docs/reference/routes.md` matches the routes of the gateway. */
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../support/test-run/folders.js';
import { routesDocument } from './routes-document.js';

it('docs/reference/routes.md is what `npm run docs:routes` writes', async () => {
  await expect(await routesDocument()).toMatchFileSnapshot(join(root, 'docs/reference/routes.md'));
});
