import { createSecretKey, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { seal, unseal } from './sealed-parameters.js';

const key = createSecretKey(randomBytes(32));
const parameters = { link: 'https://auth.example.com/?activation_code=s3cr3t', name: 'Роман' };

describe('sealed parameters', () => {
  it('open again with the same key for the same mail', () => {
    expect(unseal(key, 'mail-1', seal(key, 'mail-1', parameters))).toEqual(parameters);
  });

  it('reveal nothing of their content, and differ each time', () => {
    const sealed = seal(key, 'mail-1', parameters);
    expect(sealed.toString('latin1')).not.toContain('s3cr3t');
    expect(sealed.equals(seal(key, 'mail-1', parameters))).toBe(false);
  });

  it('do not open for another mail, with another key, cut short, or with any byte changed', () => {
    const sealed = seal(key, 'mail-1', parameters);
    expect(() => unseal(key, 'mail-2', sealed)).toThrow();
    expect(() => unseal(createSecretKey(randomBytes(32)), 'mail-1', sealed)).toThrow();
    expect(() => unseal(key, 'mail-1', sealed.subarray(0, 20))).toThrow();
    for (let index = 0; index < sealed.length; index++) {
      const changed = Buffer.from(sealed);
      changed[index]! ^= 1;
      expect(() => unseal(key, 'mail-1', changed), `byte ${index}`).toThrow();
    }
  });
});
