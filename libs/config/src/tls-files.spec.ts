import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Authority, type Certificate } from '../../../test/support/servers/certificates.js';
import { loadSettings } from './load-settings.js';
import { SettingsError } from './settings-error.js';

const folder = mkdtempSync(join(tmpdir(), 'tls-files-'));
let authority: Authority;
let client: Certificate;
let other: Certificate;
let expired: Certificate;

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

beforeAll(async () => {
  authority = await Authority.create('Test authority');
  client = await authority.issue({ name: 'gatehouse' });
  other = await authority.issue({ name: 'other' });
  expired = await authority.issue({ name: 'gatehouse', days: -3 });
});

afterAll(() => rmSync(folder, { recursive: true }));

const production = {
  SECRET_KEY: 'c2VjcmV0IGtleSBvZiB0aGUgdGVzdHMgd2l0aCBlbm91Z2ggZW50cm9weQ==',
  PUBLIC_URL: 'https://auth.example.com',
  DEFAULT_FROM_EMAIL: 'no-reply@example.com',
  EMAIL_HOST: 'mail.example.com',
  DATABASE_URL: 'postgres://me:pass@db/auth',
};

function faultsOf(environment: Record<string, string>): readonly string[] {
  try {
    loadSettings({ ...production, ...environment });
    return [];
  } catch (error) {
    return (error as SettingsError).faults;
  }
}

describe('TLS settings', () => {
  it('hold the contents of the files for all three servers', () => {
    const files = {
      ca: file('ca.pem', authority.pem),
      cert: file('c.pem', client.cert),
      key: file('c.key', client.key),
    };
    const names = (prefix: string) => ({
      [`${prefix}_CA_FILE`]: files.ca,
      [`${prefix}_CERT_FILE`]: files.cert,
      [`${prefix}_KEY_FILE`]: files.key,
    });
    const { database, redis, kafka } = loadSettings({
      ...production,
      DB_SSL: 'verify-full',
      ...names('DB_SSL'),
      REDIS_URL: 'rediss://redis',
      ...names('REDIS_SSL'),
      KAFKA_URL: 'kafka://kafka:9094',
      KAFKA_SSL: '1',
      ...names('KAFKA_SSL'),
    });
    const tls = { rejectUnauthorized: true, ca: authority.pem, cert: client.cert, key: client.key };
    expect([database.tls, redis.address?.tls, kafka.tls]).toEqual([tls, tls, tls]);
  });

  it('leave TLS to the address without DB_SSL, and switch it off with DB_SSL=off', () => {
    const tlsOf = (environment: Record<string, string>) =>
      loadSettings({ ...production, ...environment }).database.tls;
    expect(tlsOf({})).toBeUndefined();
    expect(tlsOf({ DB_SSL: 'off' })).toBe(false);
    expect(tlsOf({ DB_SSL: 'require' })).toEqual({ rejectUnauthorized: false });
  });

  it('name the setting of a file that does not exist, is no file, holds no PEM, or has expired', () => {
    const DB_SSL = 'verify-full';
    const missing = join(folder, 'missing.pem');
    const text = file('text.pem', 'not a certificate');
    expect(faultsOf({ DB_SSL, DB_SSL_CA_FILE: missing })).toEqual([
      `DB_SSL_CA_FILE names the file ${missing}, which does not exist`,
    ]);
    expect(faultsOf({ DB_SSL, DB_SSL_CA_FILE: folder })).toEqual([
      `DB_SSL_CA_FILE names the file ${folder}, which is not a regular file`,
    ]);
    expect(faultsOf({ DB_SSL, DB_SSL_CERT_FILE: text, DB_SSL_KEY_FILE: text })).toEqual([
      `DB_SSL_CERT_FILE names the file ${text}, which holds no certificate in PEM (-----BEGIN CERTIFICATE-----)`,
      `DB_SSL_KEY_FILE names the file ${text}, which holds no private key in PEM without a passphrase (-----BEGIN PRIVATE KEY-----)`,
    ]);
    const [cert, key] = [file('expired.pem', expired.cert), file('expired.key', expired.key)];
    expect(faultsOf({ DB_SSL, DB_SSL_CERT_FILE: cert, DB_SSL_KEY_FILE: key })).toEqual([
      expect.stringMatching(
        /^DB_SSL_CERT_FILE names the file .*expired\.pem, which holds a certificate that expired at \S+Z: renew it$/,
      ),
    ]);
  });

  it('require certificate and key of one pair', () => {
    const [cert, key] = [file('pair.pem', client.cert), file('pair.key', other.key)];
    const kafka = { KAFKA_URL: 'kafka://kafka:9094', KAFKA_SSL: '1' };
    expect(faultsOf({ ...kafka, KAFKA_SSL_CERT_FILE: cert })).toEqual([
      'KAFKA_SSL_KEY_FILE is missing: KAFKA_SSL_CERT_FILE needs it',
    ]);
    expect(faultsOf({ ...kafka, KAFKA_SSL_KEY_FILE: key })).toEqual([
      'KAFKA_SSL_CERT_FILE is missing: KAFKA_SSL_KEY_FILE needs it',
    ]);
    expect(faultsOf({ ...kafka, KAFKA_SSL_CERT_FILE: cert, KAFKA_SSL_KEY_FILE: key })).toEqual([
      'KAFKA_SSL_KEY_FILE is the key of another certificate than KAFKA_SSL_CERT_FILE',
    ]);
  });

  it('refuse files that would have no effect', () => {
    const ca = file('unused.pem', authority.pem);
    expect(faultsOf({ DB_SSL_CA_FILE: ca })).toEqual([
      'DB_SSL_CA_FILE would have no effect without TLS: set DB_SSL=verify-full',
    ]);
    expect(faultsOf({ DB_SSL: 'require', DB_SSL_CA_FILE: ca })).toEqual([
      'DB_SSL_CA_FILE would have no effect: set DB_SSL=verify-full',
    ]);
    expect(faultsOf({ REDIS_URL: 'redis://redis', REDIS_SSL_CA_FILE: ca })).toEqual([
      'REDIS_SSL_CA_FILE would have no effect without TLS: let REDIS_URL start with rediss://',
    ]);
    expect(faultsOf({ REDIS_URL: 'rediss://redis?ssl_cert_reqs=none', REDIS_SSL_CA_FILE: ca })).toEqual([
      'REDIS_SSL_CA_FILE would have no effect: take ssl_cert_reqs out of the address',
    ]);
    expect(faultsOf({ KAFKA_SSL_CA_FILE: ca })).toEqual([
      'KAFKA_SSL_CA_FILE would have no effect without TLS: set KAFKA_SSL=1',
    ]);
  });

  it('refuse TLS that an address and a setting describe differently', () => {
    const ca = file('twice.pem', authority.pem);
    const url = 'postgres://me:pass@db/auth?sslmode=no-verify';
    expect(faultsOf({ DATABASE_URL: url, DB_SSL: 'verify-full' })).toEqual([
      'DB_SSL and sslmode of DATABASE_URL are both set: remove one of them',
    ]);
    expect(faultsOf({ DATABASE_LISTEN_URL: url, DB_SSL: 'verify-full' })).toEqual([
      'DB_SSL and sslmode of DATABASE_LISTEN_URL are both set: remove one of them',
    ]);
    expect(faultsOf({ REDIS_URL: `rediss://redis?ssl_ca_certs=${ca}`, REDIS_SSL_CA_FILE: ca })).toEqual([
      'REDIS_SSL_CA_FILE and ssl_ca_certs of the Redis address are both set: remove one of them',
    ]);
  });
});

