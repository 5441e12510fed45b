import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fileFault } from './file-fault.js';
import { loadSettings } from './load-settings.js';
import { variablesByConcern } from './variables.js';
import { readEnvironment } from './read-environment.js';
import { isSecretSetting, mayComeFromFile, withSecretFiles } from './secret-files.js';
import { layered } from './setting-sources.js';

let folder: string;
const home = process.cwd();
const path = (name: string) => join(folder, name);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'secrets-'));
  process.chdir(folder);
});

afterEach(() => {
  vi.unstubAllEnvs();
  process.chdir(home);
  rmSync(folder, { recursive: true });
});

const names = Object.values(variablesByConcern).flatMap((variables) => Object.keys(variables));

function read(content: string | Buffer): string | undefined {
  writeFileSync(path('secret'), content);
  return withSecretFiles({ SECRET_KEY_FILE: path('secret') })['SECRET_KEY'];
}

describe('the file of a secret', () => {
  it.each(names.filter((name) => mayComeFromFile(name)))('gives the value of %s', (name) => {
    writeFileSync(path('secret'), 's3cr3t');
    expect(withSecretFiles({ [`${name}_FILE`]: path('secret') })[name]).toBe('s3cr3t');
  });

  it('is read for every setting whose value is hidden, and for addresses with passwords', () => {
    expect(names.filter((name) => isSecretSetting(name)).every(mayComeFromFile)).toBe(true);
    expect(names.filter((name) => mayComeFromFile(name) && !isSecretSetting(name))).toEqual([
      'DATABASE_URL',
      'DATABASE_LISTEN_URL',
      'REDIS_URL',
      'CELERY_BROKER_URL',
    ]);
  });

  it('ends with the last character of the secret, whatever line end follows', () => {
    for (const end of ['', '\n', '\r\n', '\n\n']) expect(read(`pa ss ${end}`)).toBe('pa ss ');
    expect(read(Buffer.from('\ufeffsecret\n'))).toBe('secret');
  });

  it('may be a link, as Kubernetes makes them', () => {
    writeFileSync(path('content'), 'linked');
    symlinkSync(path('content'), path('link'));
    expect(withSecretFiles({ SECRET_KEY_FILE: path('link') })['SECRET_KEY']).toBe('linked');
  });

  it('is no file of a setting that is not secret', () => {
    const given = { PORT_FILE: '/nowhere', BRAND_NAME_FILE: '/nowhere', PASSWORD_BREACHED_FILE: '/nowhere' };
    expect(withSecretFiles(given)).toEqual(given);
  });

  it.each([
    ['', 'is empty'],
    ['\n', 'is empty'],
    ['one\ntwo\n', 'has more than one line'],
    [Buffer.from([0xc3, 0x28, 0x41]), 'is not text in UTF-8'],
    ['a'.repeat(64 * 1024 + 1), 'is larger than 64 KiB'],
  ])('is refused with its name and reason if its content is %j', (content, reason) => {
    expect(() => read(content)).toThrow(`SECRET_KEY_FILE names the file ${path('secret')}, which ${reason}`);
  });

  it('is refused if it is missing, a folder, or a pipe that nobody writes to', () => {
    mkdirSync(path('folder'));
    execFileSync('mkfifo', [path('pipe')]);
    const faultOf = (file: string) => () => withSecretFiles({ DB_PASS_FILE: file });
    expect(faultOf(path('missing'))).toThrow(/DB_PASS_FILE names the file \S+, which does not exist/);
    expect(faultOf(path('folder'))).toThrow(/which is (a folder|not a regular file)/);
    expect(faultOf('/dev/zero')).toThrow('which is not a regular file');
    expect(faultOf(path('pipe'))).toThrow('which is not a regular file');
  });

  it('is refused if this process may not read it', () => {
    const fault = Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES' });
    expect(fileFault(fault)).toBe('this process may not read (check its owner and mode)');
  });

  it('is refused beside the setting itself; all such faults are reported together, without a secret', () => {
    const given = { DB_PASS: 's3cr3t', DB_PASS_FILE: '/a', EMAIL_HOST_PASSWORD_FILE: '/nowhere/b' };
    expect(() => withSecretFiles(given)).toThrow(
      'The settings are not usable:\n  - DB_PASS and DB_PASS_FILE are both set: remove one of them\n' +
        '  - EMAIL_HOST_PASSWORD_FILE names the file /nowhere/b, which does not exist',
    );
  });
});

describe('the environment with files of secrets', () => {
  it('wins over .env, whichever of both has the file', () => {
    expect(layered({ SECRET_KEY: 'old' }, { SECRET_KEY_FILE: '/new' })).toEqual({ SECRET_KEY_FILE: '/new' });
    expect(layered({ SECRET_KEY_FILE: '/old' }, { SECRET_KEY: 'new' })).toEqual({ SECRET_KEY: 'new' });
    expect(layered({ DATABASE_URL_FILE: '/old' }, { DB_PASS_FILE: '/new' })).toEqual({
      DB_PASS_FILE: '/new',
    });
    expect(layered({ SECRET_KEY: 'old' }, { SECRET_KEY_FILE: '' })).toMatchObject({ SECRET_KEY: 'old' });
  });

  it('names the file as the source of the setting, and never shows its content', () => {
    writeFileSync(path('address'), 'postgres://app:s3cr3t@db/gate\n');
    vi.stubEnv('DATABASE_URL', undefined);
    vi.stubEnv('DATABASE_URL_FILE', path('address'));
    writeFileSync('.env', `SECRET_KEY_FILE=${path('address')}`);
    const { all } = loadSettings({ ...readEnvironment(), DEBUG: '1' }).inForce;
    const find = (name: string) => all.find((setting) => setting.name === name);
    expect(find('DATABASE_URL')).toMatchObject({ source: 'secret_file', value: 'postgres://app:…@db/gate' });
    expect(find('SECRET_KEY')).toMatchObject({ source: 'secret_file', value: null, isSet: true });
    expect(JSON.stringify(all)).not.toContain('s3cr3t');
  });
});
