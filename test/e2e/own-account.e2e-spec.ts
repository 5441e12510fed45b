/** A user's own account: sessions, security events, export, erasure. */
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { Browser } from '../support/http/browser.js';
import { claimsOf, tokensOf } from '../support/tokens/entry-points.js';
import { activatedPerson, type KnownPerson, loggedInPerson } from '../support/people/people.js';
import { Mailbox } from '../support/mail/mailbox.js';
import { api, items, notFound } from '../support/people/organisations.js';

const system = inject('system');
const mailbox = new Mailbox(system.mailbox);

let person: KnownPerson;
let stranger: KnownPerson;

beforeAll(async () => {
  [person, stranger] = await Promise.all([
    activatedPerson(system.gateway, mailbox),
    loggedInPerson(system.gateway, mailbox),
  ]);
});

async function elsewhere(device?: string): Promise<Browser> {
  const browser = new Browser(system.gateway);
  const { email, password } = person;
  const headers = { ...(device && { 'User-Agent': device }) };
  expect((await browser.post(api('login/'), { email, password }, { headers })).status).toBe(200);
  return browser;
}

const sessionOf = (browser: Browser) => claimsOf(tokensOf(browser).refresh).sid;
const endOne = (browser: Browser, id: string) => browser.request('DELETE', api(`me/sessions/${id}/`));
const works = async (browser: Browser) => (await browser.post(api('test/'))).status === 200;

describe('a user’s own sessions', () => {
  it('are listed with their device and a mark on the current one, and can be ended one by one', async () => {
    const [phone, desk] = [await elsewhere('A phone'), await elsewhere('A desk')];
    const listed = await items(desk, 'me/sessions/');
    expect(listed.slice(0, 2)).toMatchObject([
      { id: sessionOf(desk), device: 'A desk', current: true },
      { id: sessionOf(phone), device: 'A phone', current: false },
    ]);
    expect(JSON.stringify(listed)).not.toContain('127.0.0.1');
    expect(await endOne(desk, sessionOf(phone))).toMatchObject({ status: 204, setCookies: [] });
    expect([await works(phone), await works(desk)]).toEqual([false, true]);
    expect(await endOne(desk, sessionOf(phone))).toMatchObject(notFound);
  });

  it('cannot be seen or ended by other users', async () => {
    const desk = await elsewhere();
    for (const id of [sessionOf(stranger.browser), 'garbage', '-1']) {
      expect(await endOne(desk, id)).toMatchObject(notFound);
    }
    expect(await works(stranger.browser)).toBe(true);
    const ids = (await items(desk, 'me/sessions/')).map(({ id }) => id);
    expect(ids).not.toContain(sessionOf(stranger.browser));
  });

  it('are ended with their cookies cleared when it is the current one', async () => {
    const desk = await elsewhere();
    const { status, setCookies } = await endOne(desk, sessionOf(desk));
    expect([status, setCookies.length]).toEqual([204, 3]);
    expect(tokensOf(desk)).toEqual({ access: undefined, refresh: undefined });
  });
});

describe('a user’s own security events', () => {
  it('are listed newest first, with session and address', async () => {
    const [desk, lost] = [await elsewhere(), await elsewhere('A lost phone')];
    await endOne(desk, sessionOf(lost));
    expect(await items(desk, `me/security-events/?session_id=${sessionOf(lost)}`)).toMatchObject([
      { kind: 'session.ended', reason: 'ended_by_owner', address: '127.0.0.1' },
      { kind: 'session.started', reason: null, address: '127.0.0.1', device: 'A lost phone' },
    ]);
    const found = await desk.get(api('me/security-events/?kind=session.started&limit=1'));
    expect(found.body).toMatchObject({ items: [{ kind: 'session.started' }], next: expect.any(String) });
    expect((await desk.get(api('me/security-events/?session_id=7'))).status).toBe(400);
  });
});

describe('an export', () => {
  it('is a file with all data of the user and of no other', async () => {
    const desk = await elsewhere('A desk');
    const { status, headers, body } = await desk.get(api('me/export/'));
    expect([status, headers.get('content-type'), headers.get('content-disposition')]).toEqual([
      200,
      'application/json; charset=utf-8',
      `attachment; filename="account-${person.userId}.json"`,
    ]);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(body).toMatchObject({
      account: { id: person.userId, email: person.email, is_active: true },
      worker_profile: { first_name: 'Роман' },
      company_profile: null,
      codes: [{ purpose: 'activation' }],
    });
    const { sessions } = body as { sessions: { id: string }[] };
    expect(sessions.map(({ id }) => id)).toContain(sessionOf(desk));
    for (const secret of [stranger.email, tokensOf(desk).refresh, '$argon2id']) {
      expect(JSON.stringify(body)).not.toContain(secret);
    }
  });
});

describe('an account', () => {
  const erase = (browser: Browser, current_password: unknown) =>
    browser.post(api('me/erase/'), { current_password });

  it('is not erased without its password', async () => {
    const desk = await elsewhere();
    for (const wrong of ['not the password', '', undefined, 7, 'x'.repeat(1025)]) {
      const { status, body } = await erase(desk, wrong);
      expect([status, Object.keys(body as object)]).toEqual([400, ['current_password']]);
    }
    expect(await works(desk)).toBe(true);
  });

  it('is erased with its password: sessions end, cookies are cleared, a last mail is sent, the email is free', async () => {
    const [desk, phone] = [await elsewhere(), await elsewhere()];
    const { status, setCookies } = await erase(desk, person.password);
    expect([status, setCookies.length]).toEqual([204, 3]);
    expect(await works(phone)).toBe(false);
    const { email, password } = person;
    expect((await new Browser(system.gateway).post(api('login/'), { email, password })).status).toBe(401);
    expect((await mailbox.mail(email, 2)).text).toMatch(/erased|удалили/);
    expect(await works(stranger.browser)).toBe(true);
  });
});
