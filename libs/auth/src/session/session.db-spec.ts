import type { TokenClaims } from '#auth/contract';
import type { AppSettings, SecondFactorSettings, SessionSettings } from '#config';
import { MailOutbox } from '#mail-queue';
import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { databaseListener } from '../../../../test/support/database/database-listener.js';
import { poolOf } from '../../../../test/support/database/database-pool.js';
import { migratedDatabase } from '../../../../test/support/database/migrated-database.js';
import { tokenKit, unverifiedClaims } from '../../../../test/support/tokens/token-kit.js';
import { passwordHasher } from '../../../../test/support/use-cases/password-hasher.js';
import { insertUser } from '#auth/account';
import { insertMissingPermissions } from '../permission/permission.store.js';
import { OpenLoginChallenge } from '../login/challenge/open-login-challenge.js';
import type { GuessLimiter } from '#auth/throttle';
import type { IssuedTokens } from '#auth/token';
import { AuthenticateToken } from '#auth/verification';
import { BeginSession } from './begin-session.js';
import { SubjectDirectory } from '../verification/directory/subject-directory.js';
import { EndSession } from './end-session.js';
import type { NotifyNewDevice } from './new-device/notify-new-device.js';
import { FindSubject } from '../verification/find-subject.js';
import { FlushExpired } from '#auth/clean-up';
import { LogIn } from '#auth/login';
import { RotateSession } from './rotate-session.js';

const database = migratedDatabase();
const listener = databaseListener(database);
const limits = {
  accessTokenLife: 600,
  refreshTokenLife: 86400,
  absoluteLife: 100_000,
  refreshGrace: 10,
  subjectMemory: 1024 * 1024,
} as SessionSettings;
const { issue, tokens } = tokenKit(limits);
const passwords = passwordHasher();
const email = 'person@example.com';
const password = 'pwdtoanotheruser';
const unlimited = {
  attempt: (_: object, check: () => Promise<unknown>) => check(),
} as unknown as GuessLimiter;
const unnotified = { execute: async () => undefined } as unknown as NotifyNewDevice;
const client = { address: '192.0.2.7', device: 'a browser' };

let userId: number;
let logIn: LogIn;
let rotate: RotateSession;
let authenticateToken: AuthenticateToken;

const claimsOf = (issued: IssuedTokens): TokenClaims => unverifiedClaims(issued.refresh.token);
/** Returns when the caches are invalidated. */
const changedBySql = async (text: string, values: unknown[]) => {
  await database().query(text, values);
  await listener().catchUp();
};
const subjectOf = async (token: string) => (await authenticateToken.execute(token, 'access'))?.subject;
const begin = async (as = email) => (await logIn.execute({ email: as, password }, client)) as IssuedTokens;

beforeAll(async () => {
  const challenges = new OpenLoginChallenge(database(), { challengeLife: 300 } as SecondFactorSettings);
  const sessions = new BeginSession(database(), issue, limits, unnotified);
  logIn = new LogIn(database(), passwords, unlimited, sessions, challenges);
  const outbox = new MailOutbox({} as AppSettings);
  rotate = new RotateSession(database(), issue, limits, outbox);
  authenticateToken = new AuthenticateToken(
    tokens,
    new FindSubject(database(), limits, new SubjectDirectory(database(), listener(), limits)),
  );
  const passwordHash = await passwords.hash(password);
  userId = await insertUser(database().manager, {
    subject: uuidv7(),
    email,
    passwordHash,
    language: 'en',
    isActive: true,
  });
});

describe('logging in', () => {
  it('creates a session whose tokens have the claims callers rely on, and records the login', async () => {
    const before = Math.floor(Date.now() / 1000);
    const issued = await begin('Person@Example.com');
    const access = (await tokens.read(issued.access.token, 'access'))!;
    expect(access).toMatchObject({ token_type: 'access', user_id: userId, sid: issued.sessionId });
    expect(access.exp - access.iat).toBe(600);
    const refresh = claimsOf(issued);
    expect(refresh.exp - refresh.iat).toBe(86400);
    expect(access.iat).toBeGreaterThanOrEqual(before - 2);
    const [row] = await database().query('SELECT last_login FROM users WHERE id = $1', [userId]);
    expect(row.last_login).toBeInstanceOf(Date);
    const events = await database().query(
      'SELECT kind, user_id, address, device FROM security_events WHERE session_id = $1',
      [issued.sessionId],
    );
    expect(events).toEqual([{ kind: 'session.started', user_id: userId, ...client }]);
  });

  it('gets the same rejection for a wrong password, an unknown, an inactive and a deleted user', async () => {
    const refused = { code: 'session.credentials_rejected' };
    await expect(logIn.execute({ email, password: 'wrong password' }, client)).rejects.toMatchObject(refused);
    await expect(logIn.execute({ email: 'nobody@example.com', password }, client)).rejects.toMatchObject(
      refused,
    );
    for (const flag of ['is_active = false', 'is_deleted = true']) {
      await changedBySql(`UPDATE users SET ${flag} WHERE id = $1`, [userId]);
      await expect(begin()).rejects.toMatchObject(refused);
      await changedBySql('UPDATE users SET is_active = true, is_deleted = false WHERE id = $1', [userId]);
    }
  });

  it('with a password that is changed during the check creates no session', async () => {
    const changedMeanwhile = Object.assign(Object.create(passwords) as typeof passwords, {
      findSpelling: async () => {
        await database().query('UPDATE users SET password_changed_at = clock_timestamp() WHERE id = $1', [
          userId,
        ]);
        return password;
      },
    });
    const challenges = new OpenLoginChallenge(database(), { challengeLife: 300 } as SecondFactorSettings);
    const sessions = new BeginSession(database(), issue, limits, unnotified);
    const outrun = new LogIn(database(), changedMeanwhile, unlimited, sessions, challenges);
    const refused = { code: 'session.credentials_rejected' };
    await expect(outrun.execute({ email, password }, client)).rejects.toMatchObject(refused);
    await begin();
  });

  it('stores no token in any table', async () => {
    const issued = await begin();
    const tables = ['users', 'sessions', 'refresh_tokens'];
    const dump = JSON.stringify(
      await Promise.all(tables.map((table) => database().query(`SELECT * FROM ${table}`))),
    );
    for (const { token } of [issued.access, issued.refresh]) {
      expect(dump).not.toContain(token);
      expect(dump).not.toContain(token.split('.')[2]);
    }
  });
});

