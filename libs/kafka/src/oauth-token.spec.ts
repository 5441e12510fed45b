import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requestToken } from './oauth-token.js';

type Answer = (response: ServerResponse) => void;

let server: Server;
let url: string;
let answer: Answer;
let request: Pick<IncomingMessage, 'method' | 'headers'> & { readonly body: string };

beforeAll(async () => {
  server = createServer(async (received, response) => {
    const { method, headers } = received;
    request = { method, headers, body: await text(received) };
    answer(response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/token`;
});

afterAll(() => server.close());

const json =
  (status: number, body: unknown): Answer =>
  (response) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));

const fromEndpoint = (scope = '') =>
  requestToken({ url, clientId: 'gate house', clientSecret: 's3cr3t:+é', scope });

describe('a token from an endpoint', () => {
  it('is requested with client credentials in HTTP Basic, form-encoded (RFC 6749, sections 2.3.1 and 4.4)', async () => {
    answer = json(200, { access_token: 'abc.def', token_type: 'Bearer', expires_in: 300 });
    expect(await fromEndpoint('kafka write')).toBe('abc.def');
    expect(request.method).toBe('POST');
    expect(request.body).toBe('grant_type=client_credentials&scope=kafka+write');
    expect(request.headers['content-type']).toContain('application/x-www-form-urlencoded');
    const [scheme, credentials] = request.headers.authorization!.split(' ');
    expect(scheme).toBe('Basic');
    expect(Buffer.from(credentials!, 'base64').toString()).toBe('gate+house:s3cr3t%3A%2B%C3%A9');
  });

  it('is requested without a scope where none is set', async () => {
    answer = json(200, { access_token: 'abc' });
    await fromEndpoint();
    expect(request.body).toBe('grant_type=client_credentials');
  });

  it.each<[string, Answer, string]>([
    [
      'a refusal',
      json(401, { error: 'invalid_client' }),
      'answers 401 (invalid_client): check KAFKA_SASL_USERNAME',
    ],
    ['an answer without a token', json(200, { token_type: 'Bearer' }), 'without an access_token'],
    ['a token with a line end', json(200, { access_token: 'a\nb' }), 'without an access_token'],
    ['no JSON', (response) => response.end('<html>'), 'without an access_token'],
    ['an answer without end', (response) => response.end('x'.repeat(70_000)), 'more than 65536 bytes'],
    ['a redirect', (response) => response.writeHead(302, { location: '/x' }).end(), 'cannot be reached'],
  ])('is refused with %s, and the error holds no secret', async (_case, given, message) => {
    answer = given;
    const error = (await fromEndpoint().catch((thrown: unknown) => thrown)) as Error;
    expect(error.message).toContain(message);
    expect(error.message).toContain('KAFKA_OAUTH_TOKEN_URL');
    expect(error.message).not.toContain('s3cr3t');
  });
});

describe('a token from a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'oauth-token-'));
  const file = join(folder, 'token');
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is read anew each time, without the line end', async () => {
    writeFileSync(file, 'first.token\n');
    expect(await requestToken({ file })).toBe('first.token');
    writeFileSync(file, 'second.token');
    expect(await requestToken({ file })).toBe('second.token');
  });

  it.each([
    ['is empty', ''],
    ['has two lines', 'one\ntwo'],
    ['is too large', 'x'.repeat(70_000)],
  ])('is refused where the file %s', async (_case, content) => {
    writeFileSync(file, content);
    await expect(requestToken({ file })).rejects.toThrow(
      `KAFKA_OAUTH_TOKEN_FILE names the file ${file}, which does not hold one token`,
    );
  });

  it('is refused where the file is missing', async () => {
    await expect(requestToken({ file: join(folder, 'none') })).rejects.toThrow('cannot be read (ENOENT)');
  });
});
