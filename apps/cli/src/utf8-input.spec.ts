import { describe, expect, it } from 'vitest';
import { readTextFile } from './utf8-input.js';

describe('readTextFile', () => {
  it('rejects an endless file at the size limit', async () => {
    await expect(readTextFile('/dev/zero')).rejects.toThrow('/dev/zero is larger than 4 MiB.');
  });

  it('rejects a missing file with ENOENT', async () => {
    await expect(readTextFile('/no/such/file')).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
