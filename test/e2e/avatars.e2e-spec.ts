/** Avatars over HTTP: upload in every form, access, and storage in a folder or a bucket. */
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { runCommand } from '../support/apps/run-command.js';
import { startApp } from '../support/apps/start-app.js';
import { Browser } from '../support/http/browser.js';
import { checkedFetch } from '../support/http/checked-fetch.js';
import { logIn, uniqueEmail } from '../support/people/people.js';
import {
  api,
  type OrganisationMembers,
  createOrganisation,
  notFound,
  refused,
} from '../support/people/organisations.js';
import { S3Server } from '../support/servers/s3-server.js';
import type { ChildServer } from '../support/servers/child-server.js';

const system = inject('system');
const folder = system.environment['AVATAR_FOLDER']!;
const mebibyte = 1024 * 1024;
const own = api('me/avatar/');

let people: OrganisationMembers;
let png: Buffer;

beforeAll(async () => {
  people = await createOrganisation(system);
  png = await picture('red').png().toBuffer();
});

function picture(background: string) {
  return sharp({ create: { width: 900, height: 600, channels: 3, background } });
}

const send = (browser: Browser, body: unknown, type = 'image/png', headers: Record<string, string> = {}) =>
  browser.request('PUT', own, { body, headers: { 'Content-Type': type, ...headers } });

/** As an `<img>` element requests it. */
const see = (browser: Browser, path = own, headers: Record<string, string> = {}) =>
  checkedFetch(browser.gateway + path, { headers: { Cookie: browser.jar.header(), ...headers } });

function form(content: Buffer, name = 'avatar', type = 'image/png'): FormData {
  const fields = new FormData();
  fields.set(name, new Blob([new Uint8Array(content)], { type }), 'me.png');
  return fields;
}

const multipart = (browser: Browser, fields: FormData) => browser.request('PUT', own, { body: fields });

