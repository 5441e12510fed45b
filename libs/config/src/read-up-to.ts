/** Reads a small file that a setting names, with a limit. */
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { EnvFileError } from './env-file.js';

/**
 * @param limit bytes
 * @throws EnvFileError when the file is larger or no regular file
 * @throws NodeJS.ErrnoException when it cannot be opened
 */
export function readUpTo(limit: number, path: string): Buffer {
  // Opening a pipe waits for its writer, and reading a device may never end.
  const file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    if (!fstatSync(file).isFile()) throw new EnvFileError('is not a regular file');
    const bytes = Buffer.alloc(limit + 1);
    let length = 0;
    for (let read = -1; read !== 0 && length < bytes.length; length += read) {
      read = readSync(file, bytes, length, bytes.length - length, null);
    }
    if (length > limit) throw new EnvFileError(`is larger than ${limit / 1024} KiB`);
    return bytes.subarray(0, length);
  } finally {
    closeSync(file);
  }
}
