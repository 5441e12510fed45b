/** The console is compiled against the OpenAPI document of the gateway. */
import { join } from 'node:path';
import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';
import { expect, it } from 'vitest';
import { root } from '../support/test-run/folders.js';
import { routesOf } from '../../apps/gateway/src/api-document/documented-routes.js';
import { apiDocument } from './api-document.js';

const introduction =
  '/** The API of the gateway. Generated from its OpenAPI document by `npm run docs:routes`. */\n';

it('apps/console/src/api/schema.ts is what `npm run docs:routes` writes', async () => {
  const document = await apiDocument();
  // Errors are exceptions of one type in the console.
  for (const { operation } of routesOf(document)) {
    for (const status of Object.keys(operation.responses)) {
      if (Number(status) >= 400) delete operation.responses[status];
    }
  }
  const types = await openapiTS(document as unknown as OpenAPI3, { excludeDeprecated: true });
  const file = join(root, 'apps/console/src/api/schema.ts');
  await expect(introduction + astToString(types)).toMatchFileSnapshot(file);
});
