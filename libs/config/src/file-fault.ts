/** Why a file that a setting names cannot be used, as the end of a sentence: "… names the file X, which …". */
import { EnvFileError } from './env-file.js';

export function fileFault(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (error instanceof EnvFileError) return message.replace(/^it /, '');
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'does not exist';
  if (code === 'EISDIR') return 'is a folder';
  if (code === 'EACCES' || code === 'EPERM') return 'this process may not read (check its owner and mode)';
  return `cannot be read (${code ?? message})`;
}
