import { randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { databaseWithOwner } from '../../../../test/support/database/migrated-database.js';
import { queryPlansOf } from '../../../../test/support/database/query-plans.js';
import { findCredentials } from './credentials.store.js';

const roles = databaseWithOwner();
const database = () => roles().app;
const digest = `${'A'.repeat(43)}=`;
const oldHash = (iterations: number | string) => `pbkdf2_sha256$${iterations}$salt$${digest}`;

async function addUser(passwordHash: string, state = { active: true, deleted: false }): Promise<string> {
  const email = `${randomBytes(6).toString('hex')}@example.org`;
  await database().query(
    `INSERT INTO users (subject, email, password_hash, language, is_active, is_deleted)
     VALUES (gen_random_uuid(), $1, $2, 'en', $3, $4)`,
    [email, passwordHash, state.active, state.deleted],
  );
  return email;
}

const credentialsOf = (email: string) => findCredentials(database().manager, [email]);

beforeEach(() => database().query('DELETE FROM users'));

describe('the credentials of a login', () => {
  it('are those of a user who may log in, and of no other', async () => {
    const known = await addUser('the hash');
    const inactive = await addUser('the hash', { active: false, deleted: false });
    const deleted = await addUser('the hash', { active: true, deleted: true });
    expect(await credentialsOf(known)).toEqual({
      known: {
        id: expect.any(Number),
        passwordHash: 'the hash',
        setAt: expect.any(String),
        hasSecondFactor: false,
      },
      oldIterations: 0,
    });
    for (const email of [inactive, deleted, 'nobody@example.org']) {
      expect(await credentialsOf(email)).toEqual({ known: undefined, oldIterations: 0 });
    }
  });

  it('include the cost of the most expensive old hash in use, for every email', async () => {
    const known = await addUser('$argon2id$v=19$m=19456,t=2,p=1$');
    const old = await addUser(oldHash(260_000));
    await addUser(oldHash(2_000_000), { active: false, deleted: false });
    await addUser(oldHash(2_000_000), { active: true, deleted: true });
    for (const email of [known, old, 'nobody@example.org']) {
      expect((await credentialsOf(email)).oldIterations).toBe(260_000);
    }
    const dearest = await addUser(oldHash(600_000));
    expect((await credentialsOf(known)).oldIterations).toBe(600_000);
    await database().query(`UPDATE users SET password_hash = 'renewed' WHERE email = $1`, [dearest]);
    expect((await credentialsOf(known)).oldIterations).toBe(260_000);
  });

  it.each(['2000001', '9999999', '99999999999999999999', '-1', '1e6', ''])(
    'ignore a hash of %j iterations, which is refused',
    async (iterations) => {
      const email = await addUser(oldHash(iterations));
      expect((await credentialsOf(email)).oldIterations).toBe(0);
    },
  );

  it('are read from indexes alone, however many users exist', async () => {
    await database().query(
      `INSERT INTO users (subject, email, password_hash, language, is_active)
       SELECT gen_random_uuid(), 'many' || n || '@example.org',
         CASE WHEN n % 3 = 0 THEN $1 ELSE '$argon2id$v=19$m=19456,t=2,p=1$' END, 'en', true
       FROM generate_series(1, 20000) n`,
      [oldHash(600_000)],
    );
    await roles().owner.query('ANALYZE users');
    expect((await credentialsOf('many3@example.org')).known).toBeDefined();
    expect((await credentialsOf('nobody@example.org')).oldIterations).toBe(600_000);
    for (const email of ['many3@example.org', 'nobody@example.org']) {
      const readings = await queryPlansOf(database(), () => credentialsOf(email));
      expect(readings).not.toEqual([]);
      for (const { inFull, rows } of readings) {
        expect(inFull).toEqual([]);
        // The dearest hash, and the user if there is one.
        expect(rows['users']).toBeLessThanOrEqual(2);
      }
    }
  });
});
