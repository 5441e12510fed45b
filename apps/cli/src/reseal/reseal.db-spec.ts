import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { type Actor, shell as anyShell } from '#auth/authorization';
import { formerKeyRow, KeepRecoveryKeys, totpRow } from '#auth/second-factor';
import { loadSettings } from '#config';
import { seal, unseal } from '#sealing';
import { RecoveryCodes } from '../../../../libs/auth/src/second-factor/recovery-code/recovery-codes.js';
import { CheckRecoveryCode } from '../../../../libs/auth/src/second-factor/recovery-code/check-recovery-code.js';
import { CheckTotp } from '../../../../libs/auth/src/second-factor/totp/check-totp.js';
import { TotpSecrets } from '../../../../libs/auth/src/second-factor/totp/totp-secrets.js';
import { migratedDatabase } from '../../../../test/support/database/migrated-database.js';
import { addPerson } from '../../../../test/support/database/user-rows.js';
import { totpCode } from '../../../../test/support/second-factor/totp-code.js';
import { Reseal } from './reseal.js';
import { sealedColumns } from './sealed-columns.js';

const database = migratedDatabase();
const shell: Actor = { ...anyShell, shellUser: 'operator@host' };
const settingsOf = (key: string, ...fallbacks: string[]) =>
  loadSettings({
    DEBUG: '1',
    SECRET_KEY: key,
    SECRET_KEY_FALLBACKS: fallbacks.join(),
    DATABASE_URL: 'postgres://unused',
  }).app;
const [before, between, after] = [settingsOf('old'), settingsOf('new', 'old'), settingsOf('new')];

function resealWith(app: typeof before) {
  const keep = new KeepRecoveryKeys(database(), new RecoveryCodes(app));
  return new Reseal(database(), app, keep);
}

const query = (text: string, parameters: unknown[] = []) =>
  database().query<{ id: string; sealed: Buffer }[]>(text, parameters);

/** Mails that wait, sealed with the key of these settings. */
async function addMails(count: number, app = before): Promise<string[]> {
  const ids = Array.from({ length: count }, () => randomUUID());
  const sealed = ids.map((id) => seal(app.keyFor('mail'), id, Buffer.from(`mail ${id}`)));
  await query(
    `INSERT INTO mail_outbox (id, recipient, template, language, priority, sealed)
     SELECT id, 'person@example.org', 'activation', 'en', 0, sealed FROM unnest($1::uuid[], $2::bytea[]) row (id, sealed)`,
    [ids, sealed],
  );
  return ids;
}

async function mailsOpenedWith(app: typeof before): Promise<number> {
  const rows = await query('SELECT id, sealed FROM mail_outbox WHERE sealed IS NOT NULL');
  return rows.filter(({ id, sealed }) => {
    try {
      return unseal(app.keyFor('mail'), id, sealed).toString() === `mail ${id}`;
    } catch {
      return false;
    }
  }).length;
}

async function report(app: typeof before, dryRun = false) {
  const lines = await resealWith(app).execute(shell, dryRun);
  return Object.fromEntries(lines.map(({ kind, old, unopened }) => [kind, [old, unopened]]));
}

afterEach(async () => {
  for (const table of ['mail_outbox', 'former_recovery_keys', 'users']) await query(`DELETE FROM ${table}`);
});

