/** The API of the gateway, with the session of the browser. */
import { createGatehouse, GatehouseError } from '@gatehouse/browser';
import createClient from 'openapi-fetch';
import { Prompt } from './prompt.js';
import type { components, paths } from './schema.js';

export type Schemas = components['schemas'];

const metaOf = (name: string) => document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content;

/** `BRAND_NAME`. */
export const brandName = metaOf('application-name') || 'Gatehouse';
export const productVersion = metaOf('version') ?? '';

/** The console lies beside the API, below the path of `PUBLIC_URL`. */
const gateway = new URL('..', document.baseURI).href.replace(/\/$/, '');

export const gatehouse = createGatehouse({
  baseUrl: gateway,
  ...(metaOf('csrf-cookie') && { csrfCookie: metaOf('csrf-cookie')! }),
});

/** The second factor, which sensitive changes need again after some time. */
export const stepUp = new Prompt();
/** A login in another tab, after the session has ended. */
export const login = new Prompt();

/** Codes of errors that the person can mend while the request waits. */
const mendable: Partial<Record<string, Prompt>> = {
  step_up_required: stepUp,
  'session.not_authenticated': login,
  token_not_valid: login,
};

/** Sends a request, and repeats it after the person did what it needed. Every other failure is thrown. */
async function send(request: Request): Promise<Response> {
  const response = await gatehouse.fetch(request.clone());
  if (response.ok) return response;
  const error = await GatehouseError.of(response);
  const prompt = mendable[error.code];
  if (prompt && (await prompt.ask())) return send(request);
  throw error;
}

/** Calls throw `GatehouseError`; `dataOf` gives the body of the answer. */
export const api = createClient<paths>({
  baseUrl: gateway,
  fetch: (request) => {
    request.headers.set('Accept-Language', document.documentElement.lang);
    return send(request);
  },
});

/** @returns the body of a successful answer; failures have been thrown */
export async function dataOf<Data>(call: Promise<{ data?: Data }>): Promise<NonNullable<Data>> {
  const { data } = await call;
  return data as NonNullable<Data>;
}

/** The address of a file of the API, for links that download. */
export const apiUrl = (path: string): string => `${gateway}${path}`;

export const ifMatch = (version: number): { 'If-Match': string } => ({ 'If-Match': `"${version}"` });
