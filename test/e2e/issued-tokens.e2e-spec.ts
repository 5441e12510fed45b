/** Internal services receive access tokens. With one and its CSRF token they must not obtain further tokens. */
import { Client as Postgres } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { totpCode } from '../support/second-factor/totp-code.js';
import { Browser } from '../support/http/browser.js';
import {
  claimsOf,
  type EntryPoints,
  expectDead,
  expectLive,
  holding,
  tokensOf,
} from '../support/tokens/entry-points.js';
import { type KnownPerson, loggedInPerson, logIn, uniquePassword } from '../support/people/people.js';
import { Mailbox } from '../support/mail/mailbox.js';
import { api } from '../support/people/organisations.js';
import { VerificationClient } from '../support/kafka/verification-client.js';

const { gateway, mailbox: mailboxUrl, environment } = inject('system');
const mailbox = new Mailbox(mailboxUrl);
const database = new Postgres({ connectionString: environment['DATABASE_URL'] });
let entryPoints: EntryPoints;
let bus: VerificationClient;

beforeAll(async () => {
  bus = await VerificationClient.connect(environment['KAFKA_URL']!);
  entryPoints = { gateways: [gateway], bus };
  await database.connect();
});

afterAll(async () => {
  await bus.close();
  await database.end();
});

const person = () => loggedInPerson(gateway, mailbox);

/** An internal service that received the cookies of the browser without the refresh token. */
function serviceOf({ browser }: KnownPerson): Browser {
  const service = holding(gateway, { access: tokensOf(browser).access });
  service.jar.set('csrftoken', browser.jar.get('csrftoken')!);
  return service;
}

async function elsewhere({ email, password }: KnownPerson): Promise<Browser> {
  const browser = new Browser(gateway);
  await logIn({ browser, email, password });
  return browser;
}

describe('a caller with the access token and the CSRF token alone', () => {
  it('ends the other sessions and gets no new tokens; the session of the owner continues', async () => {
    const user = await person();
    const other = tokensOf(await elsewhere(user));
    const answer = await serviceOf(user).request('DELETE', api('me/sessions/'));
    expect([answer.status, answer.setCookies]).toEqual([204, []]);
    await expectDead(other, entryPoints);
    await expectLive(tokensOf(user.browser), entryPoints);
    expect((await user.browser.post(api('login/refresh/'))).status).toBe(200);
  });

  it.each<[string, (victim: Browser, attacker: Browser) => string]>([
    ['of another session', (_, attacker) => tokensOf(attacker).refresh],
    ['with a forged signature', (victim) => `${tokensOf(victim).refresh.slice(0, -8)}AAAAAAAA`],
    ['that is an access token', (victim) => tokensOf(victim).access],
  ])('gets no new tokens for a refresh token %s', async (_, refresh) => {
    const [victim, attacker] = [await person(), await person()];
    const service = serviceOf(victim);
    service.jar.set('refresh_token', refresh(victim.browser, attacker.browser));
    const answer = await service.request('DELETE', api('me/sessions/'));
    expect([answer.status, answer.setCookies]).toEqual([204, []]);
    await expectLive(tokensOf(victim.browser), entryPoints);
  });

  it('ends the session by a refresh token that was used before, as reuse of a stolen token', async () => {
    const { browser } = await person();
    const used = tokensOf(browser).refresh;
    for (let round = 0; round < 2; round++) await browser.post(api('login/refresh/'));
    await database.query(
      `UPDATE refresh_tokens SET good_until = now() - interval '1 second' WHERE session_id = $1 AND good_until > now()`,
      [claimsOf(used).sid],
    );
    const service = holding(gateway, { access: tokensOf(browser).access, refresh: used });
    service.jar.set('csrftoken', browser.jar.get('csrftoken')!);
    const answer = await service.request('DELETE', api('me/sessions/'));
    expect(answer.setCookies.filter((line) => line.startsWith('refresh_token=ey'))).toEqual([]);
    await expectDead(tokensOf(browser), entryPoints);
  });

  it('gets no new tokens by a change without the required password, second factor or code', async () => {
    const user = await person();
    const { browser, password } = user;
    const begun = await browser.post(api('me/second-factor/totp/'), { current_password: password });
    const { secret } = begun.body as { secret: string };
    const attempts: [string, string, object][] = [
      ['POST', 'me/password/', { current_password: 'a guess', new_password: uniquePassword() }],
      ['POST', 'me/second-factor/totp/confirm/', { code: totpCode('A'.repeat(32)) }],
    ];
    const enrolled: [string, string, object][] = [
      ['POST', 'me/step-up/', { method: 'totp', code: '000000' }],
      ['POST', 'me/second-factor/recovery-codes/', { current_password: 'a guess' }],
      ['DELETE', 'me/second-factor/totp/', { current_password: 'a guess' }],
    ];
    const refuse = async ([method, path, body]: [string, string, object]) => {
      const answer = await serviceOf(user).request(method, api(path), { body });
      expect([path, answer.status >= 400, answer.setCookies]).toEqual([path, true, []]);
    };
    for (const attempt of attempts) await refuse(attempt);
    const confirmed = await browser.post(api('me/second-factor/totp/confirm/'), { code: totpCode(secret) });
    expect(confirmed.status).toBe(200);
    for (const attempt of enrolled) await refuse(attempt);
    await expectLive(tokensOf(browser), entryPoints);
  });
});
