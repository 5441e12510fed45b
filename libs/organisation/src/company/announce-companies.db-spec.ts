import { loadSettings } from '#config';
import { MailOutbox } from '#mail-queue';
import { beforeEach, describe, expect, it } from 'vitest';
import { migratedDatabase } from '../../../../test/support/database/migrated-database.js';
import { captureLinks } from '../../../../test/support/mail/captured-mails.js';
import { actorFor, addPerson, superuser } from '../../../../test/support/database/user-rows.js';
import { AnnounceCompanies } from './announce-companies.js';
import { RefuseCompany } from './refuse-company.js';
import { RequestApproval } from './request-approval.js';

const database = migratedDatabase();
const mails = captureLinks();
const { app, brand } = loadSettings({
  DEBUG: '1',
  SECRET_KEY: 'of a spec',
  DATABASE_URL: 'postgres://unused',
  PUBLIC_URL: 'https://auth.example.com',
});

const announce = (outbox = new MailOutbox(app)) =>
  new AnnounceCompanies(database(), outbox, app, brand).execute();
const written = () => mails.mails().filter(({ template }) => template === 'companies-waiting');
const stored = async () =>
  (
    await database().query<{ about: number }[]>(
      `SELECT about FROM mail_outbox WHERE template = 'companies-waiting' ORDER BY about`,
    )
  ).map(({ about }) => about);
const hourPasses = () =>
  database().query(`UPDATE approval_announcer SET announced_at = announced_at - interval '1 hour'`);

async function waitingCompany({ isActive = true } = {}): Promise<number> {
  const id = await addPerson(database(), 'company');
  await database().query('UPDATE company_profiles SET awaits_approval = true WHERE user_id = $1', [id]);
  await database().query('UPDATE users SET is_active = $2 WHERE id = $1', [id, isActive]);
  return id;
}

async function administrator(flag: 'is_admin' | 'is_superuser' | 'is_staff'): Promise<number> {
  const id = await addPerson(database(), 'worker');
  await database().query(`UPDATE users SET ${flag} = true WHERE id = $1`, [id]);
  return id;
}

beforeEach(async () => {
  await database().query('DELETE FROM users');
  await database().query('DELETE FROM mail_outbox');
  await database().query(`UPDATE approval_announcer SET announced_at = '-infinity'`);
});

describe('companies that wait for approval', () => {
  it('are announced once, to every active admin and superuser and nobody else', async () => {
    const told = [await administrator('is_admin'), await administrator('is_superuser')];
    await administrator('is_staff');
    const gone = await administrator('is_admin');
    await database().query('UPDATE users SET is_active = false WHERE id = $1', [gone]);
    const ids = [await waitingCompany(), await waitingCompany()];
    expect(await announce()).toBe(2);
    expect(await stored()).toEqual(told);
    const rows = await database().query<{ name: string }[]>(
      'SELECT name FROM company_profiles WHERE user_id = ANY($1) ORDER BY user_id',
      [ids],
    );
    expect(written().at(-1)?.parameters).toEqual({
      names: rows.map(({ name }) => name).join('; '),
      others: '',
      link: 'https://auth.example.com/account/people/companies',
    });
    await hourPasses();
    expect(await announce()).toBe(0);
    expect(await stored()).toEqual(told);
  });

  it('are announced at most once an hour, also to several workers', async () => {
    await administrator('is_admin');
    for (let round = 0; round < 5; round++) {
      await waitingCompany();
      const counts = await Promise.all(Array.from({ length: 4 }, () => announce()));
      expect(counts.toSorted()).toEqual([0, 0, 0, 1]);
      await waitingCompany();
      expect(await announce()).toBe(0);
      await hourPasses();
      expect(await announce()).toBe(1);
      await hourPasses();
    }
    expect(await stored()).toHaveLength(10);
  });

  it('wait for the next run when the worker is killed between the claim and the commit', async () => {
    await administrator('is_admin');
    await waitingCompany();
    const failing = new MailOutbox(app);
    failing.add = () => Promise.reject(new Error('killed'));
    await expect(announce(failing)).rejects.toThrow('killed');
    expect(await announce()).toBe(1);
  });

  it('are not announced before they can log in, nor while there is no administrator', async () => {
    const companyId = await waitingCompany({ isActive: false });
    expect(await announce()).toBe(0);
    await database().query('UPDATE users SET is_active = true WHERE id = $1', [companyId]);
    expect(await announce()).toBe(0);
    await administrator('is_superuser');
    expect(await announce()).toBe(1);
  });

  it('are announced again after a refusal and a new request, and not while they are refused', async () => {
    await administrator('is_admin');
    const companyId = await waitingCompany();
    await announce();
    await new RefuseCompany(database(), new MailOutbox(app)).execute(superuser, companyId, 'No address');
    await hourPasses();
    expect(await announce()).toBe(0);
    await new RequestApproval(database()).execute({ ...actorFor(companyId), userId: companyId });
    expect(await announce()).toBe(1);
  });

  it('are named up to 20, and the others counted', async () => {
    await administrator('is_admin');
    for (let count = 0; count < 23; count++) await waitingCompany();
    await announce();
    const { names, others } = written().at(-1)!.parameters;
    expect([names!.split('; ').length, others]).toEqual([20, '3']);
  });
});
