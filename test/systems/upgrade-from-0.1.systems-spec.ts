/**
 * The first version, 0.1.0, is stopped and replaced by this one, as docs/operations.md says. It had passwords, TOTP, recovery codes,
 * passkeys as second factors, sessions and mails like this one. It had no login by a passkey alone and no invitations.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from '../support/apps/run-command.js';
import { eventually } from '../support/eventually.js';
import { Browser } from '../support/http/browser.js';
import { type PublishedEvent, TopicReader } from '../support/kafka/topic-reader.js';
import { formsOf, openPage, submitForm } from '../support/pages/forms.js';
import { api, create } from '../support/people/organisations.js';
import { logIn, type Person, uniquePassword } from '../support/people/people.js';
import { totpCode } from '../support/second-factor/totp-code.js';
import { Teardown } from '../support/test-run/teardown.js';
import {
  type EntryPoints,
  expectDead,
  expectLive,
  refreshWith,
  tokensOf,
} from '../support/tokens/entry-points.js';
import { firstStep, refresh, secondStep } from '../support/upgrades/first-version-people.js';
import { type StoppedUpgrade, upgradeFromFirstVersion } from '../support/upgrades/stopped-upgrade.js';

const done = { status: 200, body: { action: 'LOGIN', status: 'OK' } };

const teardown = new Teardown();
let upgrade: StoppedUpgrade;
let entryPoints: EntryPoints;
/** The browsers of people who were logged in. */
let browsers: readonly Browser[];

beforeAll(async () => {
  upgrade = await upgradeFromFirstVersion(teardown);
  const { gateway, bus, people } = upgrade;
  entryPoints = { gateways: [gateway], bus };
  browsers = [people.root, people.company, people.worker, people.tenant].map(({ browser }) => browser);
}, 300_000);

afterAll(() => teardown.run());

async function loginStatus({ email }: Pick<Person, 'email'>, password: string): Promise<number> {
  return (await new Browser(upgrade.gateway).post(api('login/'), { email, password })).status;
}

