/** A client generated from the OpenAPI document compiles with the arguments callers write, for every operation. */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';
import ts from 'typescript';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { cache, root } from '../support/test-run/folders.js';

const calls = join(root, 'test/client');
const document = inject('apiDocument');

let folder: string;
const sources: string[] = [];

/** Inside the project, so that the generated calls resolve their packages. */
beforeAll(async () => {
  await mkdir(cache, { recursive: true });
  folder = await mkdtemp(join(cache, 'client-'));
  for (const name of await readdir(calls)) {
    const text = await readFile(join(calls, name), 'utf8');
    sources.push(text);
    await writeFile(join(folder, name), text);
  }
  const types = astToString(await openapiTS(document as unknown as OpenAPI3));
  await writeFile(join(folder, 'api-types.ts'), types);
});
afterAll(() => rm(folder, { recursive: true }));

it('has a call for every operation of the document, and no other', () => {
  const called = sources.flatMap((text) =>
    [...text.matchAll(/api\.([A-Z]+)\('([^']+)'/g)].map(([, method, path]) => `${method} ${path}`),
  );
  const documented = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect([...new Set(called)].toSorted()).toEqual(documented.toSorted());
});

it('compiles in strict mode with the required parameters of every operation', async () => {
  const files = (await readdir(folder)).map((name) => join(folder, name));
  const program = ts.createProgram(files, {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    exactOptionalPropertyTypes: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    customConditions: ['source'],
    lib: ['lib.es2023.d.ts', 'lib.dom.d.ts'],
    types: [],
  });
  const faults = ts.getPreEmitDiagnostics(program).map(({ file, messageText }) => {
    return `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
  });
  expect(faults).toEqual([]);
});
