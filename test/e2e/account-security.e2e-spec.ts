/** What administrators learn about the security of an account, and the password reset that they send, over HTTP and in the shell. */
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { runCommand } from '../support/apps/run-command.js';
import type { Browser } from '../support/http/browser.js';
import { Mailbox } from '../support/mail/mailbox.js';
import { api, create, items, notFound, refused, superuserOf } from '../support/people/organisations.js';
import {
  type KnownPerson,
  loggedInPerson,
  logInFromNewBrowser,
  uniqueEmail,
  workerProfile,
} from '../support/people/people.js';

const system = inject('system');
const mailbox = new Mailbox(system.mailbox);

let admin: Browser;
let person: KnownPerson;
beforeAll(async () => {
  [admin, person] = await Promise.all([
    superuserOf(system),
    loggedInPerson(system.gateway, new Mailbox(system.mailbox)),
  ]);
});

describe('the security events of an account', () => {
  it('are those that its owner sees, page by page, and filtered by kind', async () => {
    await logInFromNewBrowser(person);
    const path = `users/${person.userId}/security-events/`;
    const own = await items(person.browser, 'me/security-events/');
    expect(own.length).toBeGreaterThan(1);
    expect(await items(admin, path)).toEqual(own);
    const first = await admin.get(api(`${path}?limit=1`));
    expect(first.body).toMatchObject({ items: [own[0]], next: expect.any(String) });
    const { next } = first.body as { next: string };
    const second = await admin.get(api(`${path}?limit=1&after=${next}`));
    expect(second.body).toMatchObject({ items: [own[1]] });
    expect(await items(admin, `${path}?kind=no.such_kind`)).toEqual([]);
  });

  it('are shown to administrators only, and of existing accounts only', async () => {
    const path = api(`users/${person.userId}/security-events/`);
    expect(await person.browser.get(path)).toMatchObject(refused);
    expect(await admin.get(api('users/2147483647/security-events/'))).toMatchObject(notFound);
  });

  it('are listed in the shell', async () => {
    const { stdout } = await runCommand(['users', 'security-events', person.email], system.environment);
    expect(stdout).toMatch(/^time\tkind\t.*\n\S+Z\tsession\.started\t/);
  });
});

describe('the second factors of an account', () => {
  it('are shown by kind, to administrators only', async () => {
    const path = api(`users/${person.userId}/second-factor/`);
    const none = { totp: null, passkeys: 0, recovery_codes_left: 0 };
    expect(await admin.get(path)).toMatchObject({ status: 200, body: none });
    expect(await person.browser.get(path)).toMatchObject(refused);
    expect(await admin.get(api('users/2147483647/second-factor/'))).toMatchObject(notFound);
    const { stdout } = await runCommand(['users', 'second-factor', person.email], system.environment);
    expect(JSON.parse(stdout)).toEqual(none);
  });
});

describe('a password reset that an administrator sends', () => {
  const send = (browser: Browser, userId: number) => browser.post(api(`users/${userId}/password-reset/`), {});

  it('mails the owner a link, and the answer has nothing of it', async () => {
    const answer = await send(admin, person.userId);
    expect([answer.status, answer.body]).toEqual([202, { status: 'OK' }]);
    await mailbox.mailWith(person.email, /reset/);
  });

  it('mails the first link again to somebody who never set a password', async () => {
    const email = uniqueEmail('invited');
    const account = await create(admin, 'users/', { email, profile: workerProfile() });
    await mailbox.mail(email, 1);
    expect((await send(admin, Number(account['user_id']))).status).toBe(202);
    expect((await mailbox.mail(email, 2)).subject).toBe((await mailbox.mail(email, 1)).subject);
  });

  it('is refused to its owner, and for a closed account', async () => {
    expect(await send(person.browser, person.userId)).toMatchObject(refused);
    const closed = await loggedInPerson(system.gateway, new Mailbox(system.mailbox));
    const { body } = await admin.get(api(`users/${closed.userId}/`));
    const headers = { 'If-Match': `"${(body as { version: number }).version}"` };
    await admin.request('POST', api(`users/${closed.userId}/deactivate/`), { headers });
    expect(await send(admin, closed.userId)).toMatchObject({ status: 409 });
  });
});