async function count(sql: string): Promise<number> {
  const { rows } = await upgrade.database.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM ${sql}`,
  );
  return rows[0]!.count;
}

/** The link of the mail that sets a new password. */
function resetLink(email: string): Promise<URL> {
  const { mailbox } = upgrade;
  const find = async () => {
    const mail = (await mailbox.mails(email)).find(({ text }) => text.includes('/password/reset/'));
    return mail && mailbox.linkIn(mail);
  };
  return eventually(`The link to ${email}`, find, 30);
}

/** Sets a new password on the page of a mailed link. */
async function setPassword(person: Person, { pathname, search }: URL): Promise<void> {
  const browser = new Browser(upgrade.gateway);
  const page = await openPage(browser, pathname + search);
  const form = formsOf(page.body).find(({ asks }) => asks.includes('new_password'));
  const new_password = uniquePassword();
  expect((await submitForm(browser, form!, { new_password })).status).toBe(200);
  expect(await loginStatus(person, person.password)).toBe(401);
  expect(await loginStatus(person, new_password)).toBe(200);
}

describe('an upgrade from 0.1.0', () => {
  it('keeps profiles, pictures, organisations, permissions, sessions, the audit log and security events', () => {
    const { before, after } = upgrade;
    expect(after).toMatchObject(before);
    for (const list of ['root: audit/?limit=100', 'worker: me/security-events/', 'tenant: me/sessions/']) {
      expect((before[list] as { items: unknown[] }).items.length, list).toBeGreaterThan(1);
    }
  });

  it('accepts the access tokens on every entry point', async () => {
    for (const browser of browsers) {
      await expectLive(tokensOf(browser), entryPoints);
      expect((await browser.post(api('test/'))).status).toBe(200);
    }
  });

  it('lets services of both versions verify the access tokens', async () => {
    const { services, people, sessions } = upgrade;
    const { userId, browser } = people.worker;
    const permissions = { [`${people.permission} read`]: true };
    expect(Object.keys(services)).toHaveLength(4);
    for (const [name, service] of Object.entries(services)) {
      expect(await service.verify(tokensOf(browser).access), name).toMatchObject({ userId, permissions });
      expect(await service.verify(sessions.loggedOut.access), name).toBeUndefined();
    }
  });

  it('answers the verification request that was sent meanwhile', async () => {
    const { answer } = await upgrade.bus.answerTo(upgrade.requestMeanwhile);
    expect(answer).toMatchObject({ status: 'OK', user_id: upgrade.people.worker.userId });
  });

  it('keeps ended sessions ended', async () => {
    await expectDead(upgrade.sessions.loggedOut, entryPoints);
    await expectDead(upgrade.sessions.ended, entryPoints);
  });

  it('accepts the refresh tokens and CSRF tokens', async () => {
    const { lostResponse } = upgrade.sessions;
    for (const browser of [...browsers, lostResponse]) {
      await refresh(browser);
      await expectLive(tokensOf(browser), entryPoints);
    }
    const headers = { 'X-CSRFToken': 'another' };
    expect((await lostResponse.post(api('test/'), {}, { headers })).status).toBe(403);
  });

  it('treats a reused refresh token as theft', async () => {
    const { copied, robbed } = upgrade.sessions;
    expect((await refreshWith(upgrade.gateway, copied.refresh)).status).toBe(401);
    await expectDead(tokensOf(robbed), entryPoints);
    expect(await count(`security_events WHERE kind = 'session.refresh_reused'`)).toBe(1);
    await expectLive(tokensOf(upgrade.people.tenant.browser), entryPoints);
  });

  it('accepts the passwords, also those imported from the old service, and no others', async () => {
    const { root, tenant, imported } = upgrade.people;
    for (const person of [root, tenant, imported]) {
      expect(await loginStatus(person, uniquePassword())).toBe(401);
      expect(await loginStatus(person, person.password)).toBe(200);
    }
  });

  it('accepts authenticator apps, recovery codes and passkeys, and completes a login that had begun', async () => {
    const { worker } = upgrade.people;
    const [used, unused] = worker.recoveryCodes.map((code) => ({ method: 'recovery_code', code }));
    expect(await secondStep(worker.halfLoggedIn, unused!)).toMatchObject(done);
    const browser = await firstStep(worker);
    expect((await secondStep(browser, used!)).status).toBe(403);
    // The next code: this one may have been used at the enrolment.
    const next = { method: 'totp', code: totpCode(worker.secret, 1) };
    expect(await secondStep(browser, next)).toMatchObject(done);
    const other = await firstStep(worker);
    const options = await other.post(api('login/second-factor/passkey-options/'));
    const response = worker.passkey.get(options.body);
    expect(await secondStep(other, { method: 'passkey', response })).toMatchObject(done);
  });

  it('recognises a browser that logged in before', async () => {
    const { company } = upgrade.people;
    await logIn(company);
    await logIn({ ...company, browser: new Browser(upgrade.gateway) });
    await upgrade.mailbox.newDeviceMail(company.email);
    // Of the second login alone.
    const mails = `mail_outbox WHERE template = 'new-device' AND recipient = '${company.email}'`;
    expect(await count(mails)).toBe(1);
  });

  it('keeps bans', async () => {
    const { banned } = upgrade.people;
    expect(await loginStatus(banned, banned.password)).toBe(429);
  });

  it('approves the companies that registered themselves', async () => {
    await create(upgrade.people.company.browser, 'departments/', { name: 'Dispatch' });
  });

  it('sends the mails that waited, and their links activate accounts', async () => {
    const { registered, alsoRegistered } = upgrade.waiting;
    const link = await upgrade.mailbox.link(registered.email);
    expect((await registered.browser.get(link.pathname + link.search)).status).toBe(202);
    await logIn(registered);

    // In a browser the link of 0.1.0 leads to the page that confirms.
    const { pathname, search } = await upgrade.mailbox.link(alsoRegistered.email);
    const redirect = await openPage(new Browser(upgrade.gateway), pathname + search);
    expect(redirect.status).toBe(303);
    await setPassword(alsoRegistered, new URL(redirect.headers.get('location')!));
  });

  it('mails the requested links for new passwords, and they work', async () => {
    const { people, waiting } = upgrade;
    for (const person of [people.deferred, waiting.forgetful]) {
      await setPassword(person, await resetLink(person.email));
    }
  });

  it('mails the requested link for another email, and it works', async () => {
    const { moving, newEmail } = upgrade.waiting;
    const { searchParams } = await upgrade.mailbox.link(newEmail);
    const answer = await moving.browser.post(api('email/confirm/'), Object.fromEntries(searchParams));
    expect(answer.status).toBe(200);
    expect(await loginStatus({ email: newEmail }, moving.password)).toBe(200);
  });

  it('sends every mail once', async () => {
    const { mailbox, waiting } = upgrade;
    await eventually(
      'The delivery of all mails',
      async () => (await count('mail_outbox WHERE sent_at IS NULL')) === 0,
      30,
    );
    expect(await mailbox.mails(waiting.registered.email)).toHaveLength(1);
    expect(await mailbox.mails()).toHaveLength(await count('mail_outbox'));
  });

  it('publishes the events that waited', async () => {
    const { settings, waiting, database } = upgrade;
    const reader = await TopicReader.open<PublishedEvent>(settings['KAFKA_URL']!, 'auth_events');
    teardown.add(() => reader.close());
    const { rows } = await database.query<{ id: number }>('SELECT id FROM users WHERE email = $1', [
      waiting.registered.email,
    ]);
    await reader.find(rows[0]!.id, (event) => event?.type === 'account-registered');
  });

  it('passes the diagnosis after the topics have been mended, as the guide says', async () => {
    const diagnose = async (...options: string[]) => {
      const { code, stdout } = await runCommand(['doctor', '--json', ...options], upgrade.settings);
      const { checks } = JSON.parse(stdout) as {
        checks: { findings: { severity: string; code: string }[] }[];
      };
      const findings = checks.flatMap((check) => check.findings);
      return {
        code,
        codes: findings.filter(({ severity }) => severity !== 'note').map((finding) => finding.code),
      };
    };
    expect(new Set((await diagnose()).codes)).toEqual(new Set(['kafka.topic_config']));
    await diagnose('--fix');
    expect(await diagnose()).toEqual({ code: 0, codes: [] });
  });
});
