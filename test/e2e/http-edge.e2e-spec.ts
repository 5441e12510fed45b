/** Requests as various clients and proxies write them: empty bodies, repeated headers, rare but legal HTTP. */
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { Browser } from '../support/http/browser.js';
import { checkedFetch } from '../support/http/checked-fetch.js';
import { type KnownPerson, loggedInPerson } from '../support/people/people.js';
import { type RunningGateways, startGateways } from '../support/apps/gateways.js';
import { Mailbox } from '../support/mail/mailbox.js';
import { sendRaw } from '../support/attacks/raw-http.js';
import { Teardown } from '../support/test-run/teardown.js';

const { gateway, mailbox } = inject('system');
const teardown = new Teardown();
afterAll(() => teardown.run());

let person: KnownPerson;
beforeAll(async () => {
  person = await loggedInPerson(gateway, new Mailbox(mailbox));
});

/** A POST with the session of the user. */
const post = (path: string, lines: readonly string[], body = '', version = '1.1') =>
  sendRaw(
    gateway,
    [
      `POST ${path} HTTP/${version}`,
      'Connection: close',
      `Cookie: ${person.browser.jar.header()}`,
      `X-CSRFToken: ${person.browser.jar.get('csrftoken')}`,
      ...lines,
      '',
      body,
    ].join('\r\n'),
  );

const host = 'Host: gatehouse.example';
const chunked = 'Transfer-Encoding: chunked';
const nothing = '0\r\n\r\n';

const bodiesOfNothing: [string, string[], string][] = [
  ['no header at all', [], ''],
  ['a length of 0', ['Content-Length: 0'], ''],
  ['no chunks', [chunked], nothing],
  ['an empty type', ['Content-Type:', 'Content-Length: 0'], ''],
  ['an empty type and no chunks', ['Content-Type:', chunked], nothing],
  ['text/plain of length 0', ['Content-Type: text/plain', 'Content-Length: 0'], ''],
  ['text/plain without chunks', ['Content-Type: text/plain;charset=UTF-8', chunked], nothing],
  ['text/plain without a length', ['Content-Type: text/plain'], ''],
  [
    'a multipart type of length 0',
    ['Content-Type: multipart/form-data; boundary=x', 'Content-Length: 0'],
    '',
  ],
  ['JSON without chunks', ['Content-Type: application/json', chunked], nothing],
];

describe('a route without a request body', () => {
  it.each(bodiesOfNothing)('ignores an empty body: %s', async (_, lines, body) => {
    expect((await post('/api/v1/test/', [host, ...lines], body)).status).toBe(200);
  });

  it.each(bodiesOfNothing)('refreshes and logs out with an empty body: %s', async (_, lines, body) => {
    const { browser } = await loggedInPerson(gateway, new Mailbox(mailbox));
    const send = (path: string) =>
      sendRaw(
        gateway,
        [
          `POST ${path} HTTP/1.1`,
          host,
          'Connection: close',
          `Cookie: ${browser.jar.header()}`,
          `X-CSRFToken: ${browser.jar.get('csrftoken')}`,
          ...lines,
          '',
          body,
        ].join('\r\n'),
      );
    const refreshed = await send('/api/v1/login/refresh/');
    browser.jar.take(
      [...refreshed.head.matchAll(/^set-cookie: (.*)$/gim)].map(([, cookie]) => cookie!.trim()),
    );
    expect([refreshed.status, (await send('/api/v1/logout/')).status]).toEqual([200, 200]);
  });

  it.each([
    ['JSON as text/plain', ['Content-Type: text/plain', 'Content-Length: 2'], '{}'],
    ['JSON as text/plain in chunks', ['Content-Type: text/plain', chunked], `2\r\n{}\r\n${nothing}`],
    ['content without a type', ['Content-Length: 2'], '{}'],
    ['content with an empty type', ['Content-Type:', 'Content-Length: 2'], '{}'],
    ['a blank before the type', ['Content-Type: ;application/json', 'Content-Length: 2'], '{}'],
  ])('refuses %s', async (_, lines, body) => {
    expect((await post('/api/v1/test/', [host, ...lines], body)).status).toBe(415);
  });
});

