/** Invitations in the shell: sending, and each state with what the commands show of it. */
import { Client as Postgres } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import {
  api,
  create,
  createOrganisation,
  housing,
  items,
  type OrganisationMembers,
  type Row,
} from '../support/people/organisations.js';
import { uniqueEmail } from '../support/people/people.js';
import { named, ShellInvitations } from '../support/people/shell-invitations.js';

const system = inject('system');
const shell = new ShellInvitations(system);
const database = new Postgres({ connectionString: system.ownerDatabase });

/** Milliseconds for a dozen processes in sequence, each of which loads the whole program. */
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

let members: OrganisationMembers;
let company: string;
let department: Row;

beforeAll(async () => {
  await database.connect();
  members = await createOrganisation(system);
  company = members.company.email;
  department = await create(members.company.browser, 'departments/', { name: 'Repairs' });
});

afterAll(() => database.end());

const toCompany = () => ['--company', company, '--department', department.id];
const show = (id: string) => shell.json<Record<string, unknown>>('show', id);

/** The states under which `invitations list` finds the address, with the text columns after the email. */
async function listed(email: string, ...options: string[]): Promise<string[]> {
  const lines = (await shell.says('list', '--search', email, ...options))
    .split('\n')
    .slice(1)
    .filter(Boolean);
  return lines.map((line) => line.split('\t').slice(2, 4).join(' '));
}

describe('invitations send', () => {
  it('mails a worker of a company every field of the draft', async () => {
    const { admin } = members;
    const name = `shell_${department.id.slice(-8)}`;
    await create(admin, 'permissions/', { name });
    await create(admin, 'permission-groups/', { name: `Group ${name}`, permissions: [`${name} update`] });
    const held = { permissions: [`${name} read`, `${name} update`] };
    await admin.post(api(`users/${members.company.userId}/permissions/`), held);
    const email = uniqueEmail('drafted');
    const fields = ['first_name=Анна', 'position=Мастер', 'phones=+7 921 123-45-67'];
    const drafted = fields.flatMap((field) => ['--field', field]);
    const given = ['--language', 'ru', '--permission', `${name} read`, '--group', `Group ${name}`];
    const options = [...toCompany(), ...drafted, ...given];
    const sent = await shell.json<Record<string, unknown>>('send', email, '--type', 'worker', ...options);
    expect(sent).toMatchObject({
      email,
      state: 'sent',
      company_id: members.company.userId,
      invited_by: null,
      profile: { type: 'worker', first_name: 'Анна', position: 'Мастер' },
      phones: ['+7 921 123-45-67'],
      department_id: department.id,
      department: 'Repairs',
      permissions: [`${name} read`, `${name} update`],
      permission_group: `Group ${name}`,
      language: 'ru',
      times_sent: 1,
    });
    expect((await shell.mailbox.mail(email)).subject).toBe('Вас приглашают');
    const facts = (await shell.says('show', String(sent['id']))).split('\n');
    expect(facts).toEqual(
      expect.arrayContaining([
        `email\t${email}`,
        'state\tsent',
        'invited by\tthe shell',
        'position\tМастер',
        `department\t${department.id} Repairs`,
        `permissions\t${name} read, ${name} update`,
      ]),
    );
  });

  it('invites an owner of a share, and a company to Gatehouse only', async () => {
    const { area } = await housing(members.company.browser);
    const owner = uniqueEmail('owner');
    const place = ['--company', company, '--area', area.id, '--part', '0.5'];
    const sent = await shell.says('send', owner, '--type', 'tenant', ...named, ...place);
    expect(sent).toMatch(new RegExp(`^[0-9a-f-]{36}\t${owner}\tsent\ttenant\t.+\twaiting\n$`));
    const firm = uniqueEmail('firm');
    expect(await shell.json('send', firm, '--type', 'company')).toMatchObject({
      company_id: null,
      profile: { type: 'company' },
    });
    expect((await shell.accept(await shell.code(owner))).status).toBe(200);
    const owners = await items(members.company.browser, `areas/${area.id}/owners/`);
    expect(owners).toMatchObject([{ part: '0.5000000000' }]);
  });
});

