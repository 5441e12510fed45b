import { describe, expect, it } from 'vitest';
import { withTimeout } from './with-timeout.js';

const never = new Promise<never>(() => undefined);

describe('withTimeout', () => {
  it('returns the result of work that ends in time', async () => {
    await expect(withTimeout(60_000, Promise.resolve('sent'), 'too slow')).resolves.toBe('sent');
  });

  it('throws the error of work that fails in time', async () => {
    await expect(withTimeout(60_000, Promise.reject(new Error('refused')), 'too slow')).rejects.toThrow(
      'refused',
    );
  });

  it('throws the given message when the work takes too long', async () => {
    await expect(withTimeout(1, never, 'too slow')).rejects.toThrow('too slow');
  });
});
