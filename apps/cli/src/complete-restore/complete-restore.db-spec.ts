import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EraseAccount } from '#auth/account';
import { EndEverybodysSessions } from '#auth/session';
import { ListKeys, RevokeKey } from '#auth/token';
import { loadSettings } from '#config';
import { inTransaction } from '#database';
import { MailOutbox } from '#mail-queue';
import { Client } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newKeyPair } from '../../../../libs/auth/src/token/key/key-pair.js';
import { insertKey } from '../../../../libs/auth/src/token/key/signing-key.store.js';
import { migratedDatabase } from '../../../../test/support/database/migrated-database.js';
import { addSession } from '../../../../test/support/database/session-rows.js';
import { addPerson, admin, insertGrant, superuser } from '../../../../test/support/database/user-rows.js';
import { CompleteRestore, readUserIds } from './complete-restore.js';
import { renumberTransactions } from './restored-rows.store.js';

const database = migratedDatabase();
const { app } = loadSettings({ DEBUG: '1', SECRET_KEY: 'a key', DATABASE_URL: 'postgres://unused' });

let person: number;
beforeEach(async () => {
  person = await addPerson(database(), 'worker');
});

function completeRestore() {
  const outbox = new MailOutbox(app);
  // No account of this spec has a picture.
  const erase = new EraseAccount(database(), outbox, undefined as never);
  const [end, list] = [new EndEverybodysSessions(database()), new ListKeys(database())];
  return new CompleteRestore(database(), erase, end, list, new RevokeKey(database(), app));
}

const complete = (erased: readonly number[] = [], skippedIds = 0) =>
  completeRestore().execute(superuser, { erased, skippedIds });

const rows = <Row>(sql: string, values: unknown[] = []) => database().query<Row[]>(sql, values);

describe('completing a restore', () => {
  it('ends sessions, erases accounts again and skips those that the backup lacks', async () => {
    const erased = await addPerson(database(), 'tenant');
    await addSession(database(), person);
    expect(await complete([erased, 2_000_000_000])).toMatchObject({
      sessions: 1,
      users: 1,
      erasedAccounts: 1,
    });
    expect(await rows('SELECT FROM users WHERE id = $1', [erased])).toEqual([]);
    expect(await rows('SELECT FROM sessions WHERE ended_at IS NULL')).toEqual([]);
  });

  it('revokes every signing key, and another one signs from then on', async () => {
    for (const lead of [0, 3600]) {
      await insertKey(database().manager, { ...newKeyPair(app.keyFor('signing-keys')), lead, age: null });
    }
    expect((await complete()).revokedKeys).toBe(2);
    const keys = await new ListKeys(database()).execute(superuser);
    expect(keys.map(({ state }) => state).toSorted()).toEqual(['revoked', 'revoked', 'signing']);
  });

  it('holds the mails that waited; the operator can send them', async () => {
    const to = 'person@example.org';
    await new MailOutbox(app).add(database().manager, {
      to,
      template: 'activation',
      language: 'en',
      parameters: { link: 'x' },
    });
    expect((await complete()).heldMails).toBe(1);
    const [mail] = await rows(
      'SELECT failed_at IS NOT NULL AS failed, sealed IS NOT NULL AS kept FROM mail_outbox',
    );
    expect(mail).toEqual({ failed: true, kept: true });
  });

  it('withdraws links for passwords and emails, and keeps those that confirm a registration', async () => {
    await rows(
      `INSERT INTO one_time_codes (digest, user_id, purpose, expires_at)
       SELECT decode(md5(purpose), 'hex'), $1, purpose, now() + interval '1 day'
       FROM unnest(ARRAY['activation', 'password_reset']) purpose`,
      [person],
    );
    expect((await complete()).withdrawnLinks).toBe(1);
    expect(await rows('SELECT purpose FROM one_time_codes')).toEqual([{ purpose: 'activation' }]);
  });

  it('gives a new account none of the skipped ids', async () => {
    await complete([], 500);
    expect(await addPerson(database(), 'worker')).toBeGreaterThan(person + 500);
  });

  it('publishes the permissions of every user', async () => {
    const { announcedUsers } = await complete();
    const [{ count }] = (await rows<{ count: number }>('SELECT count(*)::int AS count FROM users')) as [
      { count: number },
    ];
    expect(announcedUsers).toBe(count);
    const events = await rows(
      `SELECT FROM event_outbox WHERE type = 'token-claims-change' AND user_id = $1 AND published_at IS NULL`,
      [person],
    );
    expect(events).toHaveLength(1);
  });

  it('keeps an event of the backup from suppressing one of a transaction with the same number', async () => {
    const published = await inTransaction(database(), async (db) => {
      await db.query(
        `INSERT INTO event_outbox (type, user_id, subject, published_at)
         SELECT 'token-claims-change', id, subject, now() FROM users WHERE id = $1`,
        [person],
      );
      await renumberTransactions(db);
      await insertGrant({ query: db.query.bind(db) } as never, person, 'pictures');
      return db.query('SELECT FROM event_outbox WHERE user_id = $1 AND published_at IS NULL AND lane = 2', [
        person,
      ]);
    });
    expect(published).toHaveLength(1);
  });

  it('changes nothing while an app is connected, or for a caller who is no superuser', async () => {
    await addSession(database(), person);
    await expect(completeRestore().execute(admin, { erased: [], skippedIds: 0 })).rejects.toThrow();
    const { url } = database().options as { url: string };
    const listening = new Client({ connectionString: url, application_name: 'gatehouse listener' });
    await listening.connect();
    try {
      await expect(complete()).rejects.toMatchObject({ code: 'request.invalid_fields' });
    } finally {
      await listening.end();
    }
    expect(await rows('SELECT FROM sessions WHERE ended_at IS NULL')).toHaveLength(1);
  });
});

describe('the file of erased accounts', () => {
  let folder: string;
  beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'erased-'))));
  afterAll(() => rm(folder, { recursive: true }));

  it('has one id per line, and a line that is no id is named', async () => {
    const file = join(folder, 'erased.txt');
    await writeFile(file, '12\n\n13 \n');
    expect(await readUserIds(file)).toEqual([12, 13]);
    await writeFile(file, '12\nAnna\n');
    await expect(readUserIds(file)).rejects.toMatchObject({
      fields: { erased: [expect.stringContaining('Line 2')] },
    });
  });
});
