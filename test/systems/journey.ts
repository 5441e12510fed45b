/** One user's journey from registration to logout, with every response that depends on session parameters of PostgreSQL. */
import { expect } from 'vitest';
import { totpCode } from '../support/second-factor/totp-code.js';
import { type KnownPerson, loggedInPerson } from '../support/people/people.js';
import { Mailbox } from '../support/mail/mailbox.js';
import { api, items } from '../support/people/organisations.js';
import type { SystemAddresses } from '../support/apps/system.js';
import type { VerificationClient } from '../support/kafka/verification-client.js';

type Body = Record<string, unknown>;

const recently = (value: unknown) => {
  const age = Date.now() - Date.parse(String(value));
  expect(age, `${String(value)} is a time within the last minutes`).toBeLessThan(600_000);
  expect(age).toBeGreaterThan(-60_000);
};

/** Registration, mail, activation, login, own account, sessions, second factor, refresh, verification, logout. */
export async function expectWholeJourney(
  { gateway, mailbox }: SystemAddresses,
  bus: VerificationClient,
): Promise<void> {
  const person = await loggedInPerson(gateway, new Mailbox(mailbox));
  await expectOwnAccount(person);
  await expectSecondFactor(person);
  const { browser, userId } = person;
  const before = browser.jar.get('access_token')!;
  expect((await bus.ask(before)).answer).toMatchObject({ status: 'OK', user_id: userId });
  expect((await browser.post(api('login/refresh/'))).status).toBe(200);
  const token = browser.jar.get('access_token')!;
  expect(token).not.toBe(before);
  expect((await bus.ask(token)).answer).toMatchObject({ status: 'OK', user_id: userId });
  expect((await browser.post(api('test/'))).status).toBe(200);
  expect((await browser.post(api('logout/'))).status).toBe(200);
  expect((await bus.ask(token)).answer.status).toBe('FAIL');
  expect((await browser.post(api('verify/'), { token })).status).toBe(401);
}

async function expectOwnAccount({ browser, email }: KnownPerson): Promise<void> {
  const me = await browser.get(api('me/'));
  expect(me).toMatchObject({ status: 200, body: { email } });
  const { date_joined, last_login } = me.body as Body;
  recently(date_joined);
  recently(last_login);
  const [session] = (await items(browser, 'me/sessions/')) as unknown as Body[];
  expect(session).toMatchObject({ current: true });
  const times = Object.entries(session!).filter(([name]) => name.endsWith('_at'));
  expect(times).not.toEqual([]);
  for (const [name, value] of times)
    expect([name, Date.parse(String(value))]).not.toEqual([name, Number.NaN]);
  const [event] = (await items(browser, 'me/security-events/')) as unknown as Body[];
  recently(event!['occurred_at']);
}

async function expectSecondFactor({ browser, password: current_password }: KnownPerson): Promise<void> {
  const path = api('me/second-factor/');
  const begun = await browser.post(`${path}totp/`, { current_password });
  expect(begun.status).toBe(201);
  const { secret } = begun.body as { secret: string };
  expect((await browser.post(`${path}totp/confirm/`, { code: totpCode(secret) })).status).toBe(200);
  const { totp } = (await browser.get(path)).body as { totp: Body };
  for (const [name, value] of Object.entries(totp).filter(
    ([key]) => key.endsWith('_at') && totp[key] !== null,
  )) {
    expect([name, Date.parse(String(value))]).not.toEqual([name, Number.NaN]);
  }
}
