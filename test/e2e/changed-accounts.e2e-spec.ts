/** Administrators change the fields and the email of accounts, over HTTP and in the shell. */
import { beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { Browser } from '../support/http/browser.js';
import { runCommand } from '../support/apps/run-command.js';
import {
  type KnownPerson,
  loggedInPerson,
  logIn,
  uniqueEmail,
  workerProfile,
} from '../support/people/people.js';
import { Mailbox } from '../support/mail/mailbox.js';
import { api, changeEmail, superuserOf } from '../support/people/organisations.js';

const system = inject('system');
const mailbox = new Mailbox(system.mailbox);

/** Milliseconds for several processes in sequence, each of which loads the whole program. */
vi.setConfig({ testTimeout: 120_000 });

let admin: Browser;
let person: KnownPerson;

beforeAll(async () => {
  [admin, person] = await Promise.all([superuserOf(system), loggedInPerson(system.gateway, mailbox)]);
});

const run = (...args: string[]) => runCommand(['users', ...args], system.environment);

/** Confirms the newest link to an address. @returns the status */
async function confirm(email: string, password?: string): Promise<number> {
  const { user_id, code } = Object.fromEntries((await mailbox.link(email)).searchParams);
  const body = { user_id, code, ...(password !== undefined && { current_password: password }) };
  return (await new Browser(system.gateway).post(api('email/confirm/'), body)).status;
}

describe('the email of an account', () => {
  it('changes when the new address confirms it with the password; the old one is notified', async () => {
    const email = uniqueEmail('new');
    expect(await changeEmail(admin, person.userId, email)).toMatchObject({
      status: 202,
      body: { email: person.email },
    });
    expect((await mailbox.mail(person.email, 2)).subject).toMatch(
      /Администратор меняет|is changing your email/,
    );
    expect(await confirm(email)).toBe(400);
    expect(await confirm(email, person.password)).toBe(200);
    await logIn({ ...person, browser: new Browser(system.gateway), email });
    person = { ...person, email };
  });

  it('is requested in the shell', async () => {
    const email = uniqueEmail('shell');
    const { code, stdout } = await run('change-email', person.email, email, '--json');
    expect([code, JSON.parse(stdout)]).toMatchObject([0, { id: person.userId, email: person.email }]);
    expect(await confirm(email, person.password)).toBe(200);
    person = { ...person, email };
  });

  it('stays when an administrator withdraws the change, over HTTP or in the shell', async () => {
    const withdraw = () => admin.request('DELETE', api(`users/${person.userId}/email/`));
    const shell = () => run('withdraw-email', person.email);
    for (const [end, done] of [
      [withdraw, { status: 204 }],
      [shell, { code: 0 }],
    ] as const) {
      const email = uniqueEmail('withdrawn');
      expect((await changeEmail(admin, person.userId, email)).status).toBe(202);
      const link = await mailbox.link(email);
      expect(await end()).toMatchObject(done);
      const { user_id, code } = Object.fromEntries(link.searchParams);
      const body = { user_id, code, current_password: person.password };
      expect((await new Browser(system.gateway).post(api('email/confirm/'), body)).status).toBe(404);
    }
  });

  it('of an account that waits for its first password changes at once', async () => {
    const [wrong, right] = [uniqueEmail('wrong'), uniqueEmail('right')];
    const created = await admin.post(api('users/'), { email: wrong, profile: workerProfile() });
    const { user_id } = created.body as { user_id: number };
    expect(await changeEmail(admin, user_id, right)).toMatchObject({
      status: 202,
      body: { email: right },
    });
    expect((await mailbox.link(right)).pathname).toContain('password/reset/confirm');
  });

  it('is not changed without a version, to an invalid address or for a deactivated account', async () => {
    const { userId } = person;
    const email = uniqueEmail();
    expect((await admin.post(api(`users/${userId}/email/`), { email })).status).toBe(428);
    expect(await changeEmail(admin, userId, 'nonsense')).toMatchObject({
      status: 400,
      body: { email: [expect.any(String)] },
    });
    expect(await changeEmail(admin, userId, person.email)).toMatchObject({
      status: 400,
      body: { email: ['This account has this email already.'] },
    });
    const closed = await loggedInPerson(system.gateway, mailbox);
    await run('deactivate', closed.email);
    expect(await changeEmail(admin, closed.userId, email)).toMatchObject({
      status: 409,
      body: { code: 'account.closed' },
    });
  });
});

describe('the fields of an account', () => {
  it('are changed in the shell, and the wrong ones are named', async () => {
    const fields = ['--field', 'first_name=Рома', '--field', 'surname=', '--field', 'phones=8 800 555-35-35'];
    const changed = await run('change', person.email, ...fields, '--field', 'inn=123456789012', '--json');
    expect([changed.code, JSON.parse(changed.stdout)]).toMatchObject([
      0,
      { phones: ['8 800 555-35-35'], inn: '123456789012', profile: { first_name: 'Рома', surname: '' } },
    ]);
    const foreign = await run('change', person.email, '--field', 'rooms=12');
    expect([foreign.code, foreign.stderr]).toEqual([1, 'profile.rooms: Unknown field.\n']);
    const without = await run('change', person.email);
    expect([without.code, without.stderr]).toEqual([2, expect.stringMatching(/^field: /)]);
  });
});
