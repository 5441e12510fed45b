import { createSecretKey, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { seal, unseal } from './sealed-bytes.js';

const key = createSecretKey(randomBytes(32));
const secret = Buffer.from('a private text');

describe('sealed bytes', () => {
  it('open again with the same key for the same row', () => {
    expect(unseal(key, 'row-1', seal(key, 'row-1', secret))).toEqual(secret);
  });

  it('reveal nothing of their content, and differ each time', () => {
    const sealed = seal(key, 'row-1', secret);
    expect(sealed.toString('latin1')).not.toContain('private');
    expect(sealed.equals(seal(key, 'row-1', secret))).toBe(false);
  });

  it('do not open in another row, with another key, cut short, or with any byte changed', () => {
    const sealed = seal(key, 'row-1', secret);
    expect(() => unseal(key, 'row-2', sealed)).toThrow();
    expect(() => unseal(createSecretKey(randomBytes(32)), 'row-1', sealed)).toThrow();
    expect(() => unseal(key, 'row-1', sealed.subarray(0, 20))).toThrow();
    for (let index = 0; index < sealed.length; index++) {
      const changed = Buffer.from(sealed);
      changed[index]! ^= 1;
      expect(() => unseal(key, 'row-1', changed), `byte ${index}`).toThrow();
    }
  });
});
