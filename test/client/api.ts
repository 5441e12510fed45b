/** The client of the calls in this folder. The test that compiles them generates `api-types.ts` from the document. */
import type { Client } from 'openapi-fetch';
import type { paths } from './api-types.js';

export type Api = Client<paths>;

export const ifMatch = (version: number) => ({ 'If-Match': `"${version}"` });
