import { describe, expect, it, vi } from 'vitest';
import { loadSettings } from './load-settings.js';

const given = { DEBUG: '1', SECRET_KEY: 'a secret key', DATABASE_URL: 'postgres://app:s3cr3t@db:5432/gate' };

function settingOf(name: string, changes: NodeJS.ProcessEnv = {}) {
  return loadSettings({ ...given, ...changes }).inForce.all.find((setting) => setting.name === name)!;
}

describe('the settings in force', () => {
  it('have a default, or the value that was given, as it would be written', () => {
    expect(settingOf('PORT')).toMatchObject({ value: '8000', source: 'default', isSet: true });
    expect(settingOf('PORT', { PORT: '8080' })).toMatchObject({ value: '8080', source: 'start' });
    expect(settingOf('DEBUG')).toMatchObject({ value: '1', isSet: true });
    expect(settingOf('PUBLIC_URL')).toMatchObject({ value: 'http://localhost:8000', source: 'default' });
    expect(settingOf('KAFKA_URL')).toMatchObject({ value: null, isSet: false });
    expect(settingOf('PORT').description).toMatchObject({ ru: 'Порт шлюза' });
  });

  it('have a group and the default that they replace', () => {
    expect(settingOf('PORT', { PORT: '8080' })).toMatchObject({ group: 'gateway', default: '8000' });
    expect(settingOf('COOKIE_SECURE')).toMatchObject({ group: 'gateway', default: null });
    expect(settingOf('EMAIL_USE_SSL')).toMatchObject({ group: 'mail', default: '0' });
    expect(settingOf('SECRET_KEY').default).toBeNull();
  });

  it('come from the environment if it has the same value', () => {
    vi.stubEnv('LOG_LEVEL', 'debug');
    expect(settingOf('LOG_LEVEL', { LOG_LEVEL: 'debug' }).source).toBe('environment');
    expect(settingOf('LOG_LEVEL', { LOG_LEVEL: '' }).source).toBe('default');
    vi.unstubAllEnvs();
  });

  it('say of a secret only whether it is set', () => {
    expect(settingOf('SECRET_KEY')).toMatchObject({ value: null, isSet: true, isSecret: true });
    expect(settingOf('DB_PASS')).toMatchObject({ value: null, isSet: false, isSecret: true });
  });

  it.each([
    ['DATABASE_URL', 'postgres://app:s3cr3t@db:5432/gate', 'postgres://app:…@db:5432/gate'],
    ['DATABASE_URL', 'postgres://app:s3,cr3t@db/gate', 'postgres://app:…@db/gate'],
    ['DATABASE_URL', 'postgres:///gate?user=app&password=s3cr3t', 'postgres:///gate?…'],
    ['REDIS_URL', 'redis://:s3cr3t@redis:6379/0', 'redis://:…@redis:6379/0'],
    ['REDIS_URL', 'redis://redis:6379/0', 'redis://redis:6379/0'],
    ['HOME_URL', 'https://app:s3cr3t@example.com/?token=s3cr3t', 'https://app:…@example.com/?…'],
    ['HOME_URL', 'https://example.com/?page=1', 'https://example.com/?page=1'],
    ['CORS_ORIGINS', 'https://a.example,https://b.example', 'https://a.example,https://b.example'],
  ])('show %s without its password', (name, text, shown) => {
    expect(settingOf(name, { [name]: text }).value).toBe(shown);
  });

  it('contain no secret anywhere', () => {
    const secrets = {
      SECRET_KEY: 's3cr3t-1',
      DB_PASS: 's3cr3t-2',
      DB_APP_PASS: 's3cr3t-3',
      KAFKA_SASL_PASSWORD: 's3cr3t-4',
      EMAIL_HOST_PASSWORD: 's3cr3t-5',
      AVATAR_S3_SECRET_KEY: 's3cr3t-6',
      SUPERUSER_PASSWORD: 's3cr3t-7',
      DJANGO_SUPERUSER_PASSWORD: 's3cr3t-8',
      CELERY_BROKER_URL: 'redis://:s3cr3t-9@redis',
      DATABASE_LISTEN_URL: 'postgres://app:s3cr3t-10@db/gate',
    };
    const { all } = loadSettings({ ...given, ...secrets }).inForce;
    expect(JSON.stringify(all)).not.toContain('s3cr3t');
  });
});
