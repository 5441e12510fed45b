import { inTransaction } from '#database';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { totpCode } from '../../../../../test/support/second-factor/totp-code.js';
import { eventually } from '../../../../../test/support/eventually.js';
import { migratedDatabase } from '../../../../../test/support/database/migrated-database.js';
import {
  addCaller,
  type Caller,
  client,
  enrolPasskey,
  enrolTotp,
  factorEvents,
  forgetUsedSteps,
  fulfilled,
  many,
  password,
  type SecondFactors,
  secondFactors,
} from '../../../../../test/support/use-cases/second-factors.js';
import { addSession } from '../../../../../test/support/database/session-rows.js';
import { endSessionsOf } from '#auth/session';
import type { PresentedFactor } from '#auth/second-factor';

const database = migratedDatabase();
const rejected = { code: 'second_factor.rejected' };
const expired = { code: 'second_factor.login_expired' };

let factors: SecondFactors;
let person: Caller;
let secret: string;
let recoveryCodes: readonly string[];

beforeAll(() => (factors = secondFactors(database())));

beforeEach(async () => {
  person = await addCaller(database());
  const enrolled = await enrolTotp(factors, person);
  [secret, recoveryCodes] = [enrolled.secret, enrolled.recoveryCodes!];
  await forgetUsedSteps(database(), person.userId);
});

/** As after a correct password. */
const open = async (of = person) => (await factors.openChallenge(of.userId))!.challengeToken;
const finish = (token: string | undefined, shown: PresentedFactor) =>
  factors.finishLogin.execute(token, shown, client);
const totp = (code = totpCode(secret)) => ({ method: 'totp', code }) as const;
const recovery = (code: string) => ({ method: 'recovery_code', code }) as const;
const sessions = async () =>
  (
    await database().query<unknown[]>('SELECT FROM sessions WHERE user_id = $1 AND ended_at IS NULL', [
      person.userId,
    ])
  ).length;

describe('a login with a second factor', () => {
  it('creates no session without it, and a session that records it with it', async () => {
    expect(await addSession(database(), person.userId)).toBeUndefined();
    const { sessionId } = await finish(await open(), totp());
    const [row] = await database().query(
      "SELECT second_factor, second_factor_at > now() - interval '1 minute' AS fresh FROM sessions WHERE id = $1",
      [sessionId],
    );
    expect(row).toEqual({ second_factor: 'totp', fresh: true });
  });

  it('offers the methods of the account only', async () => {
    const methods = async () => (await factors.openChallenge(person.userId))!.methods;
    expect(await methods()).toEqual(['totp', 'recovery_code']);
    await enrolPasskey(factors, person);
    expect(await methods()).toEqual(['passkey', 'totp', 'recovery_code']);
    await database().query('DELETE FROM recovery_codes WHERE user_id = $1', [person.userId]);
    expect(await methods()).toEqual(['passkey', 'totp']);
  });

  it('is not opened for users who have no second factor or may not log in', async () => {
    const stranger = await addCaller(database());
    expect(await factors.openChallenge(stranger.userId)).toBeUndefined();
    await database().query('UPDATE users SET is_active = false WHERE id = $1', [person.userId]);
    expect(await factors.openChallenge(person.userId)).toBeUndefined();
  });

  it('is not offered for a password that is being changed at the same time', async () => {
    const change = database().createQueryRunner();
    await change.startTransaction();
    await change.query('UPDATE users SET password_changed_at = clock_timestamp() WHERE id = $1', [
      person.userId,
    ]);
    const opened = factors.openChallenge(person.userId);
    await eventually('The wait for the change', async () => {
      const waiting = await database().query<unknown[]>(
        "SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%INTO login_challenges%'",
      );
      return waiting.length > 0;
    });
    await change.commitTransaction();
    await change.release();
    expect(await opened).toBeUndefined();
  });

  it('is not completed for a user deactivated meanwhile, and their code stays unused', async () => {
    const token = await open();
    await database().query('UPDATE users SET is_active = false WHERE id = $1', [person.userId]);
    await expect(finish(token, totp())).rejects.toMatchObject({ code: 'session.credentials_rejected' });
    await database().query('UPDATE users SET is_active = true WHERE id = $1', [person.userId]);
    await finish(token, totp());
  });
});

