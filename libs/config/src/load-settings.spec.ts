import { describe, expect, it } from 'vitest';
import { loadSettings, SettingsError } from './load-settings.js';

const secret = 'G7v0mP3xQz9LrT2wYc5NbK8sHd4JfA6u';
const production = {
  SECRET_KEY: secret,
  DATABASE_URL: 'postgres://app:pw@db/gatehouse',
  EMAIL_HOST: 'smtp.example.com',
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
    expect(settings.redis.url).toBe('redis://redis:6379/0');
    expect(settings.kafka.brokers).toEqual(['one:9094', 'two:9094']);
    expect(settings.account.activation).toBe(false);
    expect(settings.app.development).toBe(true);
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

  it('tell all faults at once, by name', () => {
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
  ])('refuse the secret %s outside development', (SECRET_KEY) => {
    expect(faultsOf({ ...production, SECRET_KEY })).toEqual([expect.stringContaining('SECRET_KEY')]);
    expect(faultsOf({ ...production, SECRET_KEY, DEBUG: '1' })).toEqual([]);
  });

  it('never repeat a secret in a fault', () => {
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
    ['an algorithm nobody signs with', { TOKEN_ALGORITHM: 'none' }, 'TOKEN_ALGORITHM'],
    ['a window without its offset', { ACCEPT_FORMER_UNTIL: '2027-01-31T12:00:00' }, 'ACCEPT_FORMER_UNTIL'],
    ['a window of no day there is', { ACCEPT_FORMER_UNTIL: '2027-13-31T12:00:00Z' }, 'ACCEPT_FORMER_UNTIL'],
  ])('refuse %s', (_, given, named) => {
    expect(faultsOf({ ...production, ...given })).toEqual([expect.stringContaining(named)]);
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
