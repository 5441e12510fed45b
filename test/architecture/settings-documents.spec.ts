/** `.env.example` and `docs/reference/settings.md` say the same as the schemas. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { isSecretSetting, loadSettings } from '#config';
import { describe, expect, it } from 'vitest';
import { root } from '../support/test-run/folders.js';
import { documentedSettings } from './settings-catalogue.js';
import { composeHeading, settingsDocuments } from './settings-documents.js';

const read = (file: string) => readFileSync(join(root, file), 'utf8');
const example = read('.env.example');
const ofCompose = example.slice(example.indexOf(composeHeading));

/** Without blank lines and headings. */
const content = (section: string) => section.split('\n').filter((line) => line && !line.startsWith('##'));

describe('the files that list the settings', () => {
  it('are what `npm run docs:settings` writes', async () => {
    for (const [path, text] of Object.entries(await settingsDocuments())) {
      expect({ path, text: read(path) }).toEqual({ path, text });
    }
  });
});

describe('.env.example', () => {
  it('changes no default when it is used unchanged', () => {
    const least = {
      SECRET_KEY: 'k3vI9wq0Zb7sT1xYp5Lr2Nf8Hd4Gm6Cj',
      DATABASE_URL: 'postgres://localhost/gatehouse',
      EMAIL_HOST: 'mail.example.org',
      PUBLIC_URL: 'https://auth.example.org',
      DEFAULT_FROM_EMAIL: 'no-reply@example.org',
    };
    const given = loadSettings({ ...parseEnv(example), ...least });
    const defaults = loadSettings(least);
    // Only where the values come from differs.
    expect({ ...given, inForce: defaults.inForce }).toEqual({ ...defaults });
    const valuesOf = ({ inForce }: typeof given) => inForce.all.map(({ name, value }) => [name, value]);
    expect(valuesOf(given)).toEqual(valuesOf(defaults));
  });

  it('has the same values for Docker Compose, which replaces $NAME outside of single quotes', () => {
    expect(example.split('\n').filter((line) => !line.startsWith('#') && /\$/.test(line))).toEqual([]);
  });

  it('lists what the compose files read beside the settings, with the same defaults', () => {
    const settings = new Set(documentedSettings.map(({ name }) => name));
    const files = read('docker-compose.yml') + read('docker-compose.dev.yml');
    const inFiles = [...files.matchAll(/\$\{(\w+):-([^}]*)\}/g)].map(([, name, value]) => `${name}=${value}`);
    const beside = new Set(inFiles.filter((line) => !settings.has(line.split('=')[0]!)));
    const listed = content(ofCompose).filter((line) => !line.startsWith('# '));
    expect(listed.toSorted()).toEqual([...beside].toSorted());
  });
});

describe('docker-compose.yml', () => {
  const compose = read('docker-compose.yml');
  /** The text of a service, up to the next one. */
  const service = (name: string) => new RegExp(`^  ${name}:\\n((?: {4}.*\\n|\\n)+)`, 'm').exec(compose)![1]!;
  const secretsOf = (name: string) =>
    [...service(name).matchAll(/^ {6}(\w+):/gm)]
      .map(([, variable]) => variable!)
      .filter(isSecretSetting)
      .toSorted();

  it('gives each service only the secrets it needs, and none the whole of .env', () => {
    expect(compose).not.toContain('env_file');
    expect(
      Object.fromEntries(
        ['gateway', 'auth-service', 'worker', 'migrate'].map((name) => [name, secretsOf(name)]),
      ),
    ).toEqual({
      gateway: ['AVATAR_S3_SECRET_KEY'],
      'auth-service': ['KAFKA_SASL_PASSWORD'],
      worker: ['AVATAR_S3_SECRET_KEY', 'EMAIL_HOST_PASSWORD', 'KAFKA_SASL_PASSWORD'],
      migrate: [
        'AVATAR_S3_SECRET_KEY',
        'DB_APP_PASS',
        'DB_PASS',
        'DJANGO_SUPERUSER_PASSWORD',
        'SUPERUSER_PASSWORD',
      ],
    });
    const given = new Set(
      ['gateway', 'auth-service', 'worker', 'migrate']
        .flatMap(secretsOf)
        .concat('SECRET_KEY', 'SECRET_KEY_FALLBACKS'),
    );
    expect(
      documentedSettings.map(({ name }) => name).filter((name) => isSecretSetting(name) && !given.has(name)),
    ).toEqual([]);
  });

  it('connects the apps as a role of their own, and only migrate as the owner', () => {
    for (const name of ['gateway', 'auth-service', 'worker']) {
      expect([name, service(name).includes('*app-role'), service(name).includes('DB_USERNAME')]).toEqual([
        name,
        true,
        false,
      ]);
    }
    expect(service('migrate')).not.toContain('*app-role');
  });

  it('drops every capability of every container, and lets only Kafka write to its image', () => {
    const app = /^x-app: &app\n((?: {2}.*\n)+)/m.exec(compose)![1]!;
    for (const name of [
      'gateway',
      'auth-service',
      'worker',
      'migrate',
      'postgres',
      'redis',
      'kafka',
      'mailpit',
    ]) {
      const text = service(name) + (service(name).includes('<<: *app') ? app : '');
      expect([name, text.includes('cap_drop: [ALL]'), text.includes('read_only: true')]).toEqual([
        name,
        true,
        name !== 'kafka',
      ]);
    }
  });

  it('catches mail in the development profile only, and names no mail server otherwise', () => {
    const mailpit = compose.slice(compose.indexOf('\n  mailpit:'));
    expect(mailpit.slice(0, mailpit.indexOf('\nvolumes:'))).toContain('profiles: [development]');
    expect(compose).not.toMatch(/EMAIL_HOST: .*mailpit/);
    expect(compose).not.toMatch(/localhost:8000/);
  });
});
