/** A running system changes its SECRET_KEY: nobody is logged out, and waiting mails and second factors survive. */
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { mustRun, runCommand } from '../support/apps/run-command.js';
import { type Environment, startApp } from '../support/apps/start-app.js';
import { type RunningSystem, startSystem } from '../support/apps/system.js';
import { Browser } from '../support/http/browser.js';
import { Mailbox } from '../support/mail/mailbox.js';
import { api } from '../support/people/organisations.js';
import { type KnownPerson, loggedInPerson, register } from '../support/people/people.js';
import { totpCode } from '../support/second-factor/totp-code.js';
import type { ChildServer } from '../support/servers/child-server.js';
import { freePort } from '../support/test-run/free-port.js';
import { Teardown } from '../support/test-run/teardown.js';

const teardown = new Teardown();
const newKey = randomBytes(48).toString('base64');
let system: RunningSystem;
let mailbox: Mailbox;
let person: KnownPerson;
let secret: string;
let recoveryCodes: string[];
let environment: Environment;

beforeAll(async () => {
  // Other systems of this run share Redis and Kafka, and have another key.
  const servers = { postgres: inject('postgres'), redis: '', kafka: '' };
  system = await startSystem(servers, { VERIFY_TCP_PORT: '0' });
  teardown.add(() => system.stop());
  environment = system.addresses.environment;
  mailbox = new Mailbox(system.addresses.mailbox);
  person = await loggedInPerson(system.addresses.gateway, mailbox);
  const begun = await person.browser.post(api('me/second-factor/totp/'), {
    current_password: person.password,
  });
  ({ secret } = begun.body as { secret: string });
  const confirmed = await person.browser.post(api('me/second-factor/totp/confirm/'), {
    code: totpCode(secret, -1),
  });
  recoveryCodes = (confirmed.body as { recovery_codes: string[] }).recovery_codes;
});

afterAll(() => teardown.run());

async function start(app: 'gateway' | 'worker', overrides: Environment): Promise<ChildServer> {
  const started = await startApp(app, { ...environment, ...overrides });
  teardown.add(() => started.stop());
  return started;
}

const isIn = async (browser: Browser) => (await browser.post(api('test/'))).status;

async function logInWith(gateway: string, factor: object): Promise<number> {
  const browser = new Browser(gateway);
  const { email, password } = person;
  await browser.post(api('login/'), { email, password });
  return (await browser.post(api('login/second-factor/'), factor)).status;
}

describe('a change of SECRET_KEY by a rolling restart', () => {
  it('logs nobody out, sends the mails that wait, and keeps second factors after the old key is removed', async () => {
    const [oldKey, { gateway }] = [environment['SECRET_KEY']!, system.addresses];
    await system.apps.worker.stop();
    const waiting = await register(gateway);

    // 1. Every app learns to open what the new key seals.
    await system.apps.gateway.stop();
    const first = await start('gateway', { SECRET_KEY_FALLBACKS: newKey });
    const elsewhere = await start('gateway', {
      SECRET_KEY_FALLBACKS: newKey,
      PORT: String(await freePort()),
    });
    expect(await isIn(person.browser)).toBe(200);

    // 2. One after the other seals with the new key; both kinds accept each other's tokens.
    await first.stop();
    const swapped = { SECRET_KEY: newKey, SECRET_KEY_FALLBACKS: oldKey };
    const second = await start('gateway', swapped);
    expect(await isIn(person.browser)).toBe(200);
    const registeredThen = await register(gateway);
    expect((await person.browser.post(api('login/refresh/'))).status).toBe(200);
    const other = new Browser(elsewhere.url);
    other.jar.restore(person.browser.jar.snapshot());
    expect(await isIn(other)).toBe(200);
    await elsewhere.stop();

    // 3. The command seals anew what the old key sealed.
    const before = await runCommand(['reseal', '--dry-run'], { ...environment, ...swapped });
    expect(before.stdout).toMatch(/^authenticator apps\t1 of 1 to seal anew\t0 not opened$/m);
    await mustRun(['reseal'], { ...environment, ...swapped });
    const after = await runCommand(['reseal', '--dry-run', '--json'], { ...environment, ...swapped });
    const { items: left } = JSON.parse(after.stdout) as { items: Record<string, number>[] };
    expect(left.map(({ to_reseal, unopened }) => [to_reseal, unopened])).toEqual(left.map(() => [0, 0]));

    // 4. Without the old key.
    await second.stop();
    await start('gateway', { SECRET_KEY: newKey });
    await start('worker', { SECRET_KEY: newKey });
    expect(await isIn(person.browser)).toBe(200);
    expect((await person.browser.post(api('login/refresh/'))).status).toBe(200);
    expect(await logInWith(gateway, { method: 'totp', code: totpCode(secret, 1) })).toBe(200);
    expect(await logInWith(gateway, { method: 'recovery_code', code: recoveryCodes[0] })).toBe(200);
    for (const { email } of [waiting, registeredThen]) await mailbox.mail(email, 1, 60);
  });
});
