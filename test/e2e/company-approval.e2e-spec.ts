/** Refusing companies that registered themselves, over HTTP and in the shell. */
import { Client as Postgres } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { runCommand } from '../support/apps/run-command.js';
import type { Browser } from '../support/http/browser.js';
import { Mailbox } from '../support/mail/mailbox.js';
import { administrator, api, approve, items, refused, superuserOf } from '../support/people/organisations.js';
import { companyProfile, type KnownPerson, loggedInPerson } from '../support/people/people.js';

const system = inject('system');
const mailbox = new Mailbox(system.mailbox);
const database = new Postgres({ connectionString: system.ownerDatabase });
const registered = () => loggedInPerson(system.gateway, mailbox, companyProfile());
const refuse = (browser: Browser, { userId }: KnownPerson, reason: string) =>
  browser.post(api(`companies/${userId}/refusal/`), { reason });

let admin: Browser;
let company: KnownPerson;

beforeAll(async () => {
  await database.connect();
  admin = await superuserOf(system);
});

beforeEach(async () => {
  company = await registered();
});

afterAll(() => database.end());

const own = async () => (await company.browser.get(api('me/'))).body as Record<string, unknown>;

describe('a refused company', () => {
  it('reads the reason in its account and in a mail, and still manages nothing', async () => {
    expect(await own()).toMatchObject({ approval: 'waiting', refusal_reason: null });
    const reason = 'The address is missing.\n<script>alert(1)</script>';
    expect(await refuse(admin, company, reason)).toMatchObject({ status: 204 });
    expect(await own()).toMatchObject({
      awaits_approval: true,
      approval: 'refused',
      refusal_reason: reason,
    });
    const mail = await mailbox.mailWith(company.email, /not approved/);
    expect(mail.text).toContain(reason);
    expect(mail.html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(await company.browser.post(api('departments/'), { name: 'Early' })).toMatchObject({
      status: 403,
      body: { code: 'company_approval_pending' },
    });
  });

  it('corrects its account, asks again and is approved', async () => {
    await refuse(admin, company, 'No address');
    const { version } = await own();
    const changed = await company.browser.request('PATCH', api('me/'), {
      body: { profile: { address: '1 River Street' } },
      headers: { 'If-Match': `"${String(version)}"` },
    });
    expect(changed.status).toBe(200);
    expect(await company.browser.post(api('me/approval-request/'))).toMatchObject({ status: 204 });
    expect(await own()).toMatchObject({ approval: 'waiting', refusal_reason: null });
    await approve(admin, company.userId);
    expect(await own()).toMatchObject({ approval: 'approved', awaits_approval: false });
    expect(await refuse(admin, company, 'Too late')).toMatchObject({ status: 409 });
  });

  it('is listed apart from waiting and approved companies', async () => {
    const waiting = await registered();
    await refuse(admin, company, 'No address');
    const listed = async (approval: string) =>
      (await items(admin, `users/?approval=${approval}&search=${company.email}`)).map(
        (row) => row['user_id'],
      );
    expect([await listed('refused'), await listed('waiting')]).toEqual([[company.userId], []]);
    const found = await items(admin, `users/?approval=waiting&search=${waiting.email}`);
    expect(found).toMatchObject([{ user_id: waiting.userId, approval: 'waiting' }]);
    expect(await admin.get(api('users/?approval=unknown'))).toMatchObject({ status: 400 });
  });

  it('is refused by nobody but administrators, and with a reason', async () => {
    const worker = await loggedInPerson(system.gateway, mailbox);
    for (const { browser } of [company, worker]) {
      expect(await refuse(browser, company, 'x')).toMatchObject(refused);
    }
    expect(await worker.browser.post(api('me/approval-request/'))).toMatchObject(refused);
    for (const reason of ['', ' \n ', 'x'.repeat(1001), 'a\u202eb']) {
      expect(await refuse(admin, company, reason), JSON.stringify(reason)).toMatchObject({ status: 400 });
    }
    expect(await own()).toMatchObject({ approval: 'waiting' });
  });
});

describe('administrators', () => {
  it('get a mail that names a new company', async () => {
    const { email } = await administrator(system);
    // The mail names at most 20 companies, and other specs register some.
    await database.query(
      'INSERT INTO approval_announcements (company_id) SELECT user_id FROM company_profiles ON CONFLICT DO NOTHING',
    );
    const { userId } = await registered();
    await database.query(`UPDATE approval_announcer SET announced_at = '-infinity'`);
    const { rows } = await database.query('SELECT name FROM company_profiles WHERE user_id = $1', [userId]);
    const name = String(rows[0].name).split(' ').join('\\s+');
    const mail = await mailbox.mailWith(email, new RegExp(name));
    expect(mail.text).toContain('wait for approval');
    expect(mail.text).toContain(`${system.gateway}/account/people/companies`);
  });
});

describe('the shell', () => {
  it('refuses a company, and lists companies by their approval', { timeout: 180_000 }, async () => {
    const run = async (...command: string[]) => (await runCommand(command, system.environment)).stdout;
    await run('companies', 'refuse', company.email, '--reason', 'No address');
    expect(await own()).toMatchObject({ approval: 'refused', refusal_reason: 'No address' });
    const listed = await run('companies', 'list', '--approval', 'refused', '--json');
    const { items: refused } = JSON.parse(listed) as { items: unknown[] };
    expect(refused).toContainEqual(
      expect.objectContaining({ id: company.userId, refusal_reason: 'No address' }),
    );
    expect(await run('companies', 'list-waiting')).not.toContain(company.email);
    const again = await runCommand(
      ['companies', 'refuse', company.email, '--reason', 'x'],
      system.environment,
    );
    expect([again.code, again.stderr]).toEqual([1, expect.stringContaining('does not wait for approval')]);
    const unknown = await runCommand(['companies', 'list', '--approval', 'maybe'], system.environment);
    expect(unknown.code).not.toBe(0);
  });
});
