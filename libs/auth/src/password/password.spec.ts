import { pbkdf2Sync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { PasswordHasher } from './password-hasher.js';
import { PasswordQueue } from './password-queue.js';

const hasher = new PasswordHasher(new PasswordQueue({ hashesAtOnce: 2, queueLength: 100 }));

describe('a password', () => {
  it('is stored as argon2id with the recommended cost', async () => {
    expect(await hasher.hash('ghbdtn007')).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it('matches itself only', async () => {
    const stored = await hasher.hash('pass word 👩‍👧 \u0000 end');
    expect(await hasher.verify(stored, 'pass word 👩‍👧 \u0000 end')).toBe(true);
    expect(await hasher.verify(stored, 'pass word 👩‍👧 \u0000 END')).toBe(false);
  });

  it('typed in another Unicode form is the same password', async () => {
    expect(await hasher.verify(await hasher.hash('пароль\u0439'), 'пароль\u0438\u0306')).toBe(true);
  });

  it('never matches without an account or with a hash of an unknown kind', async () => {
    expect(await hasher.verify(undefined, 'the password of no account')).toBe(false);
    expect(await hasher.verify('plain', 'plain')).toBe(false);
    expect(await hasher.verify('', '')).toBe(false);
  });

  describe('of the old service', () => {
    const stored = `pbkdf2_sha256$1000$saltsalt$${pbkdf2Sync('companyPass1', 'saltsalt', 1000, 32, 'sha256').toString('base64')}`;

    it('matches itself only, and its hash must be renewed', async () => {
      expect(await hasher.verify(stored, 'companyPass1')).toBe(true);
      expect(await hasher.verify(stored, 'companyPass2')).toBe(false);
      expect(hasher.isOutdated(stored)).toBe(true);
      expect(hasher.isOutdated(await hasher.hash('companyPass1'))).toBe(false);
    });

    it('is matched as it was typed then, because Django did not normalise', async () => {
      const typed = 'e\u0301te\u0301 1999';
      const digest = pbkdf2Sync(typed, 'saltsalt', 1000, 32, 'sha256').toString('base64');
      expect(await hasher.verify(`pbkdf2_sha256$1000$saltsalt$${digest}`, typed)).toBe(true);
      const renewed = await hasher.hash(typed);
      expect(await hasher.verify(renewed, typed)).toBe(true);
      expect(await hasher.verify(renewed, typed.normalize('NFC'))).toBe(true);
    });

    it('also matches with whitespace at its ends, which the old service trimmed', async () => {
      const check = { wasTrimmed: true };
      for (const typed of [' companyPass1', 'companyPass1\u00a0', '\tcompanyPass1 \u3000']) {
        expect(await hasher.findSpelling(stored, typed, check)).toBe('companyPass1');
        expect(await hasher.verify(stored, typed)).toBe(false);
      }
      expect(await hasher.verify(stored, 'company Pass1', check)).toBe(false);
      const blank = `pbkdf2_sha256$1000$saltsalt$${pbkdf2Sync(' shell ', 'saltsalt', 1000, 32, 'sha256').toString('base64')}`;
      expect(await hasher.findSpelling(blank, ' shell ', check)).toBe(' shell ');
    });

    it.each([
      ['of hostile cost', stored.replace('$1000$', '$9000000$')],
      ['without cost', stored.replace('$1000$', '$0$')],
      ['cut short', stored.slice(0, -10)],
      ['of another kind', stored.replace('pbkdf2_sha256', 'md5')],
      ['that is unusable', '!unusable'],
    ])('%s never matches', async (_, hash) => {
      expect(await hasher.verify(hash, 'companyPass1')).toBe(false);
    });
  });
});
