/** Administrators over HTTP: the sessions of another person, bans and throttles, and signing keys. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type RunningGateways, startGateways } from '../support/apps/gateways.js';
import { guess, newAddress } from '../support/attacks/password-guesses.js';
import { eventually } from '../support/eventually.js';
import { Browser } from '../support/http/browser.js';
import { Mailbox } from '../support/mail/mailbox.js';
import { administrator, api, items, refused, superuserOf } from '../support/people/organisations.js';
import {
  type KnownPerson,
  logIn,
  logInFromNewBrowser,
  loggedInPerson,
  type Person,
  register,
  uniqueEmail,
} from '../support/people/people.js';
import { claimsOf, holding, tokensOf } from '../support/tokens/entry-points.js';

const system = inject('system');
let admin: Browser;
let person: KnownPerson;

beforeAll(async () => {
  admin = await superuserOf(system);
  person = await loggedInPerson(system.gateway, new Mailbox(system.mailbox));
});

describe('the sessions of a person', () => {
  const sessions = () => items(admin, `users/${person.userId}/sessions/`);

  it('are listed and ended one by one, and the others continue', async () => {
    const other = await logInFromNewBrowser(person);
    const [newest, oldest, ...more] = await sessions();
    expect(more).toEqual([]);
    expect(newest).toMatchObject({ current: false });
    expect(
      (await admin.request('DELETE', api(`users/${person.userId}/sessions/${newest!.id}/`))).status,
    ).toBe(204);
    expect((await other.post(api('test/'))).status).toBe(401);
    expect((await person.browser.post(api('test/'))).status).toBe(200);
    expect((await sessions()).map(({ id }) => id)).toEqual([oldest!.id]);
  });

  it('are found only below their own account', async () => {
    const stranger = await loggedInPerson(system.gateway, new Mailbox(system.mailbox));
    const [session] = await sessions();
    const path = api(`users/${stranger.userId}/sessions/${session!.id}/`);
    expect((await admin.request('DELETE', path)).status).toBe(404);
    expect((await person.browser.post(api('test/'))).status).toBe(200);
    expect((await admin.get(api('users/2147483647/sessions/'))).status).toBe(404);
    expect(await stranger.browser.get(api(`users/${person.userId}/sessions/`))).toMatchObject(refused);
  });
});

describe('a ban', () => {
  it('keeps an account out until it is removed, and is listed meanwhile', async () => {
    const banned = await loggedInPerson(system.gateway, new Mailbox(system.mailbox));
    const added = await admin.post(api('bans/'), { target: banned.email, minutes: 60, reason: 'Guessing' });
    expect(added).toMatchObject({ status: 201, body: { target: banned.email, reason: 'Guessing' } });
    const { email, password } = banned;
    const refusedLogin = await new Browser(system.gateway).post(api('login/'), { email, password });
    expect(refusedLogin.status).toBe(429);
    const listed = (await items(admin, 'bans/?limit=100')).find(({ target }) => target === banned.email);
    expect(listed).toMatchObject({ id: (added.body as { id: string }).id, reason: 'Guessing' });
    const removed = await admin.request('DELETE', api('bans/'), { body: { target: banned.email } });
    expect(removed).toMatchObject({ status: 200, body: { target: banned.email, ban: true } });
    await logIn({ ...banned, browser: new Browser(system.gateway) });
    const again = await admin.request('DELETE', api('bans/'), { body: { target: banned.email } });
    expect(again.status).toBe(404);
  });

  it.each([
    { target: '0.0.0.0/0' },
    { target: 'nonsense' },
    { target: '' },
    {},
    { target: '192.0.2.1', minutes: 0 },
    { target: '192.0.2.1', minutes: 1.5 },
    { target: '192.0.2.1', reason: 'a\nb' },
    { target: '192.0.2.1', reason: 'x'.repeat(201) },
  ])('with %j is refused by field', async (body) => {
    expect((await admin.post(api('bans/'), body)).status).toBe(400);
  });

  it('is neither set nor seen by people without a rank', async () => {
    expect(await person.browser.post(api('bans/'), { target: '192.0.2.1' })).toMatchObject(refused);
    expect(await person.browser.get(api('bans/'))).toMatchObject(refused);
    expect(await person.browser.get(api('bans/throttles/'))).toMatchObject(refused);
  });
});

describe('on a gateway of its own', () => {
  let gateways: RunningGateways;
  let root: Person;

  beforeAll(async () => {
    gateways = await startGateways(2, inject('servers'), { TRUST_PROXY: '127.0.0.1, 10.0.0.0/8' });
    root = await administrator({ ...system, gateway: gateways.urls[0]!, environment: gateways.environment });
  });
  afterAll(() => gateways?.stop());

  it('a throttle is listed, and reset by the email', async () => {
    const owner = await register(gateways.urls[0]!);
    for (let n = 0; n < 11; n++) {
      await guess(gateways.urls[0]!, { email: owner.email, from: newAddress() });
    }
    const throttled = async () => (await items(root.browser, 'bans/throttles/')).map(({ target }) => target);
    expect(await throttled()).toContain(owner.email);
    const reset = await root.browser.request('DELETE', api('bans/'), { body: { target: owner.email } });
    expect(reset.body).toEqual({ target: owner.email, ban: false, throttle: true });
    expect(await throttled()).not.toContain(owner.email);
  });

  it('the signing keys are listed without private parts, and one that waits is not published twice', async () => {
    const before = await items(root.browser, 'signing-keys/');
    expect(before.map(({ state }) => state)).toEqual(['signing']);
    expect(Object.keys(before[0]!).sort()).toEqual(['activates_at', 'kid', 'published_at', 'state']);
    const answers = await Promise.all([1, 2, 3].map(() => root.browser.post(api('signing-keys/'))));
    const made = answers.map(({ body }) => body as { kid: string; created: boolean });
    expect(new Set(made.map(({ kid }) => kid)).size).toBe(1);
    expect(made.filter(({ created }) => created)).toHaveLength(1);
    const after = await items(root.browser, 'signing-keys/');
    expect(after.map(({ state }) => state)).toEqual(['published', 'signing']);
  });

  it('a revoked key ends what it signed on every gateway, and another signs', async () => {
    const old = tokensOf(root.browser);
    const { kid } = (await items(root.browser, 'signing-keys/')).find(({ state }) => state === 'signing')!;
    const revoked = await root.browser.request('DELETE', api(`signing-keys/${String(kid)}/`));
    expect(revoked).toMatchObject({ status: 200, body: { replacement: expect.any(String) } });
    for (const url of gateways.urls) {
      await eventually('The old token refused', async () => {
        return (await holding(url, old).get(api('me/'))).status === 401;
      });
    }
    await logIn(root);
    expect(claimsOf(tokensOf(root.browser).access)).toBeDefined();
    const again = await root.browser.request('DELETE', api(`signing-keys/${String(kid)}/`));
    expect(again.status).toBe(404);
    expect((await root.browser.request('DELETE', api(`signing-keys/${randomUUID()}/`))).status).toBe(404);
    expect((await root.browser.request('DELETE', api('signing-keys/none/'))).status).toBe(404);
  });
});

it('the audit log names who banned, revoked and ended what', async () => {
  const target = `198.51.100.${Math.floor(Math.random() * 250) + 1}/32`;
  await admin.post(api('bans/'), { target, reason: `for ${uniqueEmail()}` });
  const entries = await items(admin, `audit/?target_id=${encodeURIComponent(target)}`);
  expect(entries.map(({ action }) => action)).toEqual(['ban.added']);
  await admin.request('DELETE', api('bans/'), { body: { target } });
});
