/** The command that imports people from a CSV file, beside the worker. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { runCommand } from '../support/apps/run-command.js';
import type { Browser } from '../support/http/browser.js';
import { Mailbox } from '../support/mail/mailbox.js';
import { api, approve, approvedCompany, create, superuserOf } from '../support/people/organisations.js';
import { type KnownPerson, loggedInPerson, uniqueEmail } from '../support/people/people.js';

const system = inject('system');
const mailbox = new Mailbox(system.mailbox);

/** Milliseconds for several processes in sequence, each of which loads the whole program. */
vi.setConfig({ testTimeout: 180_000 });

let folder: string;
let file: string;
let company: KnownPerson;
let admin: Browser;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'import-command-'));
  file = join(folder, 'people.csv');
  admin = await superuserOf(system);
  company = await approvedCompany(system, admin);
});

afterAll(() => rm(folder, { recursive: true }));

const people = (...command: string[]) => runCommand(['people', ...command], system.environment);
const idIn = (text: string) => /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(text)![0];

async function importFile(content: string | Buffer, ...options: string[]) {
  await writeFile(file, content);
  return people('import', file, '--company', company.email, ...options);
}

async function invitationsTo(email: string): Promise<unknown[]> {
  const { body } = await company.browser.get(api(`invitations/?search=${encodeURIComponent(email)}`));
  return (body as { items: unknown[] }).items;
}

/** «Почта;Тип» and «жилец» in windows-1251. */
const russianFile = (email: string) =>
  Buffer.concat([
    Buffer.from('cfeef7f2e03bd2e8ef0a', 'hex'),
    Buffer.from(`${email};`),
    Buffer.from('e6e8ebe5f60a', 'hex'),
  ]);

describe('people import', () => {
  it('invites each person of a file, and repeated it changes nothing', async () => {
    const [first, second] = [uniqueEmail(), uniqueEmail()];
    const text = `email,type\n${first},worker\n${second},tenant\n`;
    const { code, stdout, stderr } = await importFile(text);
    expect([code, stderr], stdout).toEqual([0, '']);
    expect(stdout).toMatch(
      /^Import \S+: 2 rows of people in utf-8\.\nCheck: 2 to be invited\.\nResult: 2 invited\.\n$/,
    );
    await mailbox.mail(first, 1);
    await mailbox.mail(second, 1);
    const again = await importFile(text);
    expect([again.code, again.stdout]).toEqual([0, expect.stringContaining('Result: 2 invited before.')]);
    expect(await invitationsTo(first)).toHaveLength(1);
  });

  it('names the line and the column of what is wrong, does the other rows and exits with 1', async () => {
    const email = uniqueEmail();
    const text = `email,type,department\n${email},worker,\nx,worker,\n${email},worker,\n${uniqueEmail()},dog,\n`;
    const { code, stdout, stderr } = await importFile(text);
    expect([code, stderr]).toEqual([
      1,
      expect.stringMatching(/2 rows left out\. Correct the file and import it again\.\n$/),
    ]);
    expect(stdout).toMatch(
      /Check: 1 to be invited, 1 repeated, 2 wrong\.\nLine 3: email: .+\nLine 5: type: /,
    );
    expect(stdout).toMatch(/Result: 1 invited, 1 repeated, 2 wrong\.\n$/);
    expect(await invitationsTo(email)).toHaveLength(1);
    const results = await people('import-results', idIn(stdout));
    expect(results.stdout.split('\n').slice(1, 3)).toEqual([
      `2,${email},worker,,invited,`,
      expect.stringMatching(/^3,x,worker,,wrong,email: /),
    ]);
  });

  it('reads standard input, and prints one JSON document', async () => {
    const input = `email,type\n${uniqueEmail()},worker\nx,worker\n`;
    const command = ['people', 'import', '-', '--json'];
    const { code, stdout } = await runCommand(command, system.environment, input);
    expect([code, JSON.parse(stdout)]).toEqual([
      1,
      expect.objectContaining({
        state: 'finished',
        company_id: null,
        counts: { total: 2, planned: { invited: 1, wrong: 1 }, done: { invited: 1, wrong: 1 } },
        wrong: [
          expect.objectContaining({ line: 3, reason: expect.objectContaining({ code: expect.any(String) }) }),
        ],
      }),
    ]);
  });

  it('with --dry-run changes nothing, and is continued afterwards', async () => {
    const email = uniqueEmail();
    const { code, stdout } = await importFile(`email,type\n${email},worker\n`, '--dry-run');
    expect([code, stdout]).toEqual([0, expect.stringMatching(/Check: 1 to be invited\.\n$/)]);
    expect(await invitationsTo(email)).toEqual([]);
    const id = idIn(stdout);
    expect((await people('imports')).stdout).toMatch(
      new RegExp(`^${id}\\tpeople\\t\\S+\\t[^\\t]+ \\(${company.userId}\\)\\t-\\tchecked\\t-$`, 'm'),
    );
    const continued = await people('continue-import', id);
    expect([continued.code, continued.stdout]).toEqual([0, expect.stringContaining('Result: 1 invited.')]);
    expect(await invitationsTo(email)).toHaveLength(1);
    const cancelled = await people('cancel-import', id);
    expect([cancelled.code, cancelled.stderr]).toEqual([1, expect.stringContaining('Read it again')]);
  });

  it('with --dry-run exits with 1 if a row is wrong', async () => {
    const { code, stderr } = await importFile('email,type\nx,worker\n', '--dry-run');
    expect([code, stderr]).toEqual([1, expect.stringContaining('1 row would be left out.')]);
  });

  it('of a file in windows-1251 shows the first rows, and imports once the encoding is named', async () => {
    const email = uniqueEmail();
    const unsure = await importFile(russianFile(email));
    expect(unsure.code).toBe(1);
    expect(unsure.stdout).toContain(`${email}; жилец`);
    const id = idIn(unsure.stdout);
    expect(unsure.stderr).toContain(`people continue-import ${id} --encoding windows-1251`);
    expect(await invitationsTo(email)).toEqual([]);
    const { code, stdout } = await people('continue-import', id, '--encoding', 'windows-1251');
    expect([code, stdout]).toEqual([0, expect.stringContaining('Result: 1 invited.')]);
    expect((await importFile(russianFile(uniqueEmail()), '--encoding', 'Windows-1251')).code).toBe(0);
  });

  it('creates the houses of a file for a company', async () => {
    const group = uniqueEmail();
    const rows = `group,city,street,house,area\n${group},Тверь,Мира,1,1\n${group},Тверь,Мира,1,2\n`;
    const { code, stdout } = await importFile(rows, '--kind', 'houses');
    expect([code, stdout]).toEqual([0, expect.stringContaining('Result: 2 created.')]);
    const again = await importFile(rows, '--kind', 'houses');
    expect([again.code, again.stdout]).toEqual([0, expect.stringContaining('Result: 2 existed before.')]);
  });

  it('continues an upload of a company with the rights that the company has then', async () => {
    const other = await approvedCompany(system, admin);
    const headers = { 'Content-Type': 'text/csv' };
    const body = Buffer.from(`email,type\n${uniqueEmail()},worker\n`);
    const upload = await other.browser.post(api('imports/'), body, { headers });
    const { id } = upload.body as { id: string };
    await runCommand(['companies', 'withdraw-approval', other.email], system.environment);
    const stopped = await people('continue-import', id);
    expect([stopped.code, stopped.stderr]).toEqual([1, expect.stringContaining('The import stopped at ')]);
    await approve(admin, other.userId);
    const { code, stdout } = await people('continue-import', id);
    expect([code, stdout]).toEqual([0, expect.stringContaining('Result: 1 invited.')]);
  });
});

