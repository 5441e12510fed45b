/** Everything that ends a session, checked on every entry point of two gateways and over Kafka. */
import { Client as Postgres } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { startApp } from '../support/apps/start-app.js';
import { Browser } from '../support/http/browser.js';
import { mustRun, runCommand } from '../support/apps/run-command.js';
import {
  claimsOf,
  type EntryPoints,
  expectDead,
  expectLive,
  refreshWith,
  tokensOf,
} from '../support/tokens/entry-points.js';
import { eventually } from '../support/eventually.js';
import {
  activatedPerson,
  type KnownPerson,
  logIn,
  uniqueEmail,
  uniquePassword,
} from '../support/people/people.js';
import { freePort } from '../support/test-run/free-port.js';
import { Mailbox } from '../support/mail/mailbox.js';
import { api } from '../support/people/organisations.js';
import { Teardown } from '../support/test-run/teardown.js';
import { ageSession } from '../support/tokens/session-age.js';
import { VerificationClient } from '../support/kafka/verification-client.js';

const { gateway, mailbox: mailboxUrl, environment } = inject('system');
const mailbox = new Mailbox(mailboxUrl);
const database = new Postgres({ connectionString: environment['DATABASE_URL'] });
const teardown = new Teardown();

let entryPoints: EntryPoints;
let root: Browser;
let person: KnownPerson;

beforeAll(async () => {
  await database.connect();
  teardown.add(() => database.end());
  const second = await startApp('gateway', { ...environment, PORT: String(await freePort()) });
  teardown.add(() => second.stop());
  const bus = await VerificationClient.connect(environment['KAFKA_URL']!);
  teardown.add(() => bus.close());
  entryPoints = { gateways: [gateway, second.url], bus };
  const [email, password] = [uniqueEmail('root'), uniquePassword()];
  const given = { SUPERUSER_EMAIL: email, SUPERUSER_PASSWORD: password };
  await mustRun(['createsuperuser', '--noinput'], { ...environment, ...given });
  root = new Browser(gateway);
  await logIn({ browser: root, email, password });
  person = await activatedPerson(gateway, mailbox);
});

afterAll(() => teardown.run());

/** Another browser of the user. */
async function elsewhere(): Promise<Browser> {
  const browser = new Browser(gateway);
  await logIn({ ...person, browser });
  return browser;
}

const events = async (kind: string) => {
  const found = await database.query(
    `SELECT session_id AS session, reason FROM security_events WHERE user_id = $1 AND kind = $2`,
    [person.userId, kind],
  );
  return found.rows as { session: string; reason: string }[];
};
const sessionOf = (browser: Browser) => claimsOf(tokensOf(browser).refresh).sid;

const pass = (seconds: number, session: string) => ageSession(database, seconds, session);

async function change(verb: 'activate' | 'deactivate' | 'restore' | 'delete'): Promise<void> {
  const read = await root.get(api(`users/${person.userId}/`));
  const headers = { 'If-Match': read.headers.get('etag')! };
  const answer =
    verb === 'delete'
      ? await root.request('DELETE', api(`users/${person.userId}/`), { headers })
      : await root.post(api(`users/${person.userId}/${verb}/`), undefined, { headers });
  expect(answer.status).toBeLessThan(300);
}

describe('a session ends on every entry point of every process within a second', () => {
  it.each<[string, string, (browser: Browser) => Promise<unknown>, 'all' | 'one']>([
    ['by logout', 'logout', (browser) => browser.post(api('logout/')), 'one'],
    ['by logout everywhere', 'logout_everywhere', (browser) => browser.post(api('logout/all/')), 'all'],
    ['by deactivation', 'account_deactivated', () => change('deactivate'), 'all'],
    ['by deletion', 'account_deleted', () => change('delete'), 'all'],
    [
      'by its owner, from another session',
      'ended_by_owner',
      async (browser) => (await elsewhere()).request('DELETE', api(`me/sessions/${sessionOf(browser)}/`)),
      'one',
    ],
    [
      'by its owner, with all but the one they ask from',
      'ended_by_owner',
      async () => (await elsewhere()).request('DELETE', api('me/sessions/')),
      'all',
    ],
    [
      'by an administrator',
      'ended_by_administrator',
      () => root.request('DELETE', api(`users/${person.userId}/sessions/`)),
      'all',
    ],
    [
      'at the shell',
      'ended_by_administrator',
      () => mustRun(['sessions', 'end', person.email], environment),
      'all',
    ],
    [
      'at the shell by its id',
      'ended_by_administrator',
      (browser) => mustRun(['sessions', 'end', sessionOf(browser)], environment),
      'one',
    ],
  ])('%s', async (_, reason, end, extent) => {
    const [ended, other] = [await elsewhere(), await elsewhere()];
    await Promise.all([ended, other].map((browser) => expectLive(tokensOf(browser), entryPoints)));
    const [tokens, others] = [tokensOf(ended), tokensOf(other)];
    await end(ended);
    await expectDead(tokens, entryPoints);
    if (extent === 'all') await expectDead(others, entryPoints);
    else await expectLive(others, entryPoints);
    expect(await events('session.ended')).toContainEqual({ session: claimsOf(tokens.refresh).sid, reason });
    if (reason === 'account_deactivated') await change('activate');
    if (reason === 'account_deleted') await change('restore');
    await expectDead(tokens, entryPoints);
  });

  it('by a stolen refresh token; the owner gets a mail and keeps the other sessions', async () => {
    const [owner, other] = [await elsewhere(), await elsewhere()];
    const session = sessionOf(owner);
    const stolen = tokensOf(owner).refresh;
    await owner.post(api('login/refresh/'));
    expect((await owner.post(api('test/'))).status).toBe(200);
    expect((await refreshWith(entryPoints.gateways[1]!, stolen)).status).toBe(200);
    await pass(11, session);
    const thief = await refreshWith(entryPoints.gateways[1]!, stolen);
    expect(thief).toEqual({ status: 401, refresh: undefined });
    await expectDead(tokensOf(owner), entryPoints);
    await expectLive(tokensOf(other), entryPoints);
    expect(await events('session.refresh_reused')).toEqual([{ session, reason: 'refresh_reused' }]);
    const mail = await mailbox.mail(person.email, 2);
    expect(mail.text).toMatch(/копией\s+вашего\s+входа|a\s+copy\s+of\s+your\s+login/);
  });
});

