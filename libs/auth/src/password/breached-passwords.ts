/**
 * Passwords known from breaches: a local file in the format of Have I Been Pwned, ordered by hash. No network request is made.
 */
import { createHash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import { StartupError } from '#errors';

/** Bytes; a line is a SHA-1 in hexadecimal, a colon, a count and a line break. */
const longestLine = 64;

const line = /^[\dA-F]{40}(?::\d+)?$/i;

/**
 * Checks the first and the last line, at the start of an app that sets passwords.
 * @throws StartupError for a file that `isBreached` could not read
 */
export async function checkBreachedFile(file: string): Promise<void> {
  try {
    const handle = await open(file);
    try {
      const { size } = await handle.stat();
      const ends = size === 0 ? [] : [await lineAt(handle, 0), await lineAt(handle, size - 1)];
      const isGood = ends.length > 0 && ends.every(({ text }) => line.test(text));
      if (!isGood) throw new Error('a line is not a SHA-1 hash with a count');
    } finally {
      await handle.close();
    }
  } catch (cause) {
    const reason = (cause as Error).message;
    throw new StartupError(
      `The file of breached passwords ${file} cannot be used: ${reason}. Correct PASSWORD_BREACHED_FILE, or leave it empty.`,
      { cause },
    );
  }
}

/**
 * Binary search: about thirty short reads for the whole of Have I Been Pwned.
 * @param password as typed; the lists hash its UTF-8
 * @throws Error for a file that cannot be read, or is of another format
 */
export async function isBreached(file: string, password: string): Promise<boolean> {
  const wanted = createHash('sha1').update(password).digest('hex').toUpperCase();
  const handle = await open(file);
  try {
    let [low, high] = [0, (await handle.stat()).size];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      const { text, start, end } = await lineAt(handle, middle);
      if (!line.test(text)) throw new Error(`${file} contains a line that is not a SHA-1 hash with a count`);
      const hash = text.slice(0, 40).toUpperCase();
      if (hash === wanted) return true;
      if (hash < wanted) low = end;
      else high = start;
    }
    return false;
  } finally {
    await handle.close();
  }
}

/** The line that contains the byte at the position; a line includes its line break. */
async function lineAt(
  handle: FileHandle,
  position: number,
): Promise<{ text: string; start: number; end: number }> {
  const from = Math.max(0, position - longestLine);
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(2 * longestLine), 0, 2 * longestLine, from);
  const read = buffer.toString('latin1', 0, bytesRead);
  const at = position - from;
  const start = at === 0 ? 0 : read.lastIndexOf('\n', at - 1) + 1;
  const next = read.indexOf('\n', at);
  const end = next < 0 ? bytesRead : next + 1;
  return { text: read.slice(start, end).trim(), start: from + start, end: from + end };
}