it('people import invites the addresses of closed accounts and of members of other companies like unknown ones', async () => {
  const [deactivated, erased, member] = await Promise.all(
    Array.from({ length: 3 }, () => loggedInPerson(system.gateway, mailbox)),
  );
  await runCommand(['users', 'deactivate', deactivated!.email], system.environment);
  await runCommand(['users', 'erase', erased!.email, '--yes'], system.environment);
  const rival = await approvedCompany(system, admin);
  await runCommand(['companies', 'assign', rival.email, member!.email], system.environment);
  const department = await create(rival.browser, 'departments/', { name: 'Dispatch' });
  await create(rival.browser, `departments/${department.id}/workers/`, { user_id: member!.userId });
  const rows = [deactivated, erased, member].map((person) => `${person!.email},worker\n`);
  const { code, stdout } = await importFile(`email,type\n${rows.join('')}`);
  expect([code, stdout]).toEqual([0, expect.stringContaining('Result: 3 invited.')]);
});

describe('people import refuses', () => {
  it.each([
    ['the binary file of a spreadsheet', Buffer.from('PK\u0003\u0004 and more'), /^This is not a CSV file\./],
    ['an unknown column', 'email,type,shoe\na@example.org,worker,42\n', /\(shoe\)$/m],
    ['a file without the column of types', 'email\na@example.org\n', /\(type\)$/m],
    ['open quotes', 'email,type\n"a@example.org,worker\n', /^The file cannot be read from this line on/],
    ['a file without rows', 'email,type\n', /^The file has no rows/],
    [
      '100,001 rows',
      `email,type\n${'a@b.co,worker\n'.repeat(100_001)}`,
      /^The file has more than 100,000 rows/,
    ],
    ['more than 16 MiB', Buffer.alloc(16 * 1024 * 1024 + 1, 'a'), /^The file is larger than 16 MiB/],
  ])('%s', async (_, content, sentence) => {
    const { code, stdout, stderr } = await importFile(content);
    expect([code, stdout, stderr]).toEqual([1, '', expect.stringMatching(sentence)]);
  });

  it('a missing file, an unknown company, a person as company and an unknown encoding', async () => {
    const person = await loggedInPerson(system.gateway, mailbox);
    await writeFile(file, 'email,type\na@example.org,worker\n');
    const failures: [code: number, ...command: string[]][] = [
      [1, 'import', join(folder, 'missing.csv')],
      [1, 'import', file, '--company', uniqueEmail()],
      [1, 'import', file, '--company', person.email],
      [2, 'import', file, '--encoding', 'utf-16'],
      [2, 'import', file, '--kind', 'cars'],
      [2, 'import', file, '--kind', 'houses'],
      [1, 'continue-import', 'x'],
    ];
    for (const [wanted, ...command] of failures) {
      const { code, stdout, stderr } = await people(...command);
      expect([code, stdout, stderr.trim().split('\n')]).toEqual([
        wanted,
        '',
        [expect.stringMatching(/\.$|ENOENT/)],
      ]);
    }
  });
});
