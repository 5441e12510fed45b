/** Forged tokens on every entry point, the published keys, and rotation and revocation of keys under load. */
import { createPublicKey, type JsonWebKey, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { Browser } from '../support/http/browser.js';
import { mustRun, runCommand } from '../support/apps/run-command.js';
import { claimsOf, holding, refreshWith, tokensOf } from '../support/tokens/entry-points.js';
import { eventually } from '../support/eventually.js';
import {
  activatedPerson,
  type KnownPerson,
  logIn,
  uniqueEmail,
  uniquePassword,
} from '../support/people/people.js';
import { encode, signedWithSecret } from '../support/attacks/forged-tokens.js';
import { type RunningGateways, startGateways } from '../support/apps/gateways.js';
import { Mailbox } from '../support/mail/mailbox.js';
import { api } from '../support/people/organisations.js';
import { rotateUnderLoad } from '../support/tokens/rotation-under-load.js';
import { unthrottled } from '../support/apps/system.js';
import { Teardown } from '../support/test-run/teardown.js';
import { VerificationClient } from '../support/kafka/verification-client.js';

const { gateway, mailbox, environment } = inject('system');
const teardown = new Teardown();
const jwks = '/.well-known/jwks.json';
const client = { headers: { Origin: '', 'Sec-Fetch-Site': '' } };

afterAll(() => teardown.run());

interface PublishedKey {
  readonly kid: string;
  readonly [member: string]: string;
}

async function publishedKeys(of = gateway): Promise<PublishedKey[]> {
  return ((await new Browser(of).get(jwks)).body as { keys: PublishedKey[] }).keys;
}

const headerOf = (token: string) =>
  JSON.parse(Buffer.from(token.split('.')[0]!, 'base64url').toString()) as Record<string, string>;

describe('a forged token', () => {
  let person: KnownPerson;
  let bus: VerificationClient;
  let keys: PublishedKey[];

  beforeAll(async () => {
    person = await activatedPerson(gateway, new Mailbox(mailbox));
    await logIn(person);
    bus = await VerificationClient.connect(environment['KAFKA_URL']!);
    teardown.add(() => bus.close());
    keys = await publishedKeys();
  });

  /** The public key as an HMAC secret, for the algorithm confusion attack. */
  const pem = () =>
    createPublicKey({ key: keys[0] as unknown as JsonWebKey, format: 'jwk' }).export({
      format: 'pem',
      type: 'spki',
    });

  it.each<[string, (genuine: string) => string]>([
    [
      'without a signature',
      (genuine) => `${encode({ ...headerOf(genuine), alg: 'none' })}.${genuine.split('.')[1]}.`,
    ],
    [
      'of the public key as a secret',
      (genuine) => signedWithSecret(claimsOf(genuine), { ...headerOf(genuine), alg: 'HS256' }, pem()),
    ],
    [
      'of SECRET_KEY, which signs nothing here',
      (genuine) =>
        signedWithSecret(
          claimsOf(genuine),
          { alg: 'HS256', typ: headerOf(genuine)['typ'] },
          environment['SECRET_KEY']!,
        ),
    ],
    [
      'of before tokens named an issuer',
      (genuine) => {
        const { iss: _, aud: __, ...claims } = claimsOf(genuine) as unknown as Record<string, unknown>;
        return signedWithSecret(claims, { alg: 'HS256', typ: 'JWT' }, environment['SECRET_KEY']!);
      },
    ],
    ['of an unknown key', (genuine) => withHeader(genuine, { kid: randomUUID() })],
    ['with a path for a kid', (genuine) => withHeader(genuine, { kid: '../../../../dev/null' })],
    ['that says where to fetch its key', (genuine) => withHeader(genuine, { jku: 'http://127.0.0.1:1/' })],
    ['that brings its key', (genuine) => withHeader(genuine, { jwk: keys[0] })],
    ['with crit', (genuine) => withHeader(genuine, { crit: ['exp'] })],
    ['spelled otherwise', (genuine) => `${genuine}=`],
    ['of four segments', (genuine) => `${genuine}.x`],
  ])('%s is rejected on every entry point', async (_, forge) => {
    const { access, refresh } = tokensOf(person.browser);
    const [forgedAccess, forgedRefresh] = [forge(access), forge(refresh)];
    const guard = await holding(gateway, { access: forgedAccess }).post(api('test/'), undefined, client);
    const refreshed = await refreshWith(gateway, forgedRefresh);
    const verified = await new Browser(gateway).post(api('verify/'), { token: forgedAccess });
    const { answer } = await bus.ask(forgedAccess);
    expect([guard.status, refreshed.status, verified.status, answer.status]).toEqual([401, 401, 401, 'FAIL']);
  });

  it('does not affect the genuine token', async () => {
    expect((await person.browser.post(api('test/'))).status).toBe(200);
  });
});

/** Keeps the genuine signature, which no longer matches. */
function withHeader(genuine: string, members: object): string {
  const [, payload, signature] = genuine.split('.');
  return `${encode({ ...headerOf(genuine), ...members })}.${payload}.${signature}`;
}

describe('the published keys', () => {
  it('have the form standard clients expect, may be cached, and answer 304 while unchanged', async () => {
    const answer = await new Browser(gateway).get(jwks);
    const members = { kty: 'EC', crv: 'P-256', use: 'sig', alg: 'ES256' };
    const any = { x: expect.any(String), y: expect.any(String), kid: expect.any(String) };
    const { keys: published } = answer.body as { keys: PublishedKey[] };
    // Other specs may have published the next key.
    expect([answer.status, published.length > 0]).toEqual([200, true]);
    for (const key of published) expect(key).toEqual({ ...members, ...any });
    expect(answer.headers.get('cache-control')).toBe('public, max-age=300');
    const tag = answer.headers.get('etag')!;
    const again = await new Browser(gateway).get(jwks, { headers: { 'If-None-Match': tag } });
    expect([again.status, again.body, again.headers.get('etag')]).toEqual([304, '', tag]);
  });
});

describe('two gateways', () => {
  let gateways: RunningGateways;
  const root = { email: uniqueEmail('root'), password: uniquePassword() };

  beforeAll(async () => {
    const settings = { ...unthrottled, SIGNING_KEY_LEAD_SECONDS: '1' };
    gateways = await startGateways(2, inject('servers'), settings);
    teardown.add(() => gateways.stop());
    const given = { SUPERUSER_EMAIL: root.email, SUPERUSER_PASSWORD: root.password };
    await mustRun(['createsuperuser', '--noinput'], { ...gateways.environment, ...given });
  });

  const listed = async (state: string) => {
    const { stdout } = await runCommand(['keys', 'list'], gateways.environment);
    return stdout
      .split('\n')
      .filter((line) => line.includes(`\t${state}\t`))
      .map((line) => line.split('\t')[0]!);
  };

  it('that start at the same time create one key', async () => {
    const [one, other] = await Promise.all(gateways.urls.map((url) => publishedKeys(url)));
    expect(one).toHaveLength(1);
    expect(other).toEqual(one);
  });

  it('accept every valid token while the keys rotate every two seconds', async () => {
    const { urls, environment } = gateways;
    const load = { gateways: urls, environment, credentials: root, clients: 4, rotations: 6, every: 2 };
    const counts = await rotateUnderLoad(load);
    expect(counts.refused).toEqual({});
    expect(counts.keys.size).toBeGreaterThan(1);
  });

  it('reject tokens of a revoked key within a second, and issue tokens by another immediately', async () => {
    const browser = new Browser(gateways.urls[0]!);
    await logIn({ browser, ...root });
    const { access, refresh } = tokensOf(browser);
    const [kid] = [headerOf(access)['kid']!];
    const revoked = await runCommand(['keys', 'revoke', kid], gateways.environment);
    expect(revoked.stdout).toMatch(new RegExp(`^Revoked ${kid}\\.`));
    for (const url of gateways.urls) {
      await eventually(
        'The end of the token',
        async () => (await new Browser(url).post(api('verify/'), { token: access })).status === 401,
        1,
      );
      expect((await refreshWith(url, refresh)).status).toBe(401);
      expect((await publishedKeys(url)).map((key) => key.kid)).not.toContain(kid);
      const newBrowser = new Browser(url);
      await logIn({ browser: newBrowser, ...root });
      expect((await newBrowser.post(api('test/'))).status).toBe(200);
    }
    expect(await listed('revoked')).toContain(kid);
    expect(await listed('signing')).toHaveLength(1);
  });

  it('do not start with another SECRET_KEY until a key was created under it, and log nobody out', async () => {
    const browser = new Browser(gateways.urls[0]!);
    await logIn({ browser, ...root });
    const SECRET_KEY = 'Yq3mT8vK1zR6wN4sB9xE2jH7cL5gD0pF';
    const rotated = await runCommand(['keys', 'rotate'], { ...gateways.environment, SECRET_KEY });
    expect(rotated.stdout).toMatch(/^Published /);
    expect((await browser.post(api('test/'))).status).toBe(200);
    expect((await browser.post(api('login/refresh/'))).status).toBe(200);
  });
});
