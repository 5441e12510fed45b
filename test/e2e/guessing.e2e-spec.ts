/** Guessing passwords at two gateways in parallel: the limits are exact, and the owner can still log in. */
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { Browser } from '../support/http/browser.js';
import { runCommand } from '../support/apps/run-command.js';
import {
  logIn,
  type Person,
  register,
  uniqueEmail,
  uniquePassword,
  workerProfile,
} from '../support/people/people.js';
import { type RunningGateways, startGateways } from '../support/apps/gateways.js';
import { guess, newAddress, tally } from '../support/attacks/password-guesses.js';
import { mailedCode } from '../support/mail/one-time-codes.js';

const { postgres, redis } = inject('servers');
const limits = {
  TRUST_PROXY: '127.0.0.1, 10.0.0.0/8',
  THROTTLE_ADDRESS_ATTEMPTS: '20',
  THROTTLE_REGISTER_ATTEMPTS: '30',
};
const another = uniquePassword();
const attempts = <T>(count: number, make: (number: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, number) => make(number)));

describe.each([
  ['counted in Redis', { postgres, redis }],
  ['counted in PostgreSQL', { postgres }],
])('guesses %s', (_, servers) => {
  let gateways: RunningGateways;
  const either = (number: number) => gateways.urls[number % 2]!;
  const person = () => register(either(0));
  beforeAll(async () => (gateways = await startGateways(2, servers, limits)));
  afterAll(() => gateways?.stop());

  /** Uses up the attempts at an account from many addresses. */
  const attack = ({ email }: Pick<Person, 'email'>, times = 40) =>
    attempts(times, (number) => guess(either(number), { email, from: newAddress() }));

  it('in parallel, at one account from many addresses, are checked exactly ten times', async () => {
    const answers = await attack(await person());
    expect(tally(answers)).toEqual({ 401: 10, 429: 30 });
    for (const { status, headers, body, setCookies } of answers.filter(({ status }) => status === 429)) {
      expect([status, body, setCookies]).toEqual([
        429,
        { detail: 'Too many attempts. Wait, and try again later.', code: 'throttle.too_many_attempts' },
        [],
      ]);
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
      expect(Number(headers.get('retry-after'))).toBeLessThanOrEqual(900);
    }
  });

  it('in parallel, from one address at many accounts, are checked exactly twenty times', async () => {
    const from = newAddress();
    const answers = await attempts(50, (number) => guess(either(number), { email: uniqueEmail(), from }));
    expect(tally(answers)).toEqual({ 401: 20, 429: 30 });
    expect((await guess(either(0), { email: uniqueEmail(), from: newAddress() })).status).toBe(401);
  });

  it('do not limit registrations, which have exactly their own limit per network', async () => {
    const headers = { 'X-Forwarded-For': newAddress() };
    const answers = await attempts(40, (number) => {
      const body = { email: uniqueEmail(), password: uniquePassword(), profile: workerProfile() };
      return new Browser(either(number)).post('/api/v1/register/', body, { headers });
    });
    expect(tally(answers)).toEqual({ 201: 30, 429: 10 });
    const refused = answers.find(({ status }) => status === 429)!;
    expect(refused.body).toEqual({
      detail: expect.stringContaining('from your network'),
      code: 'throttle.network_limit',
    });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('at an unknown account are refused exactly like those at an existing one', async () => {
    const [known, unknown] = [await person(), { email: uniqueEmail('nobody') }];
    for (const one of [known, unknown]) expect(tally(await attack(one, 20))).toEqual({ 401: 10, 429: 10 });
    const seen = [];
    for (const { email } of [known, unknown]) {
      const { status, body, headers, setCookies } = await guess(either(1), { email, from: newAddress() });
      const names = [...headers.keys()].filter((name) => name !== 'keep-alive');
      seen.push({ status, body, names, setCookies });
    }
    expect(seen[0]).toEqual(seen[1]);
  });

  it('do not lock the owner out of a known browser at either gateway, while others are refused', async () => {
    const [owner, stranger] = [await person(), await person()];
    await logIn(owner);
    await logIn(stranger);
    await attack(owner);
    const { email, password } = owner;
    expect((await guess(either(0), { email, password, from: newAddress() })).status).toBe(429);
    expect((await guess(either(0), { email, password }, stranger.browser)).status).toBe(429);
    for (const number of [0, 1]) {
      const known = new Browser(either(number));
      known.jar.set('device', owner.browser.jar.get('device')!);
      expect((await guess(either(number), { email, password }, known)).status).toBe(200);
      owner.browser.jar.set('device', known.jar.get('device')!);
    }
  });

  it.each<[string, string, (given: object, password: string) => object]>([
    [
      'resets the password',
      'password_reset',
      (given) => ({ path: 'password/reset/confirm/', body: { ...given, new_password: another } }),
    ],
    [
      'confirms another email',
      'email_change',
      (given, current_password) => ({ path: 'email/confirm/', body: { ...given, current_password } }),
    ],
  ])('do not lock out a user who %s, in that browser and in no other', async (_, purpose, proof) => {
    const owner = await person();
    const newEmail = uniqueEmail('new');
    const code = await mailedCode(gateways.environment, { email: owner.email, purpose, newEmail });
    const isReset = purpose === 'password_reset';
    const [email, password] = isReset ? [owner.email, another] : [newEmail, owner.password];
    await attack(owner);
    await attack({ email });
    const browser = new Browser(either(0));
    const { path, body } = proof(code, owner.password) as { path: string; body: object };
    const proved = await browser.post(`/api/v1/${path}`, body);
    expect([proved.status, proved.setCookies.map((line) => line.split('=')[0])]).toEqual([200, ['device']]);
    expect(tally(await attack({ email }, 10))).toEqual({ 429: 10 });
    expect((await guess(either(1), { email, password, from: newAddress() })).status).toBe(429);
    const Cookie = `device=${browser.jar.get('device')}`;
    const wrong = await attempts(9, (number) => guess(either(number), { email, headers: { Cookie } }));
    expect(tally(wrong)).toEqual({ 401: 9 });
    expect((await guess(either(0), { email, password }, browser)).status).toBe(200);
  });

  it('with a stolen device cookie are checked exactly ten times more', async () => {
    const owner = await person();
    await logIn(owner);
    const { email, browser } = owner;
    const Cookie = `device=${browser.jar.get('device')}`;
    await attack(owner);
    const answers = await attempts(30, (number) =>
      guess(either(number), { email, from: newAddress(), headers: { Cookie } }),
    );
    expect(tally(answers)).toEqual({ 401: 10, 429: 20 });
  });

  it('between successful logins to one’s own account gain no extra attempt', async () => {
    const [own, from] = [await person(), newAddress()];
    const seen = [];
    for (let round = 0; round < 12; round++) {
      const tried = () => guess(either(round), { email: uniqueEmail(), from });
      seen.push(await tried(), await tried());
      const { email, password } = own;
      await guess(either(round + 1), { email, password, from });
    }
    expect(tally(seen)).toEqual({ 401: 20, 429: 4 });
  });

  it('are logged once, without the email', async () => {
    const owner = await person();
    await logIn(owner);
    const { body } = await owner.browser.post('/api/v1/verify/', {
      token: owner.browser.jar.get('access_token'),
    });
    await attack(owner);
    await attack(owner);
    const log = gateways.apps.map((app) => app.log()).join('');
    const lines = log.split('\n').filter((line) => line.includes('"event":"account.throttled"'));
    const userIds = lines.map((line) => (JSON.parse(line) as { userId?: number }).userId);
    const { user_id: userId } = body as { user_id: number };
    expect(userIds.filter((id) => id === userId)).toHaveLength(1);
    expect(log).not.toContain(owner.email);
  });

  describe('a ban', () => {
    const bans = (...command: string[]) => runCommand(['bans', ...command], gateways.environment);
    const from = '203.0.113.9';
    const status = async (number: number, address = from) =>
      (await guess(either(number), { email: uniqueEmail(), from: address })).status;

    it('of a network applies immediately at every gateway, is listed and can be removed immediately', async () => {
      expect((await bans('add', '203.0.113.7/24', '--minutes', '60', '--reason', 'a test')).stdout).toMatch(
        /^Banned 203\.0\.113\.0\/24 until \S+Z\.\n$/,
      );
      expect([await status(0), await status(1), await status(0, '203.0.114.1')]).toEqual([403, 403, 401]);
      expect((await bans('list')).stdout).toMatch(/^banned\t203\.0\.113\.0\/24\tuntil \S+Z\ta test$/m);
      expect((await bans('remove', '203.0.113.0/24')).stdout).toBe('Lifted the ban on 203.0.113.0/24.\n');
      expect([await status(0), await status(1)]).toEqual([401, 401]);
    });

    it('of an account looks like a throttle, and applies to its known devices', async () => {
      const owner = await person();
      await logIn(owner);
      const { email, password, browser } = owner;
      expect((await bans('add', email)).stdout).toBe(`Banned ${email} until it is removed.\n`);
      const answer = await guess(either(1), { email, password }, browser);
      expect([answer.status, answer.body, answer.headers.get('retry-after')]).toEqual([
        429,
        { detail: 'Too many attempts. Wait, and try again later.', code: 'throttle.too_many_attempts' },
        '900',
      ]);
      expect((await browser.post('/api/v1/test/')).status).toBe(200);
      await bans('remove', email);
      expect((await guess(either(1), { email, password }, browser)).status).toBe(200);
    });

    it('is not needed to reset a throttle', async () => {
      const owner = await person();
      const { email, password } = owner;
      await attack(owner);
      expect((await bans('list')).stdout).toContain(`throttled\t${email}\tuntil `);
      expect((await bans('remove', email)).stdout).toBe(`Lifted the throttle of ${email}.\n`);
      expect((await guess(either(0), { email, password, from: newAddress() })).status).toBe(200);
      const again = await bans('remove', email);
      expect([again.code, again.stderr]).toEqual([1, `There is no target ${email}.\n`]);
    });
  });
});

describe('the address of a caller', () => {
  let trusting: RunningGateways;
  let plain: RunningGateways;
  beforeAll(async () => {
    [trusting, plain] = await Promise.all([
      startGateways(1, { postgres }, limits),
      startGateways(1, { postgres }, { THROTTLE_ADDRESS_ATTEMPTS: '20' }),
    ]);
  });
  afterAll(() => Promise.all([trusting?.stop(), plain?.stop()]));

  const spread = (headers: (number: number) => Record<string, string>, gateway = trusting) =>
    attempts(25, (number) => guess(gateway.urls[0]!, { email: uniqueEmail(), headers: headers(number) }));
  const together = { 401: 20, 429: 5 };
  const apart = { 401: 25 };

  it('is that of the connection when no proxy is trusted, whatever the headers say', async () => {
    const spoofed = (number: number) => ({
      'X-Forwarded-For': `198.51.100.${number}, 203.0.113.${number}`,
      Forwarded: `for=198.51.100.${number}`,
      'X-Real-IP': `198.51.100.${number}`,
      'X-Client-IP': `198.51.100.${number}`,
      'True-Client-IP': `198.51.100.${number}`,
      'CF-Connecting-IP': `198.51.100.${number}`,
    });
    expect(tally(await spread(spoofed, plain))).toEqual(together);
  });

  it('is the same whatever port the proxy reports with it', async () => {
    const ported = (number: number) => ({ 'X-Forwarded-For': `192.0.2.104:${50_000 + number}` });
    expect(tally(await spread(ported))).toEqual(together);
    const apartByAddress = (number: number) => ({ 'X-Forwarded-For': `[2001:db8:${number}::1]:443` });
    expect(tally(await spread(apartByAddress))).toEqual(apart);
  });

  it('is read from X-Forwarded-For of a trusted proxy, and from no other header', async () => {
    expect(tally(await spread((number) => ({ 'X-Forwarded-For': `192.0.2.${number}` })))).toEqual(apart);
    const others = (number: number) => ({
      'X-Forwarded-For': '192.0.2.101',
      Forwarded: `for=198.51.100.${number}`,
      'X-Real-IP': `198.51.100.${number}`,
    });
    expect(tally(await spread(others))).toEqual(together);
  });

  it('is the right-most one that is no trusted proxy; addresses the caller wrote before it are ignored', async () => {
    const forged = (number: number) => ({ 'X-Forwarded-For': `198.51.100.${number}, 192.0.2.102, 10.1.2.3` });
    expect(tally(await spread(forged))).toEqual(together);
  });

  it('is the same in every spelling, and IPv6 counts by its /64', async () => {
    const mapped = (number: number) => ({ 'X-Forwarded-For': `${number % 2 ? '::ffff:' : ''}192.0.2.103` });
    expect(tally(await spread(mapped))).toEqual(together);
    const neighbours = (number: number) => ({ 'X-Forwarded-For': `2001:DB8:0:7::${number}` });
    expect(tally(await spread(neighbours))).toEqual(together);
  });

  it('that is malformed is replaced by that of the proxy, without an error', async () => {
    const nonsense = [
      'unknown',
      '_hidden',
      '1.2.3.4.5:80',
      "'; DROP TABLE users",
      'x'.repeat(500),
      '999.1.1.1',
    ];
    const odd = (number: number) => ({ 'X-Forwarded-For': nonsense[number % nonsense.length]! });
    expect(tally(await spread(odd))).toEqual(together);
  });
});
