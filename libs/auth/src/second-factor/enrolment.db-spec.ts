import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { totpCode } from '../../../../test/support/second-factor/totp-code.js';
import { migratedDatabase } from '../../../../test/support/database/migrated-database.js';
import {
  addCaller,
  type Caller,
  client,
  enrolPasskey,
  enrolTotp,
  factorEvents,
  fulfilled,
  many,
  password,
  type SecondFactors,
  secondFactors,
} from '../../../../test/support/use-cases/second-factors.js';
import { addSession } from '../../../../test/support/database/session-rows.js';
import { ListFactors } from './list-factors.js';

const database = migratedDatabase();

let factors: SecondFactors;
let person: Caller;

beforeAll(() => (factors = secondFactors(database())));
beforeEach(async () => (person = await addCaller(database())));

const listed = () => new ListFactors(database()).execute(person.userId);
const has = async () => {
  const [row] = await database().query('SELECT has_second_factor AS has FROM users WHERE id = $1', [
    person.userId,
  ]);
  return row.has as boolean;
};
const live = async (sessionId: string) => {
  const [row] = await database().query('SELECT ended_at IS NULL AS live FROM sessions WHERE id = $1', [
    sessionId,
  ]);
  return row.live as boolean;
};
const mails = async () => {
  const [row] = await database().query(
    `SELECT count(*)::int AS mails FROM mail_outbox JOIN users ON email = recipient
     WHERE users.id = $1 AND template = 'second-factor'`,
    [person.userId],
  );
  return row.mails as number;
};

describe('an authenticator app', () => {
  it('is active once one of its codes was confirmed, and not before', async () => {
    const { secret } = await factors.beginTotp.execute(person, password, client);
    expect([await has(), (await listed()).totpSince]).toEqual([false, null]);
    await expect(factors.confirmTotp.execute(person, totpCode(secret, 50), client)).rejects.toMatchObject({
      fields: { code: [expect.any(String)] },
    });
    expect(await has()).toBe(false);
    const { recoveryCodes } = await factors.confirmTotp.execute(person, totpCode(secret), client);
    expect([await has(), recoveryCodes?.length, (await listed()).recoveryCodesLeft]).toEqual([true, 10, 10]);
    expect([await factorEvents(database(), person.userId), await mails()]).toEqual([['totp_added'], 1]);
  });

  it('can be offered again until it is confirmed, and only the last offer can be confirmed', async () => {
    const first = await factors.beginTotp.execute(person, password, client);
    const second = await factors.beginTotp.execute(person, password, client);
    await expect(factors.confirmTotp.execute(person, totpCode(first.secret), client)).rejects.toMatchObject({
      code: 'request.invalid_fields',
    });
    await factors.confirmTotp.execute(person, totpCode(second.secret), client);
    await expect(factors.beginTotp.execute(person, password, client)).rejects.toMatchObject({
      code: 'second_factor.totp_enrolled',
    });
  });

  it('cannot be confirmed after ten minutes, twice, or without an offer', async () => {
    const nothing = { code: 'second_factor.nothing_to_confirm' };
    await expect(factors.confirmTotp.execute(person, '123456', client)).rejects.toMatchObject(nothing);
    const { secret } = await factors.beginTotp.execute(person, password, client);
    const age = `UPDATE totp_secrets SET created_at = created_at - interval '601 seconds' WHERE user_id = $1`;
    await database().query(age, [person.userId]);
    await expect(factors.confirmTotp.execute(person, totpCode(secret), client)).rejects.toMatchObject(
      nothing,
    );
    const again = await factors.beginTotp.execute(person, password, client);
    const confirm = () => factors.confirmTotp.execute(person, totpCode(again.secret), client);
    expect(fulfilled(await many(8, confirm))).toHaveLength(1);
    expect(await factorEvents(database(), person.userId)).toEqual(['totp_added']);
  });

  it('cannot be confirmed by guessing codes, also in a stolen session', async () => {
    const strict = secondFactors(database(), { THROTTLE_ACCOUNT_ATTEMPTS: '5' });
    await strict.beginTotp.execute(person, password, client);
    const outcomes = await many(20, () => strict.confirmTotp.execute(person, '000000', client));
    const codes = outcomes.map((one) => (one as PromiseRejectedResult).reason.code as string);
    expect(codes.filter((code) => code === 'throttle.too_many_attempts')).toHaveLength(15);
  });

  it('is stored encrypted, and its used codes as digests', async () => {
    const { secret, recoveryCodes } = await enrolTotp(factors, person);
    const rows = await database().query<{ row: string }[]>(
      `SELECT t::text || encode(sealed, 'escape') AS row FROM totp_secrets t
       UNION ALL SELECT c::text || encode(digest, 'escape') FROM recovery_codes c`,
    );
    const everything = rows.map(({ row }) => row).join('\n');
    for (const shown of [secret, ...recoveryCodes!]) expect(everything).not.toContain(shown);
  });
});

