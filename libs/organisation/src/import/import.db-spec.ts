import { randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { migratedDatabase } from '../../../../test/support/database/migrated-database.js';
import { actorFor, addPerson, superuser } from '../../../../test/support/database/user-rows.js';
import { invitations } from '../../../../test/support/use-cases/invitations.js';
import { CreateDepartment } from '../department/create-department.js';
import { AdvanceImports } from './advance-imports.js';
import { CancelImport } from './cancel-import.js';
import { ListImports } from './list-imports.js';
import { PurgeImports } from './purge-imports.js';
import { ReadImport } from './read-import.js';
import { ReceiveImport, type UploadedFile } from './receive-import.js';
import { StartImport } from './start-import.js';

const database = migratedDatabase();
const page = { limit: 100, after: undefined, outcome: undefined };
const newEmail = () => `${randomBytes(6).toString('hex')}@example.org`;
const query = <Row>(sql: string, ...values: unknown[]) => database().query<Row[]>(sql, values);

let companyId: number;
const company = () => actorFor(companyId);
const advance = (environment = {}) =>
  new AdvanceImports(database(), invitations(database(), environment).send);
const upload = (text: string | Buffer, given: Partial<UploadedFile> = {}, actor = company()) =>
  new ReceiveImport(database()).execute(actor, { content: Buffer.from(text), ...given });
const start = (id: string, encoding?: 'windows-1251') =>
  new StartImport(database()).execute(company(), id, encoding);
const read = (id: string, actor = company()) => new ReadImport(database()).execute(actor, id);
const rowsOf = async (id: string) => (await new ReadImport(database()).rows(company(), id, page)).items;
const invited = async (like: string) =>
  (await query('SELECT FROM invitations WHERE email LIKE $1', like)).length;
const mails = async (like: string) =>
  (await query('SELECT FROM mail_outbox WHERE recipient LIKE $1', like)).length;

const people = (count: number, domain: string) =>
  `email,type\n${Array.from({ length: count }, (_, index) => `p${index}@${domain},worker\n`).join('')}`;

async function checked(text: string | Buffer, given: Partial<UploadedFile> = {}): Promise<string> {
  const id = await upload(text, given);
  await advance().execute();
  return id;
}

beforeEach(async () => {
  companyId = await addPerson(database(), 'company');
});

describe('the check of an import', () => {
  it('says for each row what would happen, and changes nothing', async () => {
    const [email, other] = [newEmail(), newEmail()];
    await invitations(database()).send.execute(company(), { email: other, profile: { type: 'worker' } });
    const id = await checked(
      `email;type;birth_date;department\n${email};сотрудник;17.05.1990;\n${email.toUpperCase()};worker;;\n` +
        `${other};worker;;\nno address;worker;;\n${newEmail()};dog;;\n${newEmail()};worker;1990;\n` +
        `${newEmail()};worker;;Attic\n${newEmail()};worker;;;;too much\n`,
    );
    expect((await rowsOf(id)).map(({ plan, reason }) => [plan, reason?.en ?? null])).toEqual([
      ['invited', null],
      ['repeated', null],
      ['already_invited', null],
      ['wrong', expect.stringMatching(/^email: /)],
      ['wrong', 'type: Must be one of: worker, tenant, company.'],
      ['wrong', expect.stringMatching(/^birth_date: /)],
      ['wrong', 'department: There is none of this name.'],
      ['wrong', 'row: The row has more values than the file has columns.'],
    ]);
    expect(await read(id)).toMatchObject({
      state: 'checked',
      counts: { total: 8, planned: { invited: 1, wrong: 5 }, done: {} },
    });
    expect([await invited(email), await mails(email)]).toEqual([0, 0]);
  });

  it('refuses a file without the required columns, and a file without rows', async () => {
    await expect(upload('email,name\na@example.org,A\n')).rejects.toMatchObject({
      code: 'import.columns',
      names: { missing: ['type'] },
    });
    await expect(upload('email,type\n\n')).rejects.toMatchObject({ code: 'import.empty' });
    expect(await query('SELECT FROM imports WHERE created_by = $1', companyId)).toEqual([]);
  });
});

describe('an import', () => {
  it('invites each row with its draft, in its department', async () => {
    const department = await new CreateDepartment(database()).execute(company(), { name: 'Приёмная' });
    const email = newEmail();
    const id = await checked(
      `Почта;Тип;Имя;Фамилия;Дата рождения;Пол;Отдел;Телефоны\n${email};Работник;Анна;Ли;17.05.1990;Ж;приемная;8 (921) 123-45-67, +79210000000\n`,
    );
    await start(id);
    await advance().execute();
    expect(await read(id)).toMatchObject({ state: 'finished', counts: { done: { invited: 1 } } });
    expect(
      await query('SELECT profile, phones, department_id FROM invitations WHERE email = $1', email),
    ).toEqual([
      {
        department_id: department.id,
        phones: ['8 (921) 123-45-67', '+79210000000'],
        profile: {
          type: 'worker',
          first_name: 'Анна',
          last_name: 'Ли',
          birth_date: '1990-05-17',
          sex: 'female',
        },
      },
    ]);
    expect(await mails(email)).toBe(1);
  });

  it('that four processes work on invites every address once', async () => {
    const domain = `${randomBytes(4).toString('hex')}.example.org`;
    const id = await checked(people(60, domain));
    await start(id);
    await Promise.all([1, 2, 3, 4].map(() => advance().execute()));
    await advance().execute();
    expect(await read(id)).toMatchObject({ state: 'finished', counts: { done: { invited: 60 } } });
    expect([await invited(`%${domain}`), await mails(`%${domain}`)]).toEqual([60, 60]);
  });

  it('of the same file again changes nothing', async () => {
    const domain = `${randomBytes(4).toString('hex')}.example.org`;
    for (const outcome of ['invited', 'already_invited']) {
      const id = await checked(people(3, domain));
      await start(id);
      await advance().execute();
      expect((await read(id)).counts.done).toEqual({ [outcome]: 3 });
    }
    expect(await mails(`%${domain}`)).toBe(3);
  });

  it('whose process ends in the middle of a row continues with that row', async () => {
    const domain = `${randomBytes(4).toString('hex')}.example.org`;
    const id = await checked(people(5, domain));
    await start(id);
    const { send } = invitations(database());
    let calls = 0;
    const original = send.send.bind(send);
    send.send = async (...given) => {
      const result = await original(...given);
      if (++calls === 3) throw new Error('the process was killed');
      return result;
    };
    await expect(new AdvanceImports(database(), send).execute()).rejects.toThrow('killed');
    expect((await read(id)).counts.done).toEqual({ invited: 2 });
    await advance().execute();
    expect((await read(id)).counts.done).toEqual({ invited: 5 });
    expect(await mails(`%${domain}`)).toBe(5);
  });

  it('with a row that the database refuses says so, and neither its other rows nor other imports wait', async () => {
    const ids = await Promise.all(
      [1, 2].map(() => checked(people(3, `${randomBytes(4).toString('hex')}.example.org`))),
    );
    for (const id of ids) await start(id);
    const { send } = invitations(database());
    const original = send.send.bind(send);
    send.send = async (db, actor, scope, given, options) => {
      if (given.email.startsWith('p1@')) await db.query(`SELECT 'not a number'::int`);
      return original(db, actor, scope, given, options);
    };
    await new AdvanceImports(database(), send).execute();
    for (const id of ids) {
      expect(await read(id)).toMatchObject({ state: 'finished', counts: { done: { invited: 2, wrong: 1 } } });
      const reason = { code: 'import.row_failed', en: expect.stringContaining('on our side') };
      expect((await rowsOf(id))[1]).toMatchObject({ outcome: 'wrong', reason });
    }
  });

  it('that fails in a way of its own does not hold up those behind it', async () => {
    const ids: string[] = [];
    for (const domain of ['first', 'second'])
      ids.push(await checked(people(1, `${domain}${Date.now()}.example.org`)));
    for (const id of ids) await start(id);
    const { send } = invitations(database());
    const original = send.send.bind(send);
    send.send = async (db, actor, scope, given, options) => {
      if (given.email.includes('first')) throw new TypeError('a defect');
      return original(db, actor, scope, given, options);
    };
    await expect(new AdvanceImports(database(), send).execute()).rejects.toThrow('a defect');
    expect(await Promise.all(ids.map(async (id) => (await read(id)).state))).toEqual(['running', 'finished']);
  });

  it('needs the confirmation of its encoding unless it is UTF-8', async () => {
    const email = newEmail();
    // «Тип» and «Почта» in windows-1251.
    const header = Buffer.from([0xcf, 0xee, 0xf7, 0xf2, 0xe0, 0x3b, 0xd2, 0xe8, 0xef, 0x0a]);
    const id = await checked(Buffer.concat([header, Buffer.from(`${email};worker\n`)]));
    await expect(start(id)).rejects.toMatchObject({ code: 'import.encoding_unconfirmed' });
    await start(id, 'windows-1251');
    expect((await read(id)).state).toBe('running');
    await expect(start(id, 'windows-1251')).rejects.toMatchObject({ code: 'import.wrong_state' });
  });

  it('stops with a reason when the company loses its approval, and continues when it has it again', async () => {
    const id = await checked(people(2, `${randomBytes(4).toString('hex')}.example.org`));
    await start(id);
    const approve = (awaits: boolean) =>
      query('UPDATE company_profiles SET awaits_approval = $2 WHERE user_id = $1', companyId, awaits);
    await approve(true);
    await advance().execute();
    expect(await read(id)).toMatchObject({ state: 'stopped', reason: 'company.approval_pending' });
    await approve(false);
    await start(id);
    await advance().execute();
    expect(await read(id)).toMatchObject({
      state: 'finished',
      reason: null,
      counts: { done: { invited: 2 } },
    });
  });

  it('stops at the daily limit of the company', async () => {
    const id = await checked(people(3, `${randomBytes(4).toString('hex')}.example.org`));
    await start(id);
    await advance({ INVITATIONS_PER_DAY: '2' }).execute();
    expect(await read(id)).toMatchObject({
      state: 'stopped',
      reason: 'invitation.too_many',
      counts: { done: { invited: 2 } },
    });
  });

  it('that is cancelled invites nobody else', async () => {
    const domain = `${randomBytes(4).toString('hex')}.example.org`;
    const id = await checked(people(2, domain));
    await start(id);
    await new CancelImport(database()).execute(company(), id);
    await advance().execute();
    expect([(await read(id)).state, await invited(`%${domain}`)]).toEqual(['cancelled', 0]);
    await expect(new CancelImport(database()).execute(company(), id)).rejects.toMatchObject({
      code: 'import.wrong_state',
    });
  });
});

describe('the rows of an import', () => {
  it('are shown to its author and to admins, and to nobody else', async () => {
    const id = await upload(people(1, 'example.org'));
    const stranger = actorFor(await addPerson(database(), 'company'));
    await expect(read(id, stranger)).rejects.toMatchObject({ code: 'resource.not_found' });
    expect((await new ListImports(database()).execute(stranger, page)).items).toEqual([]);
    expect((await read(id, superuser)).id).toBe(id);
    await expect(upload(people(1, 'example.org'), { companyId }, stranger)).rejects.toMatchObject({
      code: 'resource.not_found',
    });
  });

  it('names the company and whoever uploaded the file, and nobody for the shell', async () => {
    const own = await upload(people(1, 'example.org'));
    const byShell = await upload(people(1, 'example.org'), {}, superuser);
    const { items } = await new ListImports(database()).execute(superuser, page);
    const namesOf = (id: string) => {
      const { creatorName, companyName } = items.find((one) => one.id === id)!;
      return { creatorName, companyName };
    };
    const [profile] = await query<{ name: string }>(
      'SELECT name FROM company_profiles WHERE user_id = $1',
      companyId,
    );
    expect(namesOf(own)).toEqual({ creatorName: profile!.name, companyName: profile!.name });
    expect(namesOf(byShell)).toMatchObject({ creatorName: null });
    expect(await read(own, superuser)).toMatchObject({
      creatorName: profile!.name,
      companyName: profile!.name,
    });
  });

  it('are deleted 30 days after the end', async () => {
    const id = await checked(people(1, 'example.org'));
    await new PurgeImports(database()).execute();
    expect(await rowsOf(id)).toHaveLength(1);
    await query(`UPDATE imports SET created_at = now() - interval '31 days' WHERE id = $1`, id);
    await new PurgeImports(database()).execute();
    expect(await query('SELECT FROM import_rows WHERE import_id = $1', id)).toEqual([]);
  });
});
