/** Requests that no real front end sends: forged, planted, malformed, oversized, slow. */
import { request } from 'node:http';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { Browser } from '../support/http/browser.js';
import { checkedFetch } from '../support/http/checked-fetch.js';
import { type KnownPerson, loggedInPerson, logIn, uniqueEmail } from '../support/people/people.js';
import { Mailbox } from '../support/mail/mailbox.js';

const { gateway, mailbox } = inject('system');
const browser = () => new Browser(gateway);

let person: KnownPerson;
let attacker: KnownPerson;

beforeAll(async () => {
  person = await loggedInPerson(gateway, new Mailbox(mailbox));
  attacker = await loggedInPerson(gateway, new Mailbox(mailbox));
});

/** After every attack the service answers, and the session of the victim is valid. */
afterAll(async () => {
  expect((await checkedFetch(`${gateway}/health/live`)).status).toBe(200);
  expect((await person.browser.post('/api/v1/test/')).status).toBe(200);
});

describe('CSRF', () => {
  const post = (headers: Record<string, string>) =>
    person.browser.post('/api/v1/logout/', undefined, { headers });
  const cookies = () => person.browser.jar.header();
  const own = () => person.browser.jar.get('csrftoken')!;
  const foreign = () => attacker.browser.jar.get('csrftoken')!;

  it.each<[string, () => Record<string, string>]>([
    ['without the header', () => ({ 'X-CSRFToken': '' })],
    ['with a wrong one', () => ({ 'X-CSRFToken': 'x' })],
    ['with one changed at its end', () => ({ 'X-CSRFToken': `${own().slice(0, -2)}AA` })],
    ['with it sent twice', () => ({ 'X-CSRFToken': `${own()}, ${own()}` })],
    ["with the attacker's header", () => ({ 'X-CSRFToken': foreign() })],
    [
      "with the attacker's own good pair planted",
      () => ({ 'X-CSRFToken': foreign(), Cookie: cookies().replace(own(), foreign()) }),
    ],
    ['without its cookie', () => ({ Cookie: cookies().replace(/csrftoken=[^;]+;? ?/, '') })],
  ])('a logout %s is refused and ends nothing', async (_, headers) => {
    const answer = await post(headers());
    expect([answer.status, answer.body]).toEqual([
      403,
      { detail: expect.stringMatching(/^CSRF Failed: /), code: expect.stringMatching(/^session\.csrf_/) },
    ]);
    expect((await person.browser.post('/api/v1/test/')).status).toBe(200);
  });

  it.each<[string, Record<string, string>]>([
    ['a foreign origin', { Origin: 'https://evil.example', 'Sec-Fetch-Site': '' }],
    [
      'a foreign origin that lies about itself',
      { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'same-origin' },
    ],
    ['no origin at all', { Origin: 'null', 'Sec-Fetch-Site': '' }],
    ['another site', { Origin: '', 'Sec-Fetch-Site': 'cross-site' }],
    ['a neighbour of the site', { Origin: '', 'Sec-Fetch-Site': 'same-site' }],
  ])('login, refresh and logout are refused from %s', async (_, headers) => {
    const { email, password } = person;
    for (const [path, body] of [
      ['/api/v1/login/', { email, password }],
      ['/api/v1/login/refresh/', undefined],
      ['/api/v1/logout/', undefined],
    ] as const) {
      const answer = await person.browser.post(path, body, { headers });
      expect([answer.status, answer.setCookies]).toEqual([403, []]);
    }
  });

  it('does not block clients that are no browsers', async () => {
    const headers = { Origin: '', 'Sec-Fetch-Site': '' };
    expect((await person.browser.post('/api/v1/test/', undefined, { headers })).status).toBe(200);
  });

  it('no CORS headers are sent to foreign origins', async () => {
    const answer = await person.browser.request('OPTIONS', '/api/v1/test/', {
      headers: { Origin: 'https://evil.example', 'Access-Control-Request-Method': 'POST' },
    });
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('another user’s cookie', () => {
  it('beside the caller’s own changes nothing for either', async () => {
    const mixed = [
      `access_token=${person.browser.jar.get('access_token')}`,
      `refresh_token=${attacker.browser.jar.get('refresh_token')}`,
      `csrftoken=${attacker.browser.jar.get('csrftoken')}`,
    ].join('; ');
    const headers = { Cookie: mixed, 'X-CSRFToken': attacker.browser.jar.get('csrftoken')! };
    expect((await browser().post('/api/v1/logout/', undefined, { headers })).status).toBe(403);
    expect((await attacker.browser.post('/api/v1/test/')).status).toBe(200);
  });

  it('planted before a login is replaced by the login', async () => {
    const victim = { ...person, browser: browser() };
    for (const name of ['access_token', 'refresh_token', 'csrftoken']) {
      victim.browser.jar.take([`${name}=${attacker.browser.jar.get(name)}; Path=/`]);
    }
    await logIn(victim);
    for (const name of ['access_token', 'refresh_token', 'csrftoken']) {
      expect(victim.browser.jar.get(name)).not.toBe(attacker.browser.jar.get(name));
    }
  });
});

type Body = NonNullable<RequestInit['body']>;

describe('a body', () => {
  const send = (body: Body, type: string, headers: Record<string, string> = {}) =>
    checkedFetch(`${gateway}/api/v1/login/`, {
      method: 'POST',
      body,
      headers: { 'Content-Type': type, ...headers },
    });
  const deep = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
  const json = 'application/json';

  it.each<[string, Body, string, number]>([
    ['as text/plain', '{"email":"a"}', 'text/plain', 415],
    ['as XML', '<a/>', 'application/xml', 415],
    ['half a document', '{"email":', json, 400],
    ['a list', '[]', json, 400],
    ['a number', '7', json, 400],
    ['2,000 deep', deep(2000), json, 400],
    ['150,000 deep', deep(150_000), json, 400],
    ['with __proto__', '{"__proto__":{"isAdmin":true},"email":"a"}', json, 400],
    ['with constructor.prototype', '{"constructor":{"prototype":{"x":1}}}', json, 400],
    ['of 1 MiB and a byte', `"${'x'.repeat(1024 * 1024 - 1)}"`, json, 413],
    ['of 100,000 fields', 'a=1&'.repeat(100_000), 'application/x-www-form-urlencoded', 400],
    [
      'with a field twice',
      'email=a%40b.ee&email=c%40d.ee&password=x',
      'application/x-www-form-urlencoded',
      400,
    ],
    ['multipart without a boundary', 'x', 'multipart/form-data', 400],
    [
      'multipart that ends early',
      '--b\r\nContent-Disposition: form-data; name="email"\r\n\r\nx',
      'multipart/form-data; boundary=b',
      400,
    ],
    ['that is no UTF-8', Buffer.from([0x7b, 0xff, 0x7d]), json, 400],
  ])('%s is refused with an explanation', async (_, body, type, status) => {
    const answer = await send(body, type);
    expect(answer.status).toBe(status);
    expect(Object.keys((await answer.json()) as object).length).toBeGreaterThan(0);
  });

  it('with a file is refused', async () => {
    const form = new FormData();
    form.set('email', 'a@b.ee');
    form.set('password', new Blob(['x']), 'password.txt');
    const answer = await checkedFetch(`${gateway}/api/v1/login/`, { method: 'POST', body: form });
    expect(answer.status).toBe(400);
  });

  it('that is compressed is not decompressed', async () => {
    const bomb = gzipSync(Buffer.alloc(20 * 1024 * 1024, 'x'));
    const answer = await send(bomb, json, { 'Content-Encoding': 'gzip' });
    expect([400, 415]).toContain(answer.status);
  });

  it('without end is cut off', async () => {
    const outcome = await statusOfEndless('/api/v1/login/');
    expect([413, 'cut']).toContain(outcome);
  });
});

describe('a request', () => {
  it('with a URL of 16 kB is refused', async () => {
    const answer = await checkedFetch(
      `${gateway}/api/v1/activate/?user_id=${'1'.repeat(16_000)}&activation_code=x`,
    );
    expect([404, 414, 431]).toContain(answer.status);
  });

  it('with headers of 20 kB is refused', async () => {
    const headers = Object.fromEntries(
      Array.from({ length: 200 }, (_, index) => [`x-${index}`, 'y'.repeat(100)]),
    );
    expect((await checkedFetch(`${gateway}/api/v1/test/`, { method: 'POST', headers })).status).toBe(431);
  });

  it('whose headers never end is answered 408 and the connection closed', async () => {
    const { hostname, port } = new URL(gateway);
    const socket = connect(Number(port), hostname);
    socket.write('POST /api/v1/login/ HTTP/1.1\r\nHost: x\r\nX-Slow: ');
    const received = await new Promise<string>((resolve, reject) => {
      let text = '';
      socket.on('data', (chunk) => (text += String(chunk)));
      socket.on('close', () => resolve(text));
      socket.on('error', reject);
    });
    expect(received).toMatch(/^HTTP\/1\.1 408 /);
  });

  it.each([
    '//api/v1/test/',
    '/api/v1/%74est/',
    '/API/V1/TEST/',
    '/api/v1/./test/',
    '/api/v1/test/%2e%2e/test/',
  ])('to %s is subject to the same access control', async (path) => {
    const { hostname, port } = new URL(gateway);
    const status = await rawStatus(hostname, Number(port), `POST ${path} HTTP/1.1`);
    expect([400, 401, 404]).toContain(status);
  });

  it.each(['<script>', 'x'.repeat(65), 'a b'])('with the id %j gets a generated one', async (id) => {
    const answer = await checkedFetch(`${gateway}/health/live`, { headers: { 'X-Request-Id': id } });
    expect(answer.headers.get('x-request-id')).not.toBe(id);
    expect(answer.headers.get('x-request-id')).toMatch(/^[\w-]{36}$/);
  });
});

describe('every response', () => {
  it.each([
    ['POST', '/api/v1/login/'],
    ['GET', '/api/v1/login/'],
    ['POST', '/api/v1/test/'],
    ['GET', '/nowhere'],
    ['GET', '/health/ready'],
  ])('to %s %s carries the security headers', async (method, path) => {
    const answer = await browser().request(method, path);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'referrer-policy': 'no-referrer',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
      'strict-transport-security': expect.stringContaining('max-age='),
      'x-request-id': expect.stringMatching(/^[\w.-]+$/),
    });
    expect(answer.headers.get('x-powered-by')).toBeNull();
    expect(answer.headers.get('server')).toBeNull();
  });

  it('to a malformed login reveals no internals', async () => {
    const answer = await browser().post('/api/v1/login/', { email: uniqueEmail(), password: { $gt: '' } });
    expect(JSON.stringify(answer.body)).not.toMatch(/node_modules|Error|stack|typeorm|SELECT/i);
  });
});

function rawStatus(host: string, port: number, requestLine: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, host);
    socket.write(`${requestLine}\r\nHost: ${host}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
    let text = '';
    socket.on('data', (chunk) => (text += String(chunk)));
    socket.on('close', () => resolve(Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1])));
    socket.on('error', reject);
  });
}

/** Sends a body in chunks until the server closes the connection. */
function statusOfEndless(path: string): Promise<number | 'cut'> {
  return new Promise((resolve) => {
    const headers = { 'Content-Type': 'application/json', 'Transfer-Encoding': 'chunked' };
    const sending = request(gateway + path, { method: 'POST', headers });
    const chunk = Buffer.alloc(64 * 1024, ' ');
    const more = () => {
      while (!sending.destroyed && sending.write(chunk));
    };
    sending.on('drain', more);
    sending.on('response', ({ statusCode }) => {
      sending.destroy();
      resolve(statusCode!);
    });
    sending.on('error', () => resolve('cut'));
    more();
  });
}
