/** What people do on 0.1.0 before it is replaced, through the API and the shell of that version. */
import { pbkdf2Sync } from 'node:crypto';
import type { Client } from 'pg';
import sharp from 'sharp';
import { expect } from 'vitest';
import { mustRun } from '../apps/run-command.js';
import type { Environment } from '../apps/start-app.js';
import { eventually } from '../eventually.js';
import { Browser } from '../http/browser.js';
import { Mailbox } from '../mail/mailbox.js';
import { api, create, housing } from '../people/organisations.js';
import {
  activatedPerson,
  companyProfile,
  type KnownPerson,
  loggedInPerson,
  logIn,
  logInFromNewBrowser,
  type Person,
  register,
  uniqueEmail,
  uniquePassword,
  workerProfile,
} from '../people/people.js';
import { addPasskey } from '../second-factor/passkeys.js';
import { totpCode } from '../second-factor/totp-code.js';
import type { Authenticator } from '../second-factor/webauthn-authenticator.js';
import { type Tokens, tokensOf } from '../tokens/entry-points.js';

export interface FirstVersion {
  /** `http://host:port`. */
  readonly gateway: string;
  readonly mailbox: Mailbox;
  /** The settings of 0.1.0. */
  readonly settings: Environment;
  /** The folder of the built version. */
  readonly folder: string;
  readonly database: Client;
}

/** A worker with all second factors. */
export interface Enrolled extends KnownPerson {
  /** Of the authenticator app, base32. */
  readonly secret: string;
  /** The first one was used on 0.1.0. */
  readonly recoveryCodes: readonly string[];
  readonly passkey: Authenticator;
  /** Passed the password, and waits for the second factor. */
  readonly halfLoggedIn: Browser;
}

export interface FirstVersionPeople {
  readonly root: Person;
  readonly company: KnownPerson;
  readonly worker: Enrolled;
  readonly tenant: KnownPerson;
  /** The mail that resets the password of this person was deferred by the SMTP server. */
  readonly deferred: KnownPerson;
  /** The password has the hash of the old service, as `import-legacy` brings it. */
  readonly imported: KnownPerson;
  readonly banned: KnownPerson;
  readonly permission: string;
  readonly areaId: string;
  readonly departmentId: string;
}

export async function useFirstVersion(version: FirstVersion): Promise<FirstVersionPeople> {
  const { gateway, mailbox } = version;
  const [root, company, employee, tenant, deferred, imported, banned] = await Promise.all([
    superuser(version),
    loggedInPerson(gateway, mailbox, companyProfile()),
    loggedInPerson(gateway, mailbox),
    loggedInPerson(gateway, mailbox, { ...workerProfile(), type: 'tenant' }),
    activatedPerson(gateway, mailbox),
    activatedPerson(gateway, mailbox),
    activatedPerson(gateway, mailbox),
  ]);
  const department = await create(company.browser, 'departments/', { name: 'Repairs' });
  await create(company.browser, `departments/${department.id}/workers/`, { user_id: employee.userId });
  const { area } = await housing(company.browser);
  await create(company.browser, `areas/${area.id}/tenants/`, { user_id: tenant.userId });
  await create(company.browser, `areas/${area.id}/owners/`, { tenant_id: tenant.userId, part: '0.5' });

  const permission = 'meters';
  await create(root.browser, 'permissions/', { name: permission, description: 'Meters' });
  await create(root.browser, 'permission-groups/', { name: 'Readers', permissions: [`${permission} read`] });
  await grant(root.browser, company, [permission]);
  await grant(company.browser, employee, [`${permission} read`, `${permission} update`]);

  const worker = await enrol(employee);
  await setPicture(tenant);
  await storeDjangoHash(version, imported);
  await mustRun(['bans', 'add', banned.email], version.settings, version.folder);
  await deferReset(version, deferred);
  const members = { root, company, worker, tenant, deferred, imported, banned };
  return { ...members, permission, departmentId: department.id, areaId: area.id };
}

async function superuser({ gateway, settings, folder }: FirstVersion): Promise<Person> {
  const account = { browser: new Browser(gateway), email: uniqueEmail('root'), password: uniquePassword() };
  const given = { SUPERUSER_EMAIL: account.email, SUPERUSER_PASSWORD: account.password };
  await mustRun(['createsuperuser', '--noinput'], { ...settings, ...given }, folder);
  await logIn(account);
  return account;
}

async function grant(by: Browser, { userId }: KnownPerson, permissions: readonly string[]): Promise<void> {
  expect((await by.post(api(`users/${userId}/permissions/`), { permissions })).status).toBe(200);
}

async function setPicture({ browser }: KnownPerson): Promise<void> {
  const picture = sharp({ create: { width: 300, height: 200, channels: 3, background: 'green' } });
  const body = new Uint8Array(await picture.png().toBuffer());
  const headers = { 'Content-Type': 'image/png' };
  expect((await browser.request('PUT', api('me/avatar/'), { body, headers })).status).toBe(204);
}

