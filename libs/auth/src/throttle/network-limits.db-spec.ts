import { randomBytes } from 'node:crypto';
import type { CodedError } from '#errors';
import { describe, expect, it } from 'vitest';
import { accounts, stranger } from '../../../../test/support/use-cases/accounts.js';
import { migratedDatabase } from '../../../../test/support/database/migrated-database.js';
import type { ProfileInput } from '#auth/account';

const database = migratedDatabase();
const limits = {
  THROTTLE_REGISTER_ATTEMPTS: '5',
  THROTTLE_RESET_ATTEMPTS: '4',
  THROTTLE_ACTIVATE_ATTEMPTS: '3',
};
const profile: ProfileInput = {
  type: 'worker',
  first_name: 'Eva',
  last_name: 'Lee',
  birth_date: '1990-05-17',
  sex: 'female',
};
const newEmail = () => `${randomBytes(6).toString('hex')}@example.org`;

type Use = ReturnType<typeof accounts>;
const acts: Readonly<Record<string, (use: Use, address: string) => Promise<unknown>>> = {
  registrations: (use, address) =>
    use.register.execute(
      { email: newEmail(), password: 'a password as good as any', profile, language: 'en' },
      { ...stranger, address },
    ),
  'requests for a new password': (use, address) =>
    use.requestReset.execute(newEmail(), { ...stranger, address }),
  'wrong activation codes': (use, address) =>
    use.activate.execute('1', 'a guess', { ...stranger, address }).catch((error: CodedError) => {
      if (error.code !== 'account.activation_rejected') throw error;
    }),
};

let lastNetwork = 0;
const newAddress = () => `198.51.100.${++lastNetwork}`;

async function outcomes(tries: readonly Promise<unknown>[]): Promise<{ passed: number; limited: number }> {
  const settled = await Promise.allSettled(tries);
  for (const one of settled) {
    if (one.status === 'fulfilled') continue;
    expect(one.reason).toMatchObject({ code: 'throttle.network_limit', httpStatus: 429 });
    expect((one.reason as CodedError).retryAfter).toBeGreaterThan(0);
  }
  const passed = settled.filter(({ status }) => status === 'fulfilled').length;
  return { passed, limited: settled.length - passed };
}

const many = (act: string, count: number, address: (n: number) => string, environment: object = limits) => {
  const use = accounts(database(), { ...environment });
  return outcomes(Array.from({ length: count }, (_, n) => acts[act]!(use, address(n))));
};

describe.each([
  ['registrations', 5],
  ['requests for a new password', 4],
  ['wrong activation codes', 3],
])('%s from one network', (act, limit) => {
  it('are limited exactly, in parallel; other networks are not affected', async () => {
    const address = newAddress();
    expect(await many(act, 12, () => address)).toEqual({ passed: limit, limited: 12 - limit });
    expect(await many(act, 1, newAddress)).toEqual({ passed: 1, limited: 0 });
  });

  it('are counted together for one /64 of IPv6', async () => {
    const network = `2001:db8:${++lastNetwork}:7`;
    expect(await many(act, 12, (n) => `${network}::${n + 1}`)).toEqual({
      passed: limit,
      limited: 12 - limit,
    });
  });

  it('do not use up each other, or the password attempts of that network', async () => {
    const address = newAddress();
    await many(act, 12, () => address);
    for (const other of Object.keys(acts).filter((one) => one !== act))
      expect(await many(other, 1, () => address)).toEqual({ passed: 1, limited: 0 });
  });

  it('are limited to twice the password attempts of a network by default', async () => {
    const address = newAddress();
    const environment = { THROTTLE_ADDRESS_ATTEMPTS: '4' };
    expect(await many(act, 12, () => address, environment)).toEqual({ passed: 8, limited: 4 });
  });
});

it('a registration that is refused for its network leaves no row and no mail', async () => {
  const address = newAddress();
  const rows = () =>
    database().query(
      'SELECT (SELECT count(*) FROM users) AS users, (SELECT count(*) FROM mail_outbox) AS mails',
    );
  await many('registrations', 5, () => address);
  const before = await rows();
  expect(await many('registrations', 3, () => address)).toEqual({ passed: 0, limited: 3 });
  expect(await rows()).toEqual(before);
});