describe('a session that ends', () => {
  const dead = async (issued: IssuedTokens) => {
    expect(await subjectOf(issued.access.token)).toBeUndefined();
    expect(await rotate.execute(claimsOf(issued), client)).toBeUndefined();
  };

  it('by logout is rejected for verification and refresh, and other sessions stay live', async () => {
    const [ended, other] = [await begin(), await begin()];
    await new EndSession(database()).execute(ended.sessionId, client);
    await dead(ended);
    expect((await subjectOf(other.access.token))?.userId).toBe(userId);
  });

  it.each(['is_active = false', 'is_deleted = true'])('by %s in plain SQL is rejected', async (change) => {
    const issued = await begin();
    await changedBySql(`UPDATE users SET ${change} WHERE id = $1`, [userId]);
    await dead(issued);
    await changedBySql('UPDATE users SET is_active = true, is_deleted = false WHERE id = $1', [userId]);
  });

  it('by its own expiry is rejected, even if its token has not expired', async () => {
    const issued = await begin();
    await changedBySql('UPDATE sessions SET expires_at = now() WHERE id = $1', [issued.sessionId]);
    await dead(issued);
  });

  it('by the deletion of its user is rejected', async () => {
    const gone = await insertUser(database().manager, {
      subject: uuidv7(),
      email: 'gone@example.com',
      passwordHash: await passwords.hash(password),
      language: 'en',
      isActive: true,
    });
    const issued = await begin('gone@example.com');
    await changedBySql('DELETE FROM users WHERE id = $1', [gone]);
    await dead(issued);
  });
});

describe('the subject of a token', () => {
  it('has the current flags and permissions', async () => {
    const { access } = await begin();
    await insertMissingPermissions(database().manager, ['crm_button']);
    await changedBySql(
      `INSERT INTO permission_grants SELECT $1, id FROM permissions WHERE name = 'crm_button' AND action = 'read'`,
      [userId],
    );
    expect((await subjectOf(access.token))?.permissions).toEqual({
      is_superuser: false,
      is_staff: false,
      is_active: true,
      is_admin: false,
      is_deleted: false,
      'crm_button read': true,
    });
  });

  it('is read in a few queries for tokens that are verified concurrently', async () => {
    const issued = await Promise.all(Array.from({ length: 60 }, () => begin()));
    const query = vi.spyOn(poolOf(database()), 'query');
    const subjects = await Promise.all(issued.map(({ access }) => subjectOf(access.token)));
    expect(subjects.map((subject) => subject?.sessionId)).toEqual(issued.map(({ sessionId }) => sessionId));
    expect(query.mock.calls.length).toBeLessThan(issued.length / 3);
    query.mockRestore();
  });
});

describe('FlushExpired', () => {
  it('deletes expired rows only', async () => {
    const [expired, live] = [await begin(), await begin()];
    await changedBySql(
      `UPDATE refresh_tokens SET expires_at = now() - interval '2 days' WHERE session_id = $1`,
      [expired.sessionId],
    );
    await changedBySql(`UPDATE sessions SET expires_at = now() - interval '2 days' WHERE id = $1`, [
      expired.sessionId,
    ]);
    const flushed = await new FlushExpired(database()).execute();
    expect(flushed).toMatchObject({ refreshTokens: 1, sessions: 1 });
    expect(await subjectOf(live.access.token)).toBeDefined();
    expect(await rotate.execute(claimsOf(live), client)).toBeDefined();
    expect(await new FlushExpired(database()).execute()).toEqual({
      refreshTokens: 0,
      sessions: 0,
      codes: 0,
      securityEvents: 0,
      throttles: 0,
    });
  });
});
