/** `.env.example` and `docs/reference/settings.md` say the same as the schemas. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { loadSettings } from '#config';
import { describe, expect, it } from 'vitest';
import { root } from '../support/folders.js';
import { documentedSettings } from './settings-catalogue.js';
import { composeHeading, settingsDocuments } from './settings-documents.js';

const read = (file: string) => readFileSync(join(root, file), 'utf8');
const example = read('.env.example');
const ofCompose = example.slice(example.indexOf(composeHeading));

/** Without blank lines and headings. */
const content = (section: string) => section.split('\n').filter((line) => line && !line.startsWith('##'));

describe('the documents that list the settings', () => {
  it('are what `npm run docs:settings` writes', async () => {
    for (const [path, text] of Object.entries(await settingsDocuments())) {
      expect({ path, text: read(path) }).toEqual({ path, text });
    }
  });
});

describe('.env.example', () => {
  it('changes no default when it is used as it stands', () => {
    const least = {
      SECRET_KEY: 'k3vI9wq0Zb7sT1xYp5Lr2Nf8Hd4Gm6Cj',
      DATABASE_URL: 'postgres://localhost/gatehouse',
      EMAIL_HOST: 'mail.example.org',
      PUBLIC_URL: 'https://auth.example.org',
      DEFAULT_FROM_EMAIL: 'no-reply@example.org',
    };
    expect(loadSettings({ ...parseEnv(example), ...least })).toEqual(loadSettings(least));
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
  it('catches mail in the profile for development only, and names no server for it otherwise', () => {
    const compose = read('docker-compose.yml');
    const mailpit = compose.slice(compose.indexOf('\n  mailpit:'));
    expect(mailpit.slice(0, mailpit.indexOf('\nvolumes:'))).toContain('profiles: [development]');
    expect(compose).not.toMatch(/EMAIL_HOST: .*mailpit/);
    expect(compose).not.toMatch(/localhost:8000/);
  });
});
