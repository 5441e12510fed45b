/** What the calls of this folder are made with. `api-types.ts` is generated from the document by the test that compiles them. */
import type { Client } from 'openapi-fetch';
import type { paths } from './api-types.js';

export type Api = Client<paths>;

export const ifMatch = (version: number) => ({ 'If-Match': `"${version}"` });