async function storeDjangoHash({ database }: FirstVersion, { userId, password }: KnownPerson): Promise<void> {
  const digest = pbkdf2Sync(password, 'salt', 1000, 32, 'sha256').toString('base64');
  await database.query('UPDATE users SET password_hash = $2, password_changed_at = NULL WHERE id = $1', [
    userId,
    `pbkdf2_sha256$1000$salt$${digest}`,
  ]);
}

async function enrol(person: KnownPerson): Promise<Enrolled> {
  const { browser, password: current_password } = person;
  const begun = await browser.post(api('me/second-factor/totp/'), { current_password });
  const { secret } = begun.body as { secret: string };
  const confirmed = await browser.post(api('me/second-factor/totp/confirm/'), { code: totpCode(secret) });
  const { recovery_codes: recoveryCodes } = confirmed.body as { recovery_codes: string[] };
  const passkey = await addPasskey(person);
  const shown = { method: 'recovery_code', code: recoveryCodes[0] };
  expect((await secondStep(await firstStep(person), shown)).body).toMatchObject({ status: 'OK' });
  return { ...person, secret, recoveryCodes, passkey, halfLoggedIn: await firstStep(person) };
}

/** @returns a browser that passed the password, and waits for the second factor */
export async function firstStep({ browser: { gateway }, email, password }: Person): Promise<Browser> {
  const browser = new Browser(gateway);
  const { body } = await browser.post(api('login/'), { email, password });
  expect(body).toMatchObject({ status: 'SECOND_FACTOR_REQUIRED' });
  return browser;
}

export const secondStep = (browser: Browser, shown: object) =>
  browser.post(api('login/second-factor/'), shown);

async function deferReset({ gateway, mailbox }: FirstVersion, { email }: KnownPerson): Promise<void> {
  await mailbox.respond(email, 'defer');
  await requestReset(gateway, email);
  const isDeferred = async () =>
    (await mailbox.attempts(email)).some(({ behaviour }) => behaviour === 'defer');
  await eventually('The deferred mail', isDeferred, 30);
}

export async function requestReset(gateway: string, email: string): Promise<void> {
  expect((await new Browser(gateway).post(api('password/reset/'), { email })).status).toBe(202);
}

/** Sessions in the states that a refresh or a logout leaves. */
export interface FirstVersionSessions {
  /** Its owner logged out. */
  readonly loggedOut: Tokens;
  /** An administrator ended it. */
  readonly ended: Tokens;
  /** The response of its last refresh was lost: the browser holds the refresh token from before. */
  readonly lostResponse: Browser;
  /** Two refreshes ago, so that this token is a copy. */
  readonly copied: Tokens;
  /** The browser from which it was copied. */
  readonly robbed: Browser;
}

/** @param person who has no second factor */
export async function beginSessions(person: KnownPerson, root: Person): Promise<FirstVersionSessions> {
  const begin = () => logInFromNewBrowser(person);
  const ended = await begin();
  // Ends every session of the person that there is so far, so it comes first.
  expect((await root.browser.request('DELETE', api(`users/${person.userId}/sessions/`))).status).toBe(204);
  await logIn(person);

  const loggedOut = await begin();
  const loggedOutTokens = tokensOf(loggedOut);
  expect((await loggedOut.post(api('logout/'))).status).toBe(200);

  const lostResponse = await begin();
  const before = lostResponse.jar.snapshot();
  await refresh(lostResponse);
  lostResponse.jar.restore(before);

  const robbed = await begin();
  const copied = tokensOf(robbed);
  await refresh(robbed);
  await refresh(robbed);
  return { loggedOut: loggedOutTokens, ended: tokensOf(ended), lostResponse, copied, robbed };
}

export async function refresh(browser: Browser): Promise<void> {
  expect((await browser.post(api('login/refresh/'))).status).toBe(200);
}

/** People for whom 0.1.0 has work to do, without a worker that does it. */
export interface Waiting {
  /** The mails that activate these two accounts are in the outbox. */
  readonly registered: Person;
  readonly alsoRegistered: Person;
  /** The request for a new password is in the database. */
  readonly forgetful: KnownPerson;
  /** The request for another email is in the database. */
  readonly moving: KnownPerson;
  readonly newEmail: string;
}

/** @param stopWorker called when the accounts exist and before work for the worker begins */
export async function leaveWork(
  { gateway, mailbox }: FirstVersion,
  stopWorker: () => Promise<void>,
): Promise<Waiting> {
  const [forgetful, moving] = await Promise.all([
    activatedPerson(gateway, mailbox),
    loggedInPerson(gateway, mailbox),
  ]);
  await stopWorker();
  const [registered, alsoRegistered] = await Promise.all([register(gateway), register(gateway)]);
  await requestReset(gateway, forgetful.email);
  const [newEmail, { browser, password: current_password }] = [uniqueEmail('moved'), moving];
  expect((await browser.post(api('me/email/'), { email: newEmail, current_password })).status).toBe(202);
  return { registered, alsoRegistered, forgetful, moving, newEmail };
}