describe('an invitation', () => {
  it('is sent, opened once its page is read, and accepted with the account that accepted', async () => {
    const email = uniqueEmail('states');
    const { id } = await shell.send(email, ...toCompany());
    const code = await shell.code(email);
    expect(await listed(email)).toEqual(['sent worker']);
    await expect
      .poll(async () => (await show(id))['mail'], { timeout: 20_000 })
      .toEqual({
        state: 'sent',
        reason: null,
      });
    expect((await shell.look(code)).body).toMatchObject({ email, department: 'Repairs' });
    expect(await show(id)).toMatchObject({ state: 'opened', opened_at: expect.any(String), user_id: null });
    expect(await listed(email, '--state', 'opened', '--company', company)).toEqual(['opened worker']);
    const { user_id: userId } = (await shell.accept(code)).body as { user_id: number };
    expect(await show(id)).toMatchObject({
      state: 'accepted',
      user_id: userId,
      closed_at: expect.any(String),
    });
    expect(await shell.says('show', id)).toContain(`accepted by\tuser ${userId}\n`);
    expect(await listed(email, '--state', 'opened')).toEqual([]);
  });

  it('declined cannot be sent again or revoked, and does not block a new one', async () => {
    const email = uniqueEmail('declined');
    const { id } = await shell.send(email, ...toCompany());
    expect((await shell.decline(await shell.code(email))).status).toBe(200);
    expect(await show(id)).toMatchObject({ state: 'declined', user_id: null });
    for (const command of ['resend', 'revoke']) {
      const { code, stderr } = await shell.run(command, id);
      expect([code, stderr]).toEqual([1, expect.stringContaining('already accepted, declined or revoked')]);
    }
    expect((await shell.send(email, ...toCompany())).state).toBe('sent');
    expect(await listed(email)).toEqual(['sent worker', 'declined worker']);
  });

  it('revoked says so to its reader', async () => {
    const email = uniqueEmail('revoked');
    const { id } = await shell.send(email, ...toCompany());
    const code = await shell.code(email);
    expect(await shell.says('revoke', id)).toContain(`\t${email}\trevoked\tworker\t`);
    expect((await shell.accept(code)).body).toMatchObject({ code: 'invitation.revoked' });
    expect(await listed(email, '--state', 'revoked')).toEqual(['revoked worker']);
  });

  it('sent again has a new code, and the former one is dead', async () => {
    const email = uniqueEmail('again');
    const { id } = await shell.send(email, ...toCompany());
    const former = await shell.code(email);
    expect(await shell.json('resend', id)).toMatchObject({ id, state: 'sent', times_sent: 2 });
    expect((await shell.accept(former)).body).toMatchObject({ code: 'invitation.replaced' });
    expect(await shell.says('show', id)).toMatch(/^sent\t\S+, 2 times$/m);
    expect((await shell.accept(await shell.code(email, 2))).status).toBe(200);
  });

  it('expired opens by being sent again, unless a newer one is open', async () => {
    const expire = (id: string) =>
      database.query(`UPDATE invitations SET expires_at = now() - interval '1 second' WHERE id = $1`, [id]);
    const email = uniqueEmail('expired');
    const { id } = await shell.send(email, ...toCompany());
    await expire(id);
    expect(await listed(email, '--state', 'expired')).toEqual(['expired worker']);
    expect((await shell.accept(await shell.code(email))).body).toMatchObject({ code: 'invitation.expired' });
    expect((await shell.run('revoke', id)).code).toBe(1);
    expect(await shell.json('resend', id)).toMatchObject({ state: 'sent' });
    await expire(id);
    await shell.send(email, ...toCompany());
    const late = await shell.run('resend', id);
    expect([late.code, late.stderr]).toEqual([1, expect.stringContaining('already has an open invitation')]);
  });

  it('shows why its mail bounced', async () => {
    const email = uniqueEmail('bounced');
    await shell.mailbox.respond(email, 'refuse');
    const { id } = await shell.send(email, ...toCompany());
    await expect
      .poll(() => shell.says('show', id), { timeout: 30_000 })
      .toMatch(/^mail\tfailed \(550 5\.1\.1 .*\)$/m);
    expect(await shell.says('list', '--search', email)).toMatch(/\tfailed \(550 5\.1\.1 .*\)\n$/);
  });

  it('is printed so that its stored text cannot forge lines or columns', async () => {
    const email = uniqueEmail('forged');
    const { id } = await shell.send(email, ...toCompany());
    await database.query(`UPDATE invitations SET profile = profile || $2 WHERE id = $1`, [
      id,
      { position: 'Foreman\nstate\taccepted' },
    ]);
    const facts = (await shell.says('show', id)).split('\n');
    expect(facts).toContain('position\tForeman\\u{a}state\\u{9}accepted');
  });
});
