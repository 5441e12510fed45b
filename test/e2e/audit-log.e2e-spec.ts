/** The audit log: its filters and downloads over HTTP and in the shell. */
import { hostname, userInfo } from 'node:os';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { runCommand } from '../support/apps/run-command.js';
import { api, createOrganisation, items, type OrganisationMembers } from '../support/people/organisations.js';

const system = inject('system');
let members: OrganisationMembers;
let target: string;
let started: string;

beforeAll(async () => {
  started = new Date(Date.now() - 1000).toISOString();
  members = await createOrganisation(system);
  const { admin, tenant } = members;
  target = `target_type=user&target_id=${tenant.userId}&action=user.state_changed`;
  for (const step of ['deactivate', 'activate']) {
    const { version } = (await admin.get(api(`users/${tenant.userId}/`))).body as { version: number };
    const headers = { 'If-Match': `"${version}"` };
    expect((await admin.post(api(`users/${tenant.userId}/${step}/`), undefined, { headers })).status).toBe(
      200,
    );
  }
});

describe('the audit log', () => {
  it('says which user of the operating system ran a command, on which host', async () => {
    const { admin, worker } = members;
    const environment = { ...system.environment, SUDO_USER: 'ann\u001b' };
    const user = String(worker.userId);
    expect((await runCommand(['users', 'deactivate', user], environment)).code).toBe(0);
    expect((await runCommand(['users', 'activate', user], system.environment)).code).toBe(0);
    const entries = await items(admin, `audit/?target_type=user&target_id=${user}&by_command=true`);
    const { username } = userInfo();
    expect(entries.map(({ shell_user }) => shell_user)).toEqual([
      `${username}@${hostname()}`,
      `${username} (ann\\u{1b})@${hostname()}`,
    ]);
    const listed = await runCommand(['audit', 'list', '--target', user, '--by-command'], system.environment);
    expect(listed.stdout).toContain(`${username}@${hostname()}`);
    const csv = await admin.get(api(`audit.csv?target_id=${user}&by_command=true`));
    expect(csv.body).toContain(`@${hostname()})`);
  });

  it('names the accounts that changed and were changed', async () => {
    const [newest, oldest] = await items(members.admin, `audit/?${target}`);
    expect([newest!['after'], oldest!['after']]).toEqual([{ isActive: true }, { isActive: false }]);
    expect(newest!['target_name']).toMatch(/\S/);
    expect(newest!['actor_name']).toMatch(/\S/);
  });

  it('is filtered by time and by who made the change', async () => {
    const { admin } = members;
    expect(await items(admin, `audit/?${target}&from=${started}`)).toHaveLength(2);
    expect(await items(admin, `audit/?${target}&to=${started}`)).toEqual([]);
    expect(await items(admin, `audit/?${target}&by_command=true`)).toEqual([]);
    expect(await items(admin, `audit/?${target}&by_command=false`)).toHaveLength(2);
    for (const wrong of ['from=yesterday', 'to=2026-01-01', 'by_command=perhaps', 'actor_id=0'])
      expect((await admin.get(api(`audit/?${wrong}`))).status).toBe(400);
  });

  it('is downloaded as CSV in the language of the caller, with the values before and after', async () => {
    const headers = { 'Accept-Language': 'ru' };
    const { body, headers: answered } = await members.admin.get(api(`audit.csv?${target}`), { headers });
    expect(answered.get('content-disposition')).toBe('attachment; filename="audit.csv"');
    const [header, ...rows] = (body as string).trimEnd().split('\r\n');
    expect(header).toContain('Время,Кто: номер,Кто,Что');
    expect(rows).toHaveLength(2);
    expect(rows[0]).toContain('"{""isActive"":false}","{""isActive"":true}"');
  });

  it('is downloaded as JSON with the entries of the list', async () => {
    const { body, headers } = await members.admin.get(api(`audit.json?${target}`));
    expect(headers.get('content-disposition')).toBe('attachment; filename="audit.json"');
    expect((body as { items: unknown[] }).items).toEqual(await items(members.admin, `audit/?${target}`));
  });

  it('is refused to others, and with a wrong filter before the download begins', async () => {
    const { admin, company } = members;
    for (const file of ['audit.csv', 'audit.json']) {
      expect((await company.browser.get(api(file))).status).toBe(403);
      expect((await admin.get(api(`${file}?from=soon`))).status).toBe(400);
    }
  });

  it('is listed in the shell with the same filters, as columns, JSON and CSV', async () => {
    const options = ['--target-type', 'user', '--target', String(members.tenant.userId), '--from', started];
    const list = (...more: string[]) =>
      runCommand(['audit', 'list', ...options, ...more], system.environment);
    const action = ['--action', 'user.state_changed'];
    const columns = await list(...action);
    expect(columns.stdout.trimEnd().split('\n')).toHaveLength(3);
    expect(columns.stdout).toContain('\tuser.state_changed\t');
    const json = await list(...action, '--json');
    const { items: listed } = JSON.parse(json.stdout) as { items: unknown[] };
    expect(listed[0]).toMatchObject({ after: { isActive: true } });
    const csv = await list(...action, '--csv');
    expect(csv.stdout).toContain('time,actor,actor name,action,target');
    expect((await list('--by-command', ...action)).stdout).toBe('none\n');
    expect((await list('--to', 'tomorrow')).stderr).toContain('2027-01-31T12:00:00Z');
  });
});