describe('KAFKA_SASL_MECHANISM=oauthbearer', () => {
  const kafka = { KAFKA_URL: 'kafka://kafka:9094', KAFKA_SSL: '1', KAFKA_SASL_MECHANISM: 'oauthbearer' };
  const KAFKA_OAUTH_TOKEN_URL = 'https://login.example.com/token/';
  const client = { KAFKA_SASL_USERNAME: 'gatehouse', KAFKA_SASL_PASSWORD: 's3cr3t' };

  it('takes tokens from an endpoint or a file', () => {
    const saslOf = (environment: Record<string, string>) =>
      loadSettings({ ...production, ...kafka, ...environment }).kafka.sasl;
    expect(saslOf({ KAFKA_OAUTH_TOKEN_URL, KAFKA_OAUTH_SCOPE: 'kafka', ...client })).toEqual({
      mechanism: 'oauthbearer',
      tokens: { url: KAFKA_OAUTH_TOKEN_URL, clientId: 'gatehouse', clientSecret: 's3cr3t', scope: 'kafka' },
    });
    expect(saslOf({ KAFKA_OAUTH_TOKEN_FILE: '/tokens/kafka' })).toEqual({
      mechanism: 'oauthbearer',
      tokens: { file: '/tokens/kafka' },
    });
  });

  it.each<[string, Record<string, string>, string]>([
    ['no source', {}, 'KAFKA_OAUTH_TOKEN_URL or KAFKA_OAUTH_TOKEN_FILE is missing'],
    ['two sources', { KAFKA_OAUTH_TOKEN_URL, KAFKA_OAUTH_TOKEN_FILE: '/t', ...client }, 'are both set'],
    ['no client', { KAFKA_OAUTH_TOKEN_URL }, 'KAFKA_SASL_USERNAME and KAFKA_SASL_PASSWORD are missing'],
    ['no TLS to the brokers', { KAFKA_SSL: '0', KAFKA_OAUTH_TOKEN_FILE: '/t' }, 'KAFKA_SSL is missing'],
    [
      'no TLS to the endpoint',
      { KAFKA_OAUTH_TOKEN_URL: 'http://login.example.com/token', ...client },
      'must start with https://',
    ],
    [
      'another mechanism',
      { KAFKA_SASL_MECHANISM: 'plain', KAFKA_OAUTH_TOKEN_FILE: '/t', ...client },
      'KAFKA_OAUTH_TOKEN_FILE would have no effect',
    ],
  ])('is refused with %s', (_case, environment, fault) => {
    expect(faultsOf({ ...kafka, ...environment })).toEqual([expect.stringContaining(fault)]);
  });
});