describe('a code of an authenticator app', () => {
  it('creates one session, whether it is sent 16 times in parallel to one challenge or to 16', async () => {
    const before = await sessions();
    const challenges = await Promise.all(Array.from({ length: 16 }, () => open()));
    const code = totpCode(secret);
    expect(fulfilled(await many(16, (number) => finish(challenges[number], totp(code))))).toHaveLength(1);
    await forgetUsedSteps(database(), person.userId);
    const one = await open();
    expect(fulfilled(await many(16, () => finish(one, totp(code))))).toHaveLength(1);
    expect(await sessions()).toBe(before + 2);
  });

  it('is checked by the clock of the database', async () => {
    const [{ now }] = await database().query('SELECT extract(epoch FROM now())::float8 AS now');
    await finish(await open(), totp(totpCode(secret, 0, now)));
  });

  it('older than an accepted one is refused, and a later one is accepted', async () => {
    await finish(await open(), totp(totpCode(secret)));
    await expect(finish(await open(), totp(totpCode(secret, -1)))).rejects.toMatchObject(rejected);
    await finish(await open(), totp(totpCode(secret, 1)));
  });

  it('of another user is refused', async () => {
    const other = await addCaller(database());
    const { secret: theirs } = await enrolTotp(factors, other);
    await forgetUsedSteps(database(), other.userId);
    await expect(finish(await open(), totp(totpCode(theirs)))).rejects.toMatchObject(rejected);
  });

  it('of a secret that was copied to another account is refused there', async () => {
    const other = await addCaller(database());
    await enrolTotp(factors, other);
    await database().query(
      'UPDATE totp_secrets SET sealed = (SELECT sealed FROM totp_secrets WHERE user_id = $1) WHERE user_id = $2',
      [person.userId, other.userId],
    );
    await expect(finish(await open(other), totp())).rejects.toThrow();
  });
});

describe('a recovery code', () => {
  it('creates one session, also when it is sent 16 times in parallel, and the owner is notified', async () => {
    const [code] = recoveryCodes;
    const challenges = await Promise.all(Array.from({ length: 16 }, () => open()));
    const outcomes = await many(16, (number) => finish(challenges[number], recovery(code!)));
    expect(fulfilled(outcomes)).toHaveLength(1);
    const events = await factorEvents(database(), person.userId);
    expect(events.filter((kind) => kind === 'code_used')).toHaveLength(1);
    await finish(await open(), recovery(recoveryCodes[1]!.toUpperCase().replaceAll('-', '')));
  });

  it('of another user is refused', async () => {
    const other = await addCaller(database());
    const theirs = (await enrolTotp(factors, other)).recoveryCodes!;
    await expect(finish(await open(), recovery(theirs[0]!))).rejects.toMatchObject(rejected);
  });
});

