import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { migratedDatabase } from '../../../../test/support/database/migrated-database.js';
import { actorFor, staff, superuser } from '../../../../test/support/database/user-rows.js';
import {
  addCaller,
  type Caller,
  enrolPasskey,
  enrolTotp,
  factorEvents,
  type SecondFactors,
  secondFactors,
} from '../../../../test/support/use-cases/second-factors.js';
import { addSession } from '../../../../test/support/database/session-rows.js';

const database = migratedDatabase();
const refused = { code: 'authorization.refused' };
const admin = { ...actorFor(2_000_000_001), isAdmin: true };

let factors: SecondFactors;
let person: Caller;

beforeAll(() => (factors = secondFactors(database())));
beforeEach(async () => {
  person = await addCaller(database());
  await enrolTotp(factors, person);
});

const flag = (column: string) =>
  database().query(`UPDATE users SET ${column} = true WHERE id = $1`, [person.userId]);

describe('the reset of a second factor', () => {
  it('removes all factors and ends the sessions; the owner is notified and the audit log records it', async () => {
    await enrolPasskey(factors, person);
    const pending = await factors.openChallenge(person.userId);
    await factors.reset.execute(staff, person.userId);
    const tables = ['totp_secrets', 'passkeys', 'recovery_codes', 'passkey_challenges', 'login_challenges'];
    for (const table of tables) {
      const rows = await database().query(`SELECT FROM ${table} WHERE user_id = $1`, [person.userId]);
      expect(rows, table).toEqual([]);
    }
    await expect(factors.findChallenge.execute(pending!.challengeToken)).rejects.toThrow();
    const [session] = await database().query('SELECT end_reason FROM sessions WHERE id = $1', [
      person.sessionId,
    ]);
    expect(session.end_reason).toBe('second_factor_changed');
    expect(await addSession(database(), person.userId)).toBeDefined();
    expect((await factorEvents(database(), person.userId)).at(-1)).toBe('reset');
    const entries = await database().query(
      'SELECT actor_id, action, before, after FROM audit_entries WHERE target_id = $1',
      [String(person.userId)],
    );
    const change = { before: { secondFactor: true }, after: { secondFactor: false } };
    expect(entries).toEqual([{ actor_id: staff.userId, action: 'user.second_factor_reset', ...change }]);
  });

  it('requires that one exists', async () => {
    await factors.reset.execute(superuser, person.userId);
    await expect(factors.reset.execute(superuser, person.userId)).rejects.toMatchObject({
      code: 'second_factor.not_enrolled',
    });
    await expect(factors.reset.execute(superuser, 2 ** 31 - 1)).rejects.toMatchObject({
      code: 'resource.not_found',
    });
  });

  it('requires a higher rank, and cannot be done by its owner', async () => {
    const reset = (actor = admin) => factors.reset.execute(actor, person.userId);
    await expect(reset(actorFor(person.userId + 1))).rejects.toMatchObject(refused);
    await expect(reset({ ...admin, userId: person.userId })).rejects.toMatchObject(refused);
    await flag('is_admin');
    await expect(reset(staff)).rejects.toMatchObject(refused);
    await flag('is_superuser');
    await expect(reset()).rejects.toMatchObject(refused);
    await reset(superuser);
  });
});