describe('a change of second factors', () => {
  it('requires the password', async () => {
    const wrong = { fields: { current_password: [expect.any(String)] } };
    await enrolTotp(factors, person);
    const changes = [
      () => factors.beginTotp.execute(person, 'wrong', client),
      () => factors.beginPasskey.execute(person, 'wrong', client),
      () => factors.removeTotp.execute(person, 'wrong', client),
      () => factors.renewRecoveryCodes.execute(person, 'wrong', client),
    ];
    for (const change of changes) await expect(change()).rejects.toMatchObject(wrong);
  });

  it('that adds the first one ends the other sessions; later ones do not', async () => {
    const other = (await addSession(database(), person.userId))!;
    const before = person.sessionId;
    await enrolTotp(factors, person);
    const sessions = [await live(before), await live(person.sessionId), await live(other)];
    expect(sessions).toEqual([false, true, false]);
    await factors.requireStepUp.execute(person.sessionId, { fresh: true, enrolled: false });
    const elsewhere = (await addSession(database(), person.userId, client, 'totp'))!;
    const { recoveryCodes } = await enrolPasskey(factors, person);
    expect([recoveryCodes, await live(person.sessionId), await live(elsewhere)]).toEqual([
      undefined,
      true,
      true,
    ]);
    expect([await factorEvents(database(), person.userId), await mails()]).toEqual([
      ['totp_added', 'passkey_added'],
      2,
    ]);
  });

  it('is refused in a session that has ended, or on a password that was changed meanwhile', async () => {
    const meanwhile = { code: 'resource.changed_meanwhile' };
    const { secret } = await factors.beginTotp.execute(person, password, client);
    await database().query('UPDATE sessions SET ended_at = now() WHERE id = $1', [person.sessionId]);
    const confirm = factors.confirmTotp.execute(person, totpCode(secret), client);
    await expect(confirm).rejects.toMatchObject(meanwhile);
    await expect(factors.beginPasskey.execute(person, password, client)).rejects.toMatchObject(meanwhile);
    expect([await has(), await factorEvents(database(), person.userId)]).toEqual([false, []]);
  });

  it('that removes the last one removes the recovery codes too', async () => {
    await enrolTotp(factors, person);
    const { made } = await enrolPasskey(factors, person);
    await factors.removeTotp.execute(person, password, client);
    expect([await has(), (await listed()).recoveryCodesLeft]).toEqual([true, 10]);
    await factors.removePasskey.execute(person, { passkeyId: made.id, password }, client);
    expect([await has(), (await listed()).recoveryCodesLeft]).toEqual([false, 0]);
    expect(await addSession(database(), person.userId)).toBeDefined();
    await expect(factors.removeTotp.execute(person, password, client)).rejects.toMatchObject({
      code: 'resource.not_found',
    });
  });
});

describe('new recovery codes', () => {
  it('replace the old ones', async () => {
    const old = (await enrolTotp(factors, person)).recoveryCodes!;
    const { codes: renewed } = await factors.renewRecoveryCodes.execute(person, password, client);
    const stepUp = (code: string) =>
      factors.stepUp.execute(person, { method: 'recovery_code', code }, client);
    await expect(stepUp(old[0]!)).rejects.toMatchObject({ code: 'second_factor.rejected' });
    await stepUp(renewed[0]!);
    expect((await listed()).recoveryCodesLeft).toBe(9);
  });

  it('are for accounts with a second factor only', async () => {
    const none = { code: 'second_factor.not_enrolled' };
    await expect(factors.renewRecoveryCodes.execute(person, password, client)).rejects.toMatchObject(none);
  });
});