describe('a challenge', () => {
  it('is completed once', async () => {
    const token = await open();
    await finish(token, totp());
    await forgetUsedSteps(database(), person.userId);
    await expect(finish(token, totp())).rejects.toMatchObject(expired);
    await expect(finish(token, recovery(recoveryCodes[0]!))).rejects.toMatchObject(expired);
  });

  it('with several correct factors in parallel creates one session and uses up one of them', async () => {
    const token = await open();
    const shown = [totp(), ...recoveryCodes.slice(0, 4).map(recovery)];
    expect(fulfilled(await many(5, (number) => finish(token, shown[number]!)))).toHaveLength(1);
    const [{ spent }] = await database().query(
      `SELECT 10 - (SELECT count(*)::int FROM recovery_codes WHERE user_id = $1)
         + (SELECT count(*)::int FROM totp_secrets
            WHERE user_id = $1 AND last_step > extract(epoch FROM now()) / 30 - 50) AS spent`,
      [person.userId],
    );
    expect(spent).toBe(1);
  });

  it('is invalid after five wrong codes, also in parallel, and the owner is notified once', async () => {
    const token = await open();
    const outcomes = await many(16, () => finish(token, totp('000000')));
    const codes = outcomes.map((one) => (one as PromiseRejectedResult).reason.code as string);
    expect(codes.filter((code) => code === rejected.code)).toHaveLength(5);
    expect(codes.filter((code) => code === expired.code)).toHaveLength(11);
    await expect(finish(token, totp())).rejects.toMatchObject(expired);
    const events = await factorEvents(database(), person.userId);
    expect(events.filter((kind) => kind === 'refused')).toHaveLength(1);
    await finish(await open(), totp());
  });

  it('expires by the clock of the database', async () => {
    const token = await open();
    await database().query('UPDATE login_challenges SET expires_at = now() WHERE user_id = $1', [
      person.userId,
    ]);
    await expect(finish(token, totp())).rejects.toMatchObject(expired);
  });

  it('expires when all sessions of its user end', async () => {
    const token = await open();
    const ending = { userId: person.userId, reason: 'password_changed' } as const;
    await inTransaction(database(), (db) => endSessionsOf(db, ending));
    await expect(finish(token, totp())).rejects.toMatchObject(expired);
  });

  it.each([undefined, '', 'x'.repeat(43)])('that was never opened, %j, is refused', async (token) => {
    await expect(finish(token, totp())).rejects.toMatchObject(expired);
  });

  it('is stored as a digest only', async () => {
    const token = await open();
    const rows = await database().query<{ row: string }[]>(
      `SELECT c::text || encode(digest, 'escape') AS row FROM login_challenges c WHERE user_id = $1`,
      [person.userId],
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]!.row).not.toContain(token);
  });
});

describe('wrong codes', () => {
  it('count as guesses at the account, and correct passwords between them give none back', async () => {
    const strict = secondFactors(database(), { THROTTLE_ACCOUNT_ATTEMPTS: '6' });
    const wrong = async () => {
      const token = await open();
      return strict.finishLogin.execute(token, totp('000000'), client).catch((error) => error.code as string);
    };
    const seen = [];
    for (let round = 0; round < 8; round++) seen.push(await wrong());
    expect(seen.filter((code) => code === rejected.code)).toHaveLength(6);
    expect(seen.slice(6)).toEqual(['throttle.too_many_attempts', 'throttle.too_many_attempts']);
    await expect(strict.finishLogin.execute(await open(), totp(), client)).rejects.toMatchObject({
      code: 'throttle.too_many_attempts',
    });
  });
});

describe('after a change of SECRET_KEY', () => {
  const later = () => secondFactors(database(), { SECRET_KEY: 'another one than before' });

  it('a code of the app is refused with instructions, and creates no session', async () => {
    const before = await sessions();
    const finished = later().finishLogin.execute(await open(), totp(), client);
    await expect(finished).rejects.toMatchObject({ code: 'second_factor.app_unusable', httpStatus: 409 });
    await expect(later().stepUp.execute(person, totp(), client)).rejects.toMatchObject({
      code: 'second_factor.app_unusable',
    });
    expect(await sessions()).toBe(before);
  });

  it('a recovery code is refused like a wrong one, and a passkey stays valid', async () => {
    const { authenticator } = await enrolPasskey(factors, person);
    const recovered = later().finishLogin.execute(await open(), recovery(recoveryCodes[0]!), client);
    await expect(recovered).rejects.toMatchObject(rejected);
    const token = await open();
    const { id: holder, userId } = await factors.findChallenge.execute(token);
    const options = await factors.requestPasskey.execute({ userId, purpose: 'login', holder });
    const shown = { method: 'passkey', response: authenticator.get(options) } as const;
    expect(await later().finishLogin.execute(token, shown, client)).toMatchObject({ userId });
  });

  it('an unconfirmed app must be set up again', async () => {
    const other = await addCaller(database());
    const { secret: pending } = await factors.beginTotp.execute(other, password, client);
    const confirmed = later().confirmTotp.execute(other, totpCode(pending), client);
    await expect(confirmed).rejects.toMatchObject({ code: 'second_factor.nothing_to_confirm' });
    const again = await later().beginTotp.execute(other, password, client);
    await later().confirmTotp.execute(other, totpCode(again.secret), client);
  });
});
