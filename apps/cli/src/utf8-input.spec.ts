import { expect, it } from 'vitest';
import { readTextFile } from './utf8-input.js';

it('a file without an end is refused, and not read beyond the limit', async () => {
  await expect(readTextFile('/dev/zero')).rejects.toThrow('/dev/zero is larger than 4 MiB.');
});

it('a file that does not exist is reported as such', async () => {
  await expect(readTextFile('/no/such/file')).rejects.toMatchObject({ code: 'ENOENT' });
});
