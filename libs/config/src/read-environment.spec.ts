import { mkdtempSync, rmSync, writeFileSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readEnvironment, readEnvironmentOr } from './read-environment.js';
import { layered } from './setting-sources.js';

const remembered = { DEBUG: '1', SECRET_KEY: 'kept', DATABASE_URL: 'postgres://embedded/gatehouse' };

describe('the environment', () => {
  let folder: string;
  const home = process.cwd();

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'environment-'));
    process.chdir(folder);
    for (const name of ['DATABASE_URL', 'DB_NAME', 'DB_HOST', 'DB_PORT', 'DB_PASS'])
      vi.stubEnv(name, undefined);
    const lines = Object.entries(remembered).map(([name, value]) => `${name}='${value}'`);
    writeFileSync('remembered.env', lines.join('\n'));
  });

  afterEach(() => {
    vi.unstubAllEnvs();
    process.chdir(home);
    rmSync(folder, { recursive: true });
  });

  it('falls back on what the last start remembered', () => {
    expect(readEnvironmentOr('remembered.env')).toMatchObject(remembered);
  });

  it.each(['DATABASE_URL', 'DB_NAME', 'DB_HOST', 'DB_PORT', 'DB_PASS'])(
    'takes nothing of what was remembered once %s is given, in it or in .env',
    (name) => {
      vi.stubEnv(name, 'given');
      expect(readEnvironmentOr('remembered.env')).not.toMatchObject({ SECRET_KEY: 'kept' });
      expect(readEnvironmentOr('remembered.env')['DATABASE_URL']).not.toBe(remembered.DATABASE_URL);
      vi.stubEnv(name, undefined);
      writeFileSync('.env', `${name}=given`);
      expect(readEnvironmentOr('remembered.env')).not.toMatchObject({ SECRET_KEY: 'kept' });
      expect(readEnvironmentOr('remembered.env')['DATABASE_URL']).not.toBe(remembered.DATABASE_URL);
    },
  );

  it('keeps the remembered secret for the remembered database', () => {
    vi.stubEnv('DATABASE_URL', remembered.DATABASE_URL);
    expect(readEnvironmentOr('remembered.env')).toMatchObject(remembered);
  });

  it('wins over .env', () => {
    writeFileSync('.env', 'PORT=1\nDB_NAME=file\nDB_PASS=pa#ss');
    vi.stubEnv('PORT', '2');
    expect(readEnvironment()).toMatchObject({ PORT: '2', DB_NAME: 'file', DB_PASS: 'pa#ss' });
  });

  it('wins by other names as well', () => {
    expect(layered({ DATABASE_URL: 'postgres://file/x' }, { DB_NAME: 'given', DB_HOST: 'db' })).toEqual({
      DB_NAME: 'given',
      DB_HOST: 'db',
    });
    expect(layered({ REDIS_URL: 'redis://file' }, { CELERY_BROKER_URL: 'redis://given' })).toEqual({
      CELERY_BROKER_URL: 'redis://given',
    });
    expect(layered({ DB_NAME: 'file' }, { DB_PASS: 'given' })).toEqual({ DB_NAME: 'file', DB_PASS: 'given' });
  });

  it('is refused with the path of a .env that is a folder', () => {
    mkdirSync('.env');
    expect(() => readEnvironment()).toThrow(join(folder, '.env'));
  });

  it('is refused with the path and line of a .env that is not well-formed', () => {
    writeFileSync('.env', 'A=1\nB "2');
    expect(() => readEnvironment()).toThrow(/\.env cannot be used: line 2 /);
  });
});
