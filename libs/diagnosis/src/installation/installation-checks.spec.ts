import { mkdtemp, rm } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DiagnosedDatabase } from '../diagnosed-database.js';
import { DiskCheck, type FreeSpace } from './disk-check.js';
import { SecretKeyCheck } from './secret-key-check.js';
import { SettingsCheck } from './settings-check.js';
import { judgeKeys } from './signing-keys-check.js';

const codesOf = (findings: readonly { code: string }[] | 'unused') =>
  findings === 'unused' ? findings : findings.map(({ code }) => code);
const random = () => randomBytes(48).toString('base64');

describe('the check of the settings', () => {
  const none = () => [];
  it('finds development mode on a public address only', async () => {
    const run = (publicUrl: string, development = true) =>
      new SettingsCheck({ development, publicUrl }, none).run();
    expect(codesOf(await run('https://auth.example.com'))).toEqual(['settings.development']);
    expect(await run('http://localhost:8000')).toEqual([]);
    expect(await run('http://[::1]:8000')).toEqual([]);
    expect(await run('https://auth.example.com', false)).toEqual([]);
  });

  it('names the setting that a variable is similar to', async () => {
    const unknown = () => [
      { name: 'CORS_ORIGIN', place: 'env_file', similar: 'CORS_ORIGINS' } as const,
      { name: 'POSTGRES_PASSWORD', place: 'env_file', similar: undefined } as const,
    ];
    const found = await new SettingsCheck(
      { development: false, publicUrl: 'https://a.example' },
      unknown,
    ).run();
    expect(codesOf(found)).toEqual(['settings.similar', 'settings.unknown']);
    expect(found[0]!.parameters).toEqual({ name: 'CORS_ORIGIN', similar: 'CORS_ORIGINS' });
  });
});

describe('the check of SECRET_KEY', () => {
  const run = (secretKey: string, secretKeyFallbacks: string[] = [], development = false) =>
    new SecretKeyCheck({ secretKey, secretKeyFallbacks, development }).run();

  it('finds guessable keys, as a note in development', async () => {
    expect(codesOf(await run('0123456789abcdef'.repeat(4)))).toEqual(['secret_key.weak']);
    expect(codesOf(await run('x', [], true))).toEqual(['secret_key.weak_in_development']);
    expect(await run(random())).toEqual([]);
  });

  it('finds fallbacks that stay, one that is the key itself and one that can be guessed', async () => {
    const key = random();
    expect(codesOf(await run(key, [random(), key]))).toEqual(['secret_key.repeated', 'secret_key.fallbacks']);
    expect(codesOf(await run(key, ['0123456789abcdef'.repeat(4)]))).toEqual([
      'secret_key.weak_fallback',
      'secret_key.fallbacks',
    ]);
  });
});

describe('the check of the signing keys', () => {
  const now = new Date('2026-06-01T12:00:00Z');
  const key = { kid: 'a', state: 'signing', activatesAt: new Date('2026-04-01T12:00:00Z') } as const;

  it('finds a key whose successor is late by more than half an hour', () => {
    const due = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
    expect(judgeKeys({ keys: [key], nextDueAt: due(20) }, now)).toEqual([]);
    expect(judgeKeys({ keys: [key], nextDueAt: due(40) }, now)).toEqual([
      { code: 'signing_keys.overdue', parameters: { days: 61, due: '2026-06-01T11:20:00.000Z' } },
    ]);
  });

  it('finds that no key signs', () => {
    const revoked = { ...key, state: 'revoked' } as const;
    expect(codesOf(judgeKeys({ keys: [revoked], nextDueAt: null }, now))).toEqual(['signing_keys.none']);
  });
});

describe('the check of the disks', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'disks-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const elsewhere = { settings: { url: 'postgres://a@db.example/b' } } as DiagnosedDatabase;
  const run = (path: string, space: FreeSpace, s3?: never) =>
    new DiskCheck({ folder: path, s3 }, elsewhere, async () => space).run();
  const gibibytes = (free: number, total: number) => ({ free: free * 1024 ** 3, total: total * 1024 ** 3 });

  it('finds a disk by the share and the size that are left', async () => {
    expect(await run(folder, gibibytes(50, 1000))).toEqual([]);
    expect(await run(folder, gibibytes(4, 8))).toEqual([]);
    expect(codesOf(await run(folder, gibibytes(4, 100)))).toEqual(['disk.little']);
    expect(codesOf(await run(folder, gibibytes(0.1, 100)))).toEqual(['disk.full']);
  });

  it('finds a folder that is missing, and creates it', async () => {
    const [missing] = await run(join(folder, 'a', 'b'), gibibytes(50, 100));
    expect(missing).toMatchObject({ code: 'disk.no_folder' });
    await (missing as { mend: () => Promise<void> }).mend();
    expect(await run(join(folder, 'a', 'b'), gibibytes(50, 100))).toEqual([]);
  });

  it('finds a folder in which nothing can be created', async () => {
    expect(codesOf(await run('/proc/avatars', gibibytes(50, 100)))).toEqual(['disk.no_folder']);
  });
});