describe('reseal', () => {
  it('knows every column of sealed bytes', async () => {
    const columns = await database().query<{ name: string }[]>(
      `SELECT table_name || '.' || column_name AS name FROM information_schema.columns
       WHERE table_schema = 'public' AND data_type = 'bytea' AND column_name LIKE '%sealed%' ORDER BY 1`,
    );
    const known = sealedColumns.map(({ table, column }) => `${table}.${column}`).toSorted();
    expect(columns.map(({ name }) => name)).toEqual(known);
  });

  it('seals rows of several batches with the new key, and then has nothing to do', async () => {
    await addMails(1203);
    await addMails(2, after);
    expect((await report(between, true))['mails']).toEqual([1203, 0]);
    expect(await mailsOpenedWith(after)).toBe(2);
    expect((await report(between))['mails']).toEqual([1203, 0]);
    expect(await mailsOpenedWith(after)).toBe(1205);
    expect((await report(between))['mails']).toEqual([0, 0]);
    expect((await report(after, true))['mails']).toEqual([0, 0]);
  });

  it('that stops between two batches is continued by the next run', async () => {
    await addMails(1203);
    const stopped = resealWith(between).execute(shell, false, (kind, done) => {
      if (kind === 'mails' && done >= 1000) throw new Error('killed');
    });
    await expect(stopped).rejects.toThrow('killed');
    expect(await mailsOpenedWith(after)).toBe(1000);
    expect((await report(between))['mails']).toEqual([203, 0]);
    expect(await mailsOpenedWith(after)).toBe(1203);
  });

  it('never overwrites a row that changed after it was read, and reseals what an app with the old key wrote', async () => {
    const [sent, renewed] = await addMails(2);
    const seals: string[] = [];
    const app = Object.assign(Object.create(between) as typeof between, {
      keysFor: (purpose: 'mail') => between.keysFor(purpose),
    });
    const reseal = resealWith(app);
    const store = database();
    const original = store.transaction.bind(store);
    // Between reading and writing a batch of mails, one mail is sent and another one is sealed with the old key again.
    const intercepted = Object.assign(Object.create(store) as typeof store, {
      transaction: async (...parameters: Parameters<typeof original>) => {
        if (seals.length === 0 && (await mailsOpenedWith(before)) === 2) {
          seals.push('changed');
          await query('UPDATE mail_outbox SET sealed = NULL, sent_at = now() WHERE id = $1', [sent]);
          const again = seal(before.keyFor('mail'), renewed!, Buffer.from(`mail ${renewed}`));
          await query('UPDATE mail_outbox SET sealed = $2 WHERE id = $1', [renewed, again]);
        }
        return original(...parameters);
      },
    });
    Object.assign(reseal, { dataSource: intercepted });
    await reseal.execute(shell, false);
    expect(seals).toEqual(['changed']);
    const rows = await query('SELECT id, sealed FROM mail_outbox ORDER BY sealed NULLS FIRST');
    expect(rows[0]).toEqual({ id: sent, sealed: null });
    expect(await mailsOpenedWith(after)).toBe(1);
  });

  it('leaves an audit entry with the user of the shell and the counts, unless it changed nothing', async () => {
    const entries = () =>
      database().query<object[]>(
        `SELECT actor_id, shell_user, target_id, after FROM audit_entries WHERE action = 'secret_key.resealed'
         ORDER BY id DESC`,
      );
    const earlier = (await entries()).length;
    await addMails(3);
    await report(between, true);
    expect(await entries()).toHaveLength(earlier);
    await report(between);
    await report(between);
    const [entry, ...others] = await entries();
    expect(others).toHaveLength(earlier);
    expect(entry).toEqual({
      actor_id: null,
      shell_user: 'operator@host',
      target_id: 'SECRET_KEY',
      after: expect.objectContaining({ mails: 3, unopened: 0 }),
    });
  });

  it('is refused to everybody but superusers and the shell', async () => {
    const someone = { userId: 1, isSuperuser: false, isAdmin: true, isStaff: true };
    await expect(resealWith(between).execute(someone, false)).rejects.toMatchObject({
      code: 'authorization.refused',
    });
  });

  it('leaves rows that no key opens, and counts them', async () => {
    await addMails(1, settingsOf('third'));
    expect((await report(between))['mails']).toEqual([0, 1]);
    expect((await report(settingsOf('new', 'old', 'third')))['mails']).toEqual([1, 0]);
  });

  it('keeps authenticator apps and recovery codes usable without the old key, and publishes no event', async () => {
    const userId = await addPerson(database(), 'tenant');
    // Base32 of the letter A stands for zeros.
    const [secret, appCode] = [Buffer.alloc(20), totpCode('A'.repeat(32))];
    const sealed = seal(before.keyFor('totp'), totpRow(userId), secret);
    await query('INSERT INTO totp_secrets (user_id, sealed, confirmed_at) VALUES ($1, $2, now())', [
      userId,
      sealed,
    ]);
    const oldCodes = new RecoveryCodes(before);
    const [code] = oldCodes.newCodes();
    await query('INSERT INTO recovery_codes (user_id, digest) VALUES ($1, $2)', [
      userId,
      oldCodes.digest(userId, code!),
    ]);
    await query('DELETE FROM event_outbox');

    const totp = (app: typeof before) =>
      new CheckTotp(database(), new TotpSecrets(app)).execute(userId, appCode);
    const recovery = (app: typeof before) =>
      new CheckRecoveryCode(database(), new RecoveryCodes(app), undefined as never).execute(userId, code!, {
        address: '203.0.113.7',
        device: 'a browser',
      });
    expect(await recovery(after)).toBeUndefined();
    expect(await recovery(between)).toBeDefined();
    const read = await totp(between);

    expect(await report(between)).toMatchObject({
      'authenticator apps': [1, 0],
      'keys of recovery codes to keep': [1, 0],
    });
    expect(await query('SELECT * FROM event_outbox')).toEqual([]);
    expect(await recovery(after)).toBeDefined();
    // A code that was checked before its secret was sealed anew is spent once, not refused.
    expect(await database().transaction((db) => read!.redeem(db))).toBe(true);
    const late = await totp(after);
    expect(await database().transaction((db) => late!.redeem(db))).toBe(false);

    // The next change of the key takes the kept key along.
    expect(await report(settingsOf('newest', 'new'))).toMatchObject({ 'keys of recovery codes': [1, 0] });
    expect(await recovery(settingsOf('newest'))).toBeDefined();
    const kept = await database().query<{ fingerprint: Buffer }[]>(
      'SELECT fingerprint FROM former_recovery_keys',
    );
    expect(kept.map(({ fingerprint }) => formerKeyRow(fingerprint))).toHaveLength(2);
  });
});
