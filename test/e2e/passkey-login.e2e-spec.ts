/** A login by a passkey alone over HTTP. */
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { Browser } from '../support/http/browser.js';
import { VerificationClient } from '../support/kafka/verification-client.js';
import { Mailbox } from '../support/mail/mailbox.js';
import { api } from '../support/people/organisations.js';
import { loggedInPerson } from '../support/people/people.js';
import { addPasskey } from '../support/second-factor/passkeys.js';
import { Authenticator } from '../support/second-factor/webauthn-authenticator.js';
import { Teardown } from '../support/test-run/teardown.js';
import { type EntryPoints, expectLive, tokensOf } from '../support/tokens/entry-points.js';

const { gateway, mailbox: mailboxUrl, environment } = inject('system');
const mailbox = new Mailbox(mailboxUrl);
const teardown = new Teardown();

let entryPoints: EntryPoints;

beforeAll(async () => {
  const bus = await VerificationClient.connect(environment['KAFKA_URL']!);
  teardown.add(() => bus.close());
  entryPoints = { gateways: [gateway], bus };
});

afterAll(() => teardown.run());

it('a login by a passkey alone begins a session that may make sensitive changes, once per response', async () => {
  const person = await loggedInPerson(gateway, mailbox);
  const authenticator = await addPasskey(person);
  const browser = new Browser(gateway);
  const options = await browser.post(api('login/passkey/options/'));
  expect([options.status, options.setCookies]).toEqual([200, []]);
  const response = authenticator.get(options.body);
  const headers = { Origin: 'https://evil.example.net', 'Sec-Fetch-Site': 'cross-site' };
  expect((await browser.post(api('login/passkey/'), { response }, { headers })).status).toBe(403);
  expect(await browser.post(api('login/passkey/'), { response })).toMatchObject({
    status: 200,
    body: { action: 'LOGIN', status: 'OK' },
  });
  await expectLive(tokensOf(browser), entryPoints);
  const { password: current_password } = person;
  expect((await browser.post(api('me/second-factor/recovery-codes/'), { current_password })).status).toBe(
    201,
  );
  const again = await new Browser(gateway).post(api('login/passkey/'), { response });
  expect([again.status, again.setCookies]).toEqual([403, []]);
  const stranger = new Authenticator(gateway);
  stranger.create({ challenge: 'AAAA', rp: { id: '127.0.0.1' } });
  const unknown = stranger.get((await browser.post(api('login/passkey/options/'))).body);
  expect(await new Browser(gateway).post(api('login/passkey/'), { response: unknown })).toMatchObject({
    status: 401,
    body: { code: 'session.passkey_unknown' },
  });
});
