import { beforeEach, describe, expect, it } from 'vitest';
import { accounts, type Accounts, stranger } from '../../../../../test/support/use-cases/accounts.js';
import { eventually } from '../../../../../test/support/eventually.js';
import { migratedDatabase } from '../../../../../test/support/database/migrated-database.js';
import { passwordHasher } from '../../../../../test/support/use-cases/password-hasher.js';
import { addPerson, superuser } from '../../../../../test/support/database/user-rows.js';
import { limits } from '../../../../../test/support/use-cases/session-families.js';
import { addSession } from '../../../../../test/support/database/session-rows.js';
import { tokenKit } from '../../../../../test/support/tokens/token-kit.js';
import {
  EndAllSessions,
  EndOtherSessions,
  EndOwnSession,
  EndSession,
  ReplaceSession,
  RevokeSessions,
} from '#auth/session';
import { issueCodes } from '../code/code.store.js';
import { claimRequest } from '../request/account-request.store.js';

const database = migratedDatabase();
const password = 'a password as good as any';

let use: Accounts;
let person: { readonly userId: number; readonly sessionId: string };

beforeEach(async () => {
  use = accounts(database());
  const userId = await addPerson(database(), 'worker');
  const hash = await passwordHasher().hash(password);
  await database().query('UPDATE users SET password_hash = $2 WHERE id = $1', [userId, hash]);
  person = { userId, sessionId: (await addSession(database(), userId))! };
});

const request = () => {
  const newEmail = `new.${person.userId}@example.org`;
  return use.requestEmail.execute({ ...person, newEmail, currentPassword: password }, stranger);
};

describe.each([
  ['waits for the worker', false],
  ['was mailed', true],
])('a change of email that %s', (_, mailed) => {
  const mayBeConfirmed = async () => {
    await use.fulfil.execute();
    const rows = await database().query<unknown[]>(
      `SELECT FROM one_time_codes WHERE user_id = $1 AND purpose = 'email_change'`,
      [person.userId],
    );
    return rows.length > 0;
  };
  const administrator = () => new RevokeSessions(database());
  beforeEach(async () => {
    await request();
    if (mailed) await use.fulfil.execute();
  });

  it.each<[string, () => Promise<unknown>]>([
    ['logs out everywhere', () => new EndAllSessions(database()).execute(person.userId, stranger)],
    ['ends the session it was requested in', () => new EndOwnSession(database()).execute(person, stranger)],
    [
      'ends all other sessions',
      async () => {
        const sessionId = (await addSession(database(), person.userId))!;
        const replace = new ReplaceSession(database(), tokenKit(limits).issue, limits);
        const here = { userId: person.userId, sessionId, hasRefreshToken: true };
        await new EndOtherSessions(database(), replace).execute(here, stranger);
      },
    ],
  ])('is withdrawn when its owner %s', async (_, end) => {
    await end();
    expect(await mayBeConfirmed()).toBe(false);
  });

  it.each<[string, () => Promise<unknown>]>([
    ['all sessions', () => administrator().execute(superuser, { userId: person.userId })],
    ['the session', () => administrator().execute(superuser, { sessionId: person.sessionId })],
  ])('is withdrawn when an administrator ends %s', async (_, end) => {
    await end();
    expect(await mayBeConfirmed()).toBe(false);
  });

  it('survives a logout, and the end of another session', async () => {
    const other = { userId: person.userId, sessionId: (await addSession(database(), person.userId))! };
    await new EndOwnSession(database()).execute(other, stranger);
    await new EndSession(database()).execute(person.sessionId, stranger);
    expect(await mayBeConfirmed()).toBe(true);
  });

  it('belongs to the session that replaces the one it was requested in', async () => {
    const replace = new ReplaceSession(database(), tokenKit(limits).issue, limits);
    const replaced = { userId: person.userId, sessionId: person.sessionId, client: stranger };
    const { tokens } = await replace.execute(async () => ({ made: undefined, replaced }));
    const { userId } = person;
    await new EndOwnSession(database()).execute({ userId, sessionId: tokens.sessionId }, stranger);
    expect(await mayBeConfirmed()).toBe(false);
  });
});

it('a change of email is withdrawn while the worker turns the request into a mail', async () => {
  await request();
  const worker = database().createQueryRunner();
  await worker.startTransaction();
  try {
    const claimed = await claimRequest(worker.manager);
    const ended = new EndAllSessions(database()).execute(person.userId, stranger);
    await eventually('The logout waiting for the worker', async () => {
      const [{ waiting }] = await database().query<[{ waiting: boolean }]>(
        `SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database()
           AND wait_event_type = 'Lock' AND query LIKE 'DELETE FROM account_requests%') AS waiting`,
      );
      return waiting;
    });
    const code = { purpose: 'email_change', digest: Buffer.alloc(32), life: 60 } as const;
    await issueCodes(worker.manager, claimed!.userId!, [{ ...code, newEmail: claimed!.email }]);
    await worker.commitTransaction();
    await ended;
  } finally {
    await worker.release();
  }
  const codes = 'SELECT FROM one_time_codes WHERE user_id = $1';
  expect(await database().query(codes, [person.userId])).toEqual([]);
});