describe('an avatar', () => {
  it('is served as a picture after the upload, and not found after the removal', async () => {
    const { browser } = people.worker;
    expect(await browser.get(own)).toMatchObject(notFound);
    expect((await send(browser, png)).status).toBe(204);
    const answer = await see(browser);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/webp']);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(answer.headers.get('cache-control')).toBe('private, no-cache');
    const shown = Buffer.from(await answer.arrayBuffer());
    expect(await sharp(shown).metadata()).toMatchObject({ format: 'webp', width: 512, height: 341 });
    expect((await browser.get(api('me/'))).body).toMatchObject({ avatar: own });
    expect((await browser.request('DELETE', own)).status).toBe(204);
    expect(await browser.get(own)).toMatchObject(notFound);
    expect((await browser.get(api('me/'))).body).toMatchObject({ avatar: null });
  });

  it.each(['jpeg', 'webp'] as const)('may be uploaded as %s, or as a file in a form', async (format) => {
    const { browser } = people.worker;
    const content = await picture('green')[format]().toBuffer();
    expect((await send(browser, content, `image/${format}`)).status).toBe(204);
    expect((await multipart(browser, form(content, 'avatar', `image/${format}`))).status).toBe(204);
    expect((await see(browser)).status).toBe(200);
  });

  it('is answered with 304 until it is replaced', async () => {
    const { browser } = people.worker;
    await send(browser, png);
    const etag = (await see(browser)).headers.get('etag')!;
    const known = await see(browser, own, { 'If-None-Match': `"other", W/${etag}` });
    expect([known.status, await known.text()]).toEqual([304, '']);
    await send(browser, png);
    expect((await see(browser, own, { 'If-None-Match': etag })).status).toBe(200);
  });

  it('may have 2 MiB and no byte more, however it is sent', async () => {
    const { browser } = people.worker;
    const exact = Buffer.concat([png, Buffer.alloc(2 * mebibyte - png.length)]);
    const above = Buffer.concat([exact, Buffer.alloc(1)]);
    expect((await send(browser, exact)).status).toBe(204);
    expect((await multipart(browser, form(exact))).status).toBe(204);
    const { etag } = Object.fromEntries((await see(browser)).headers);
    expect((await send(browser, above)).status).toBe(413);
    expect((await multipart(browser, form(above))).status).toBe(413);
    expect((await chunked(browser, above)).status).toBe(413);
    expect((await see(browser)).headers.get('etag')).toBe(etag);
  });

  it.each([
    ['an SVG', 'image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg"/>', 415],
    ['a GIF', 'image/gif', 'GIF89a', 415],
    ['an SVG that says it is a PNG', 'image/png', '<svg xmlns="http://www.w3.org/2000/svg"/>', 415],
    ['HTML that says it is a JPEG', 'image/jpeg', '<!doctype html>', 415],
    ['JSON', 'application/json', '{"avatar":"x"}', 415],
    ['fields', 'application/x-www-form-urlencoded', 'avatar=x', 415],
    ['any bytes', 'application/octet-stream', 'x', 415],
    ['nothing at all', 'image/png', '', 415],
    ['no more than the head of a PNG', 'image/png', Buffer.from('89504e470d0a1a0a', 'hex'), 400],
    ['a form that is none', 'multipart/form-data; boundary=x', 'x', 400],
    ['a form without a boundary', 'multipart/form-data', 'x', 400],
  ])('is refused when it is %s', async (_, type, body, status) => {
    const answer = await send(people.worker.browser, body, type);
    expect([answer.status, answer.body]).toEqual([
      status,
      { detail: expect.any(String), code: expect.any(String) },
    ]);
  });

  it('is refused when the form holds another file or field', async () => {
    const { browser } = people.worker;
    const two = form(png);
    two.append('avatar', new Blob([new Uint8Array(png)]), 'again.png');
    const more = form(png);
    more.set('is_superuser', 'true');
    for (const fields of [two, more, form(png, 'picture'), new FormData()]) {
      const { status } = await multipart(browser, fields);
      expect([400, 415]).toContain(status);
    }
  });

  it('cannot be changed from another site, without the CSRF token or without a session', async () => {
    const { browser } = people.tenant;
    expect((await send(browser, png, 'image/png', { 'X-CSRFToken': '' })).status).toBe(403);
    expect((await send(browser, png, 'image/png', { Origin: 'https://evil.example' })).status).toBe(403);
    expect([401, 403]).toContain((await send(new Browser(system.gateway), png)).status);
    expect(await browser.get(own)).toMatchObject(notFound);
  });

  it('is readable by its owner and administrators only', async () => {
    const { worker, tenant, admin } = people;
    await send(worker.browser, png);
    const path = api(`users/${worker.userId}/avatar/`);
    expect((await see(admin, path)).headers.get('content-type')).toBe('image/webp');
    expect((await admin.get(api(`users/${worker.userId}/`))).body).toMatchObject({ avatar: path });
    for (const userId of [worker.userId, tenant.userId, 2147483647]) {
      expect(await tenant.browser.get(api(`users/${userId}/avatar/`))).toMatchObject(refused);
      expect(await tenant.browser.request('DELETE', api(`users/${userId}/avatar/`))).toMatchObject(refused);
    }
    expect((await new Browser(system.gateway).get(path)).status).toBe(401);
    expect(await admin.get(api('users/2147483647/avatar/'))).toMatchObject(notFound);
    expect((await admin.request('DELETE', path)).status).toBe(204);
    expect(await worker.browser.get(own)).toMatchObject(notFound);
  });

  it('is deleted from the folder when its owner is erased', async () => {
    const { rival, admin } = people;
    const before = await readdir(folder);
    await send(rival.browser, png);
    expect((await readdir(folder)).length).toBe(before.length + 1);
    const { version } = (await rival.browser.get(api('me/'))).body as { version: number };
    const headers = { 'If-Match': `"${version}"` };
    expect((await admin.request('POST', api(`users/${rival.userId}/erase/`), { headers })).status).toBe(204);
    expect((await readdir(folder)).toSorted()).toEqual(before.toSorted());
  });
});

