import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Browser } from './browser.js';
import { checkedFetch, checkResponsesAgainst, takeMismatches } from './checked-fetch.js';

let server: Server;
let gateway: string;

/** Answers every request with the same body. */
beforeAll(async () => {
  server = createServer((_, response) => {
    response.setHeader('Content-Type', 'application/json').end('{"status":"OK"}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  gateway = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const ok = {
    content: { 'application/json': { schema: { type: 'object', properties: {}, required: [] } } },
  };
  checkResponsesAgainst({
    paths: { '/api/v1/test': { post: { responses: { 200: ok } } } },
    components: { schemas: {} },
  });
});
afterEach(() => void takeMismatches());
afterAll(() => server.close());

describe('a response that the document does not describe', () => {
  it('is reported once, however often it occurs', async () => {
    await checkedFetch(`${gateway}/api/v1/test/`, { method: 'POST' });
    await checkedFetch(`${gateway}/api/v1/test/`, { method: 'POST' });
    expect(takeMismatches()).toEqual([
      'POST /api/v1/test → 200: body must NOT have additional properties in {"status":"OK"}',
    ]);
    expect(takeMismatches()).toEqual([]);
  });

  it('is found in what a browser receives, and is passed on to its caller', async () => {
    const { body } = await new Browser(gateway).post('/api/v1/test/');
    expect(body).toEqual({ status: 'OK' });
    expect(takeMismatches()).toHaveLength(1);
  });

  it('is ignored for the document itself and outside of the API', async () => {
    for (const path of ['/api/v1/openapi.json', '/api/v1/docs', '/dev/mail'])
      await checkedFetch(gateway + path);
    expect(takeMismatches()).toEqual([]);
  });
});