describe('the first use of a refreshed access token', () => {
  it.each<[string, (access: string) => Promise<unknown>]>([
    ['/verify/', (token) => new Browser(entryPoints.gateways[1]!).post(api('verify/'), { token })],
    ['the bus', (token) => entryPoints.bus.ask(token)],
  ])('is recorded at %s: the previous token stays valid for seconds only', async (_, use) => {
    const browser = await elsewhere();
    const before = tokensOf(browser);
    await expectLive(before, entryPoints);
    await browser.post(api('login/refresh/'));
    await use(before.access);
    const { refresh, access } = tokensOf(browser);
    const lost = await refreshWith(gateway, before.refresh);
    expect(claimsOf(lost.refresh!).jti).toBe(claimsOf(refresh).jti);
    await use(access);
    await pass(11, sessionOf(browser));
    expect((await refreshWith(gateway, before.refresh)).status).toBe(401);
    await expectDead({ refresh, access }, entryPoints);
  });
});

describe('a lost answer to a refresh', () => {
  it('can be requested again an hour later at another gateway, and still works', async () => {
    const browser = await elsewhere();
    const { refresh } = tokensOf(browser);
    const lost = await refreshWith(gateway, refresh);
    await pass(3600, sessionOf(browser));
    const late = new Browser(entryPoints.gateways[1]!);
    late.jar.set('refresh_token', refresh);
    expect((await late.post(api('login/refresh/'))).status).toBe(200);
    expect(claimsOf(tokensOf(late).refresh).jti).toBe(claimsOf(lost.refresh!).jti);
    expect((await late.post(api('test/'))).status).toBe(200);
  });
});

describe('a session with short limits', () => {
  it('is refreshed up to its absolute expiry and not beyond', async () => {
    const lives = { ACCESS_TOKEN_SECONDS: '5', REFRESH_TOKEN_SECONDS: '10', SESSION_SECONDS: '12' };
    const short = await startApp('gateway', { ...environment, ...lives, PORT: String(await freePort()) });
    teardown.add(() => short.stop());
    const browser = new Browser(short.url);
    await logIn({ ...person, browser });
    const login = claimsOf(tokensOf(browser).refresh);
    const end = login.iat + 12;
    expect(login.exp - login.iat).toBe(10);
    let tokens = tokensOf(browser);
    await eventually(
      'The absolute end',
      async () => {
        const { status } = await browser.post(api('login/refresh/'));
        if (status === 401) return true;
        tokens = tokensOf(browser);
        return false;
      },
      30,
    );
    expect(claimsOf(tokens.refresh).exp).toBe(end);
    expect(claimsOf(tokens.access).exp).toBe(end);
    await expectDead(tokens, entryPoints);
    expect(browser.jar.get('refresh_token')).toBeUndefined();
  });
});

describe('the shell', () => {
  it('lists sessions with their device, and prints how many it ended', async () => {
    await root.request('DELETE', api(`users/${person.userId}/sessions/`));
    const browser = new Browser(gateway);
    const login = { email: person.email, password: person.password };
    await browser.post(api('login/'), login, { headers: { 'User-Agent': 'Netscape Navigator 3' } });
    const listed = await runCommand(['sessions', 'list', person.email], environment);
    expect(listed.stdout).toMatch(
      new RegExp(`^session\\t.*\\n${sessionOf(browser)}\\t\\S+\\t\\S+\\tNetscape Navigator 3\\n$`),
    );
    const end = () => runCommand(['sessions', 'end', String(person.userId)], environment);
    expect((await end()).stdout).toBe('1 session ended.\n');
    expect((await end()).stdout).toBe('0 sessions ended.\n');
    const none = claimsOf(tokensOf(root).access).jti;
    const unknown = await runCommand(['sessions', 'end', none], environment);
    expect([unknown.code, unknown.stderr]).toEqual([1, `There is no session ${none}.\n`]);
    const { body } = await root.get(api(`audit/?target_type=session&target_id=${sessionOf(browser)}`));
    expect(body).toMatchObject({ items: [{ action: 'session.ended', after: { userId: person.userId } }] });
  });
});
