import { describe, expect, it } from 'vitest';
import { loadSettings } from './load-settings.js';
import { SettingsError } from './settings-error.js';

const secret = 'G7v0mP3xQz9LrT2wYc5NbK8sHd4JfA6u';
const production = {
  SECRET_KEY: secret,
  DATABASE_URL: 'postgres://app:pw@db/gatehouse',
  EMAIL_HOST: 'smtp.example.com',
  PUBLIC_URL: 'https://auth.example.com',
  DEFAULT_FROM_EMAIL: 'Gatehouse <no-reply@example.com>',
};

function faultsOf(environment: NodeJS.ProcessEnv): readonly string[] {
  try {
    loadSettings(environment);
    return [];
  } catch (error) {
    if (error instanceof SettingsError) return error.faults;
    throw error;
  }
}

describe('settings', () => {
  it('have working defaults', () => {
    const settings = loadSettings(production);
    expect(settings.http.port).toBe(8000);
    expect(settings.session.accessTokenLife).toBe(600);
    expect(settings.session.refreshTokenLife).toBe(86400);
    expect(settings.account.activation).toBe(true);
    expect(settings.cookie.secure).toBe(true);
    expect(settings.kafka.brokers).toEqual([]);
  });

  it('keep the names of the old .env', () => {
    const settings = loadSettings({
      SECRET_KEY: secret,
      DEBUG: 'True',
      DB_NAME: 'auth',
      DB_USERNAME: 'me',
      DB_HOST: 'db',
      DB_PORT: '5433',
      DB_PASS: 'p@ss/word',
      CELERY_BROKER_URL: 'redis://redis:6379/0',
      KAFKA_URL: 'kafka://one:9094,kafka://two:9094',
      ACTIVATION: '0',
    });
    expect(settings.database.url).toBe('postgres://me:p%40ss%2Fword@db:5433/auth');
    expect(settings.redis.address).toEqual({ host: 'redis', port: 6379, db: 0 });
    expect(settings.kafka.brokers).toEqual(['one:9094', 'two:9094']);
    expect(settings.account.activation).toBe(false);
    expect(settings.app.development).toBe(true);
  });

  it.each([
    ['/var/run/postgresql', 'postgres://me@%2Fvar%2Frun%2Fpostgresql:5432/auth'],
    ['::1', 'postgres://me@[::1]:5432/auth'],
  ])('take the host of PostgreSQL in each form: %s', (DB_HOST, url) => {
    expect(
      loadSettings({ ...production, DATABASE_URL: '', DB_NAME: 'auth', DB_USERNAME: 'me', DB_HOST }).database
        .url,
    ).toBe(url);
  });

  it('keep avatars in a folder, or in a bucket with its key', () => {
    expect(loadSettings(production).avatar).toEqual({ folder: '.data/avatars', s3: undefined });
    const bucket = { ...production, AVATAR_S3_URL: 'https://s3.example.com/bucket/' };
    expect(faultsOf(bucket).map((fault) => fault.split(' ')[0])).toEqual([
      'AVATAR_S3_ACCESS_KEY',
      'AVATAR_S3_SECRET_KEY',
    ]);
    const key = { AVATAR_S3_ACCESS_KEY: 'id', AVATAR_S3_SECRET_KEY: 'secret' };
    expect(loadSettings({ ...bucket, ...key }).avatar.s3).toEqual({
      url: 'https://s3.example.com/bucket',
      region: 'us-east-1',
      accessKeyId: 'id',
      secretAccessKey: 'secret',
    });
  });

  it('report all faults in one error, with the names of the settings', () => {
    const faults = faultsOf({
      PORT: 'x',
      ACTIVATION: 'maybe',
      KAFKA_URL: 'http://',
      ACCESS_TOKEN_SECONDS: '0',
    });
    for (const name of [
      'SECRET_KEY',
      'DATABASE_URL',
      'EMAIL_HOST',
      'DEFAULT_FROM_EMAIL',
      'PUBLIC_URL',
      'PORT',
      'ACTIVATION',
      'KAFKA_URL',
      'ACCESS_TOKEN_SECONDS',
    ]) {
      expect(faults).toContainEqual(expect.stringContaining(name));
    }
  });

  it.each([
    'short',
    'change-me-change-me-change-me-change-me',
    'x'.repeat(50),
    'django-insecure-0123456789abcdefghij',
    '0123456789abcdef0123456789abcdef',
  ])('refuse the secret %s outside development', (SECRET_KEY) => {
    expect(faultsOf({ ...production, SECRET_KEY })).toEqual([expect.stringContaining('SECRET_KEY')]);
    expect(faultsOf({ ...production, SECRET_KEY, DEBUG: '1' })).toEqual([]);
  });

  it.each([
    ['words, which 0.1.0 accepted as SECRET_KEY', 'correct horse battery staple for the riverside', 0],
    ['less than 32 characters', 'short', 1],
    ['a placeholder', 'change-me-change-me-change-me-change-me', 1],
  ])('judge a fallback of %s', (_, SECRET_KEY_FALLBACKS, count) => {
    expect(faultsOf({ ...production, SECRET_KEY_FALLBACKS })).toHaveLength(count);
  });

  it('never repeat a secret in an error', () => {
    const faults = faultsOf({
      ...production,
      SECRET_KEY: 'hunter2hunter2',
      DATABASE_URL: 'mysql://a:hunter2@db/x',
    });
    expect(faults.length).toBe(2);
    expect(faults.join()).not.toContain('hunter2');
  });

  it.each([
    [
      'COOKIE_STYLE prefixed with a domain',
      { COOKIE_STYLE: 'prefixed', COOKIE_DOMAIN: 'example.com' },
      'COOKIE_DOMAIN',
    ],
    ['COOKIE_STYLE prefixed without Secure', { COOKIE_STYLE: 'prefixed', DEBUG: '1' }, 'COOKIE_SECURE'],
    ['another COOKIE_STYLE', { COOKIE_STYLE: 'fancy' }, 'COOKIE_STYLE'],
    ['a prefix of one’s own', { COOKIE_ACCESS_NAME: '__host-access' }, 'COOKIE_STYLE=prefixed adds that'],
    ['an algorithm without a signature', { TOKEN_ALGORITHM: 'none' }, 'TOKEN_ALGORITHM'],
    ['a window without its offset', { ACCEPT_FORMER_UNTIL: '2027-01-31T12:00:00' }, 'ACCEPT_FORMER_UNTIL'],
    ['a window of no day there is', { ACCEPT_FORMER_UNTIL: '2027-13-31T12:00:00Z' }, 'ACCEPT_FORMER_UNTIL'],
  ])('refuse %s', (_, given, named) => {
    expect(faultsOf({ ...production, ...given })).toEqual([expect.stringContaining(named)]);
  });

  it.each([
    ['true', 'every caller'],
    ['*', 'every caller'],
    ['false', 'leave it empty'],
    ['1', 'a number of proxies'],
    ['0.0.0.0/0', 'the whole Internet'],
    ['::/0', 'the whole Internet'],
    ['10.0.0.0/33', 'prefix length'],
    ['proxy.internal', 'neither an address nor a network'],
  ])('refuse TRUST_PROXY=%s and name what to set instead', (TRUST_PROXY, reason) => {
    expect(faultsOf({ ...production, TRUST_PROXY })).toEqual([expect.stringContaining(reason)]);
    expect(faultsOf({ ...production, TRUST_PROXY })[0]).toContain('10.0.0.0/8,203.0.113.7');
  });

  it('take addresses, networks and names of networks as TRUST_PROXY', () => {
    const TRUST_PROXY = 'loopback, 10.0.0.0/8, 2001:db8::/32,203.0.113.7, ::1';
    expect(loadSettings({ ...production, TRUST_PROXY }).http.trustProxy).toBe(
      'loopback,10.0.0.0/8,2001:db8::/32,203.0.113.7,::1',
    );
  });

  it.each([
    '*',
    'https://*.example.com',
    'https://app.example.com,*',
    'null',
    'file://',
    'capacitor://',
    'https://a/b',
    'app',
  ])('refuse CORS_ORIGINS=%s', (CORS_ORIGINS) => {
    expect(faultsOf({ ...production, CORS_ORIGINS })).toEqual([expect.stringContaining('CORS_ORIGINS')]);
  });

  it('take the origins of pages in apps, and of Android apps for passkeys', () => {
    const android = `android:apk-key-hash:${'a'.repeat(43)}`;
    const pages = [
      'https://app.example.com',
      'capacitor://localhost',
      'ionic://localhost',
      'http://localhost:5173',
    ];
    const settings = loadSettings({
      ...production,
      CORS_ORIGINS: pages.join(', '),
      PASSKEY_RP_ID: 'example.com',
      PASSKEY_ORIGINS: `https://app.example.com, ${android}`,
    });
    expect(settings.http.corsOrigins).toEqual(pages);
    expect(settings.secondFactor.passkeyOrigins).toEqual(['https://app.example.com', android]);
    const PASSKEY_ORIGINS = 'android:apk-key-hash:AA:BB';
    expect(faultsOf({ ...production, PASSKEY_ORIGINS })).toEqual([expect.stringContaining('base64url')]);
    expect(faultsOf({ ...production, CORS_ORIGINS: android })).toHaveLength(1);
  });

  it('read the parameters of Celery in a Redis address', () => {
    const address = (url: string) => loadSettings({ ...production, CELERY_BROKER_URL: url }).redis.address;
    expect(address('rediss://me:p%40ss@redis.example.com:6380/2?ssl_cert_reqs=CERT_NONE')).toEqual({
      host: 'redis.example.com',
      port: 6380,
      db: 2,
      username: 'me',
      password: 'p@ss',
      tls: { rejectUnauthorized: false },
    });
    expect(address('rediss://redis')?.tls).toEqual({ rejectUnauthorized: true });
    expect(address('rediss://redis?ssl_cert_reqs=required&ssl_check_hostname=false')?.tls).toEqual({
      rejectUnauthorized: true,
      checkServerIdentity: expect.any(Function),
    });
    expect(address('redis://[::1]/?virtual_host=3&visibility_timeout=3600')).toEqual({
      host: '::1',
      port: 6379,
      db: 3,
    });
  });

  it.each([
    ['rediss://:hunter2@redis?ssl_cert_reqs=maybe', 'CERT_NONE'],
    ['redis://:hunter2@redis?ssl_cert_reqs=none', 'rediss://'],
    ['rediss://:hunter2@redis?ssl_ca_certs=/no/such/file', '/no/such/file'],
    ['redis://:hunter2@redis/mail', 'number of a database'],
    ['redis://:hunter2@redis?colour=red', 'colour'],
    ['sentinel://:hunter2@redis', 'redis://'],
  ])('refuse the Redis address %s without repeating its password', (REDIS_URL, named) => {
    const faults = faultsOf({ ...production, REDIS_URL });
    expect(faults).toEqual([expect.stringContaining(named)]);
    expect(faults.join()).not.toContain('hunter2');
  });

  it('have the address of the own machine in development alone', () => {
    const development = loadSettings({
      DEBUG: '1',
      SECRET_KEY: 'x',
      DATABASE_URL: 'postgres://db/x',
      PORT: '8123',
    });
    expect(development.app.publicUrl).toBe('http://localhost:8123');
    expect(development.mail.from).toBe('Gatehouse <no-reply@localhost>');
    expect(faultsOf({ ...production, PUBLIC_URL: '' })).toEqual([
      expect.stringContaining('PUBLIC_URL is missing'),
    ]);
    expect(faultsOf({ ...production, DEFAULT_FROM_EMAIL: '' })).toEqual([
      expect.stringContaining('DEFAULT_FROM_EMAIL is missing'),
    ]);
    expect(faultsOf({ ...production, DEFAULT_FROM_EMAIL: 'Gatehouse' })).toHaveLength(1);
  });

  it('refuse insecure cookies outside development', () => {
    expect(faultsOf({ ...production, COOKIE_SECURE: '0' })).toEqual([
      expect.stringContaining('COOKIE_SECURE'),
    ]);
    expect(faultsOf({ ...production, COOKIE_CSRF_NAME: 'access_token' })).toHaveLength(1);
  });

  it('count an empty string as not set', () => {
    expect(loadSettings({ ...production, PORT: '' }).http.port).toBe(8000);
  });
});