describe('a header sent twice', () => {
  const json = ['Content-Type: application/json', 'Content-Length: 2'];
  it.each<[string, string[], number]>([
    ['Host', [host, 'Host: evil.example'], 400],
    ['host in other letters', [host, 'HOST: gatehouse.example'], 400],
    ['Content-Type', [host, ...json, 'Content-Type: text/plain'], 400],
    ['Authorization', [host, 'Authorization: Bearer a', 'Authorization: Bearer b'], 400],
    ['Content-Length', [host, ...json, 'Content-Length: 3'], 400],
    ['Content-Length beside chunks', [host, 'Content-Length: 5', chunked], 400],
    ['Transfer-Encoding', [host, chunked, 'Transfer-Encoding: identity'], 400],
    ['X-CSRFToken', [host, 'X-CSRFToken: x'], 403],
    ['Origin', [host, 'Origin: http://gatehouse.example', 'Origin: http://gatehouse.example'], 403],
  ])('is refused: %s', async (_, lines, status) => {
    expect(
      (await post('/api/v1/test/', lines, lines.some((line) => line.includes(': 2')) ? '{}' : '')).status,
    ).toBe(status);
  });

  it('is accepted where the header is a list', async () => {
    expect(
      (await post('/api/v1/test/', [host, 'Cookie: a=1', 'Accept: */*', 'Accept: text/html'])).status,
    ).toBe(200);
  });
});

describe('legal HTTP that few clients write', () => {
  it('is answered for an absolute request target as for its path', async () => {
    expect((await post('http://gatehouse.example/api/v1/test/', [host, 'Content-Length: 0'])).status).toBe(
      200,
    );
    expect((await post('http://gatehouse.example/api/v1/nowhere/', [host, 'Content-Length: 0'])).status).toBe(
      404,
    );
  });

  it('is answered in HTTP/1.0 without Host, and the connection closed', async () => {
    expect((await post('/api/v1/test/', ['Content-Length: 0'], '', '1.0')).status).toBe(200);
  });

  it('is refused in HTTP/1.1 without Host', async () => {
    expect((await post('/api/v1/test/', ['Content-Length: 0'])).status).toBe(400);
  });

  it('gets 100 Continue before it sends its body', async () => {
    const body = JSON.stringify({ token: 'x' });
    const expecting = [
      'Expect: 100-continue',
      'Content-Type: application/json',
      `Content-Length: ${body.length}`,
    ];
    const answer = await post('/api/v1/verify/', [host, ...expecting], body);
    expect(answer.received).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 401 /);
  });

  it.each([
    '/api/v1/%00test/',
    '/api/v1/test/%00',
    '/api/v1/users/%00',
    '/api/v1/activate/?user_id=%00&activation_code=%00',
  ])('is refused with an encoded NUL in it: %s', async (target) => {
    const request = ['GET', 'POST'].map((method) => person.browser.request(method, target));
    for (const { status } of await Promise.all(request)) expect([400, 403, 404, 405]).toContain(status);
  });

  it('may quote cookie values', async () => {
    const Cookie = ['access_token', 'csrftoken']
      .map((name) => `${name}="${person.browser.jar.get(name)}"`)
      .join('; ');
    expect((await person.browser.post('/api/v1/test/', undefined, { headers: { Cookie } })).status).toBe(200);
  });
});

describe('settings that open something', () => {
  let opened: RunningGateways;
  beforeAll(async () => {
    opened = await startGateways(1, inject('servers'), {
      API_DOCUMENT: '0',
      HSTS_INCLUDE_SUBDOMAINS: '1',
      PUBLIC_URL: 'https://auth.example.com',
      SECURITY_CONTACT: 'mailto:security@example.com, https://example.com/report',
      SECURITY_EXPIRES: '2099-12-31T00:00:00Z',
    });
    teardown.add(() => opened.stop());
  });

  it('serve security.txt with the contact, and 404 without one', async () => {
    const answer = await checkedFetch(`${opened.urls[0]}/.well-known/security.txt`);
    expect([answer.status, answer.headers.get('content-type'), await answer.text()]).toEqual([
      200,
      'text/plain; charset=utf-8',
      [
        'Contact: mailto:security@example.com',
        'Contact: https://example.com/report',
        'Expires: 2099-12-31T00:00:00.000Z',
        'Preferred-Languages: en, ru',
        'Canonical: https://auth.example.com/.well-known/security.txt',
        '',
      ].join('\n'),
    ]);
    expect((await new Browser(gateway).get('/.well-known/security.txt')).status).toBe(404);
  });

  it('send HSTS for all subdomains, which is off by default', async () => {
    const hsts = async (url: string) =>
      (await checkedFetch(`${url}/health/live`)).headers.get('strict-transport-security');
    expect(await hsts(opened.urls[0]!)).toBe('max-age=31536000; includeSubDomains');
    expect(await hsts(gateway)).toBe('max-age=31536000');
  });

  it('serve the OpenAPI document, which production hides by default', async () => {
    expect((await checkedFetch(`${opened.urls[0]}/api/v1/openapi.json`)).status).toBe(404);
    expect((await checkedFetch(`${gateway}/api/v1/openapi.json`)).status).toBe(200);
  });
});
