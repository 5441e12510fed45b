import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { totpCode } from '../../../../../test/support/second-factor/totp-code.js';
import { migratedDatabase } from '../../../../../test/support/database/migrated-database.js';
import {
  addCaller,
  type Caller,
  client,
  enrolTotp,
  forgetUsedSteps,
  fulfilled,
  many,
  type SecondFactors,
  secondFactors,
} from '../../../../../test/support/use-cases/second-factors.js';

const database = migratedDatabase();
const required = { code: 'second_factor.step_up_required' };
const sensitive = { fresh: true, enrolled: false };

let factors: SecondFactors;
let person: Caller;
let secret: string;

beforeAll(() => (factors = secondFactors(database())));

beforeEach(async () => {
  person = await addCaller(database());
  ({ secret } = await enrolTotp(factors, person));
  await forgetUsedSteps(database(), person.userId);
});

const totp = (code = totpCode(secret)) => ({ method: 'totp', code }) as const;

async function pass(seconds: number): Promise<void> {
  await database().query(
    'UPDATE sessions SET second_factor_at = second_factor_at - make_interval(secs => $2) WHERE id = $1',
    [person.sessionId, seconds],
  );
}

describe('a sensitive change', () => {
  it('is allowed for ten minutes after a step-up, and again after the next one', async () => {
    await factors.requireStepUp.execute(person.sessionId, sensitive);
    await pass(590);
    await factors.requireStepUp.execute(person.sessionId, sensitive);
    await pass(20);
    await expect(factors.requireStepUp.execute(person.sessionId, sensitive)).rejects.toMatchObject(required);
    await factors.stepUp.execute(person, totp(), client);
    await factors.requireStepUp.execute(person.sessionId, sensitive);
  });

  it('is allowed to users without a second factor', async () => {
    const other = await addCaller(database());
    await factors.requireStepUp.execute(other.sessionId, sensitive);
    await expect(factors.stepUp.execute(other, totp(), client)).rejects.toMatchObject({
      code: 'second_factor.not_enrolled',
    });
  });

  it('is refused to users whose rank requires a second factor until they have one', async () => {
    const administrative = { fresh: false, enrolled: true };
    const other = await addCaller(database());
    await expect(factors.requireStepUp.execute(other.sessionId, administrative)).rejects.toMatchObject({
      code: 'second_factor.enrolment_required',
    });
    await factors.requireStepUp.execute(person.sessionId, administrative);
    await pass(1000);
    await factors.requireStepUp.execute(person.sessionId, administrative);
  });

  it('is refused in a session without a step-up, if the user has a second factor', async () => {
    await database().query(
      'UPDATE sessions SET second_factor = NULL, second_factor_at = NULL WHERE id = $1',
      [person.sessionId],
    );
    await expect(factors.requireStepUp.execute(person.sessionId, sensitive)).rejects.toMatchObject(required);
  });
});

describe('a step-up', () => {
  it('accepts a code once, also when it is sent 16 times concurrently', async () => {
    const shown = totp();
    expect(fulfilled(await many(16, () => factors.stepUp.execute(person, shown, client)))).toHaveLength(1);
  });

  it('refuses a wrong code, and changes nothing', async () => {
    await pass(1000);
    await expect(factors.stepUp.execute(person, totp('000000'), client)).rejects.toMatchObject({
      code: 'second_factor.rejected',
    });
    await expect(factors.requireStepUp.execute(person.sessionId, sensitive)).rejects.toMatchObject(required);
  });

  it('is refused in a session that has ended, and the code stays unused', async () => {
    await database().query('UPDATE sessions SET ended_at = now() WHERE id = $1', [person.sessionId]);
    await expect(factors.stepUp.execute(person, totp(), client)).rejects.toMatchObject({
      code: 'session.token_invalid',
    });
    await database().query('UPDATE sessions SET ended_at = NULL WHERE id = $1', [person.sessionId]);
    await factors.stepUp.execute(person, totp(), client);
  });
});
