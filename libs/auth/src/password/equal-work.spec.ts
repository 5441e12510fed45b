import type * as Crypto from 'node:crypto';
import { pbkdf2Sync } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import type * as Argon2 from '@node-rs/argon2';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { PasswordHasher } from './password-hasher.js';
import { PasswordQueue } from './password-queue.js';

/** The work done: parameters of each checked argon2 hash, and PBKDF2 iterations of hashes of the old service. */
const work = vi.hoisted(() => ({ argon2: [] as string[], iterations: 0 }));

vi.mock('@node-rs/argon2', async (original) => {
  const argon2 = await original<typeof Argon2>();
  const verify: typeof argon2.verify = (stored, ...rest) => {
    work.argon2.push(String(stored).split('$').slice(1, 4).join('$'));
    return argon2.verify(stored, ...rest);
  };
  return { ...argon2, verify };
});

vi.mock('node:crypto', async (original) => {
  const crypto = await original<typeof Crypto>();
  const pbkdf2: typeof crypto.pbkdf2 = (password, salt, iterations, ...rest) => {
    work.iterations += iterations;
    crypto.pbkdf2(password, salt, iterations, ...rest);
  };
  return { ...crypto, pbkdf2 };
});

const hasher = new PasswordHasher(new PasswordQueue({ hashesAtOnce: 2, queueLength: 100 }));
const ours = 'argon2id$v=19$m=19456,t=2,p=1';

function oldHash(password: string, iterations: number): string {
  const digest = pbkdf2Sync(password, 'salt', iterations, 32, 'sha256').toString('base64');
  return `pbkdf2_sha256$${iterations}$salt$${digest}`;
}

beforeEach(() => {
  work.argon2 = [];
  work.iterations = 0;
});

describe('a refused password', () => {
  const kinds: [string, () => string | undefined | Promise<string>][] = [
    ['no account', () => undefined],
    ['an account', () => hasher.hash('the password')],
    ['an account with the most expensive old hash', () => oldHash('the password', 5000)],
    ['an account with another old hash', () => oldHash('the password', 1000)],
    ['an account with an unusable hash', () => '!'],
    ['an account with a hash of hostile cost', () => `pbkdf2_sha256$9000000$salt$${'A'.repeat(43)}=`],
  ];

  it.each(kinds)('for %s costs the same work, while old hashes exist', async (_, stored) => {
    expect(await hasher.verify(await stored(), 'another password', { oldIterations: 5000 })).toBe(false);
    expect(work).toEqual({ argon2: [ours], iterations: 5000 });
  });

  it.each(kinds.slice(0, 2))(
    'for %s costs one argon2id hash, when no old hashes exist',
    async (_, stored) => {
      expect(await hasher.verify(await stored(), 'another password')).toBe(false);
      expect(work).toEqual({ argon2: [ours], iterations: 0 });
    },
  );

  it.each(kinds)(
    'for %s with whitespace at its ends costs twice that, whether or not it was trimmed by the old service',
    async (_, stored) => {
      for (const wasTrimmed of [true, false]) {
        work.argon2 = [];
        work.iterations = 0;
        const check = { oldIterations: 5000, wasTrimmed };
        expect(await hasher.verify(await stored(), ' another password ', check)).toBe(false);
        expect(work).toEqual({ argon2: [ours, ours], iterations: 10_000 });
      }
    },
  );

  it('that is wrong only by its whitespace costs the same, where the old service trimmed none', async () => {
    for (const stored of [await hasher.hash('the password'), oldHash('the password', 1000)]) {
      work.argon2 = [];
      work.iterations = 0;
      expect(await hasher.verify(stored, ' the password', { oldIterations: 5000 })).toBe(false);
      expect(work).toEqual({ argon2: [ours, ours], iterations: 10_000 });
    }
  });

  it('longer than the limit costs nothing for any account', async () => {
    const stored = await hasher.hash('the password');
    for (const known of [stored, oldHash('x'.repeat(5000), 1000), undefined]) {
      expect(await hasher.verify(known, 'x'.repeat(5000), { oldIterations: 5000 })).toBe(false);
      expect(await hasher.verify(known, '\ufdfa'.repeat(1000), { oldIterations: 5000 })).toBe(false);
    }
    expect(work).toEqual({ argon2: [], iterations: 0 });
    await expect(hasher.hash('x'.repeat(5000))).rejects.toThrow(RangeError);
  });
});

describe('a hash of hostile cost', () => {
  it.each([
    '$argon2id$v=19$m=4194304,t=1,p=1$',
    '$argon2id$v=19$m=19456,t=1000000,p=1$',
    '$argon2id$v=19$m=65536,t=4,p=1$',
    '$argon2id$v=19$m=65536,t=1,p=255$',
  ])('%s is never computed', async (parameters) => {
    const stored = `${parameters}c2FsdHNhbHRzYWx0c2E$${'A'.repeat(43)}`;
    expect(await hasher.verify(stored, 'any password')).toBe(false);
    expect(work.argon2).toEqual([ours]);
  });

  it('excludes the parameters of other recommendations: such a hash is verified and renewed', async () => {
    for (const parameters of [
      { memoryCost: 65_536, timeCost: 3, parallelism: 4 },
      { memoryCost: 47_104, timeCost: 1, parallelism: 1 },
      { memoryCost: 7168, timeCost: 5, parallelism: 1 },
    ]) {
      const stored = await hash('the password', parameters);
      expect(await hasher.verify(stored, 'the password')).toBe(true);
      expect(hasher.isOutdated(stored)).toBe(true);
    }
  });
});
