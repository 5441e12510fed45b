/** Gets the access token of the login at the brokers by OAUTHBEARER (RFC 7628). */
import { open } from 'node:fs/promises';
import type { OAuthTokenSource } from '#config';

/** Milliseconds; below the time that the client waits for the answer of a broker. */
const patience = 5_000;
/** Bytes of a token file or a response. */
const largest = 64 * 1024;

/** Visible ASCII (RFC 6750, section 2.1, is narrower): anything else would break the SASL message. */
const token = /^[\x21-\x7e]+$/;

/** @throws Error that names the setting, never the token or the secret */
export function requestToken(source: OAuthTokenSource): Promise<string> {
  return 'file' in source ? readToken(source.file) : fetchToken(source);
}

/** Read anew each time: Kubernetes replaces projected tokens before they expire. */
async function readToken(path: string): Promise<string> {
  let content: string;
  try {
    content = (await readStart(path)).trim();
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    throw new Error(`KAFKA_OAUTH_TOKEN_FILE names the file ${path}, which cannot be read (${code})`, {
      cause,
    });
  }
  if (token.test(content) && content.length <= largest) return content;
  throw new Error(`KAFKA_OAUTH_TOKEN_FILE names the file ${path}, which does not hold one token`);
}

async function readStart(path: string): Promise<string> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(largest + 1), 0, largest + 1, 0);
    return buffer.toString('latin1', 0, bytesRead);
  } finally {
    await file.close();
  }
}

/** Client credentials (RFC 6749, section 4.4), sent as HTTP Basic (section 2.3.1). */
async function fetchToken(source: Extract<OAuthTokenSource, { url: string }>): Promise<string> {
  const { url, clientId, clientSecret, scope } = source;
  const credentials = [clientId, clientSecret].map(formEncoded).join(':');
  const body = new URLSearchParams({ grant_type: 'client_credentials', ...(scope && { scope }) });
  const signal = AbortSignal.timeout(patience);
  const authorization = `Basic ${Buffer.from(credentials).toString('base64')}`;
  const headers = { authorization, accept: 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body, signal, redirect: 'error' }).catch(
    (cause: unknown) => {
      throw new Error(`KAFKA_OAUTH_TOKEN_URL cannot be reached: ${reasonOf(cause)}`, { cause });
    },
  );
  const answer = await textOf(response);
  if (!response.ok) {
    throw new Error(
      `KAFKA_OAUTH_TOKEN_URL answers ${response.status}${errorIn(answer)}: check KAFKA_SASL_USERNAME and KAFKA_SASL_PASSWORD`,
    );
  }
  const { access_token: value } = fieldsOf(answer);
  if (typeof value === 'string' && token.test(value)) return value;
  throw new Error('KAFKA_OAUTH_TOKEN_URL answers without an access_token');
}

/** application/x-www-form-urlencoded, as section 2.3.1 requires of both parts. */
const formEncoded = (text: string): string => new URLSearchParams({ '': text }).toString().slice(1);

async function textOf(response: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of response.body ?? []) {
    length += part.length;
    if (length > largest) throw new Error(`KAFKA_OAUTH_TOKEN_URL answers with more than ${largest} bytes`);
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function fieldsOf(answer: string): { readonly access_token?: unknown; readonly error?: unknown } {
  try {
    return (JSON.parse(answer) ?? {}) as object;
  } catch {
    return {};
  }
}

/** The error code of RFC 6749, section 5.2, such as `invalid_client`. */
function errorIn(answer: string): string {
  const { error } = fieldsOf(answer);
  return typeof error === 'string' && /^[a-z_]{1,50}$/.test(error) ? ` (${error})` : '';
}

function reasonOf(error: unknown): string {
  const { name, cause } = error as { name: string; cause?: { code?: string; message?: string } };
  if (name === 'TimeoutError') return `no answer within ${patience} ms`;
  return cause?.code ?? cause?.message ?? name;
}