describe('in the shell, an avatar', () => {
  const run = (...args: string[]) => runCommand(['users', 'picture', ...args], system.environment);

  it('is set from a file and removed; nothing else than a picture of 2 MiB is taken', async () => {
    const { worker } = people;
    const written = await mkdtemp(join(tmpdir(), 'picture-'));
    const file = async (name: string, content: Buffer | string) => {
      await writeFile(join(written, name), content);
      return join(written, name);
    };
    const picture = await file('me.png', png);
    expect(await run(worker.email, picture)).toMatchObject({ code: 0 });
    expect((await see(worker.browser)).headers.get('content-type')).toBe('image/webp');
    const wrong = [
      [worker.email],
      [worker.email, picture, '--remove'],
      [worker.email, join(written, 'missing.png')],
      [worker.email, await file('page.html', '<!doctype html>')],
      [worker.email, await file('large.png', Buffer.concat([png, Buffer.alloc(2 * mebibyte)]))],
      [uniqueEmail('nobody'), picture],
    ];
    const results = await Promise.all(wrong.map((args) => run(...args)));
    expect(results.map(({ code }) => code)).toEqual([2, 2, 1, 1, 1, 1]);
    expect(results[4]!.stderr).toContain('larger than 2 MiB');
    expect((await see(worker.browser)).status).toBe(200);
    expect(await run(String(worker.userId), '--remove')).toMatchObject({ code: 0 });
    expect(await worker.browser.get(own)).toMatchObject(notFound);
    await rm(written, { recursive: true });
  }, 120_000);
});

describe('a picture', () => {
  it('is refused by every other route', async () => {
    const { browser } = people.worker;
    const headers = { 'Content-Type': 'image/png', 'If-Match': '"1"' };
    expect((await browser.request('PATCH', api('me/'), { body: png, headers })).status).toBe(415);
    expect((await browser.request('POST', api('login/'), { body: png, headers })).status).toBe(415);
    const inForm = await browser.request('PATCH', api('me/'), {
      body: form(png),
      headers: { 'If-Match': '"1"' },
    });
    expect(inForm.status).toBe(400);
  });
});

describe('with a bucket', () => {
  let s3: S3Server;
  let gateway: ChildServer;
  let browser: Browser;

  beforeAll(async () => {
    s3 = await S3Server.start();
    const { PORT: _, ...environment } = system.environment;
    gateway = await startApp('gateway', { ...environment, ...s3.environment });
    browser = new Browser(gateway.url);
    await logIn({ ...people.company, browser });
  });

  afterAll(async () => {
    await gateway?.stop();
    await s3?.stop();
  });

  it('stores an avatar as an object, replaces it and deletes it', async () => {
    expect((await send(browser, png)).status).toBe(204);
    const [first] = s3.objects.keys();
    expect((await send(browser, png)).status).toBe(204);
    expect(s3.objects.size).toBe(1);
    expect(s3.objects.has(first!)).toBe(false);
    expect(Buffer.from(await (await see(browser)).arrayBuffer())).toEqual([...s3.objects.values()][0]!.body);
    expect((await browser.request('DELETE', own)).status).toBe(204);
    expect(s3.objects.size).toBe(0);
  });

  it('answers 503 with Retry-After for avatars only, while the bucket fails', async () => {
    await send(browser, png);
    s3.failing = 500;
    for (const answer of [await send(browser, png), await browser.get(own)]) {
      expect(answer.status).toBe(503);
      expect(answer.headers.get('retry-after')).toBe('5');
    }
    expect((await browser.get(api('me/'))).status).toBe(200);
    s3.failing = undefined;
    expect((await see(browser)).status).toBe(200);
  });
});

/** Without Content-Length. */
function chunked(browser: Browser, content: Buffer): Promise<Response> {
  const csrf = browser.jar.get('csrftoken')!;
  const type = { 'Content-Type': 'image/png', 'X-CSRFToken': csrf };
  return checkedFetch(browser.gateway + own, {
    method: 'PUT',
    headers: { Cookie: browser.jar.header(), Origin: browser.gateway, ...type },
    body: new Blob([new Uint8Array(content)]).stream(),
    duplex: 'half',
  } as RequestInit);
}
