/** Text that reaches a command: from standard input, files and the command line. Replacing what is not UTF-8 would store other text. */
import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { buffer } from 'node:stream/consumers';

/** What Node puts in place of bytes it cannot decode. */
const replacement = '\ufffd';

/** Bytes. */
const longestFile = 4 * 1024 * 1024;

/**
 * Reads no more than the limit of a file without an end.
 * @throws Error for a file that is not UTF-8, or larger than 4 MiB
 */
export async function readTextFile(file: string | URL): Promise<string> {
  const bytes = await buffer(createReadStream(file, { end: longestFile }));
  if (bytes.length > longestFile) throw new Error(`${String(file)} is larger than 4 MiB.`);
  return utf8Text(bytes, String(file));
}

/**
 * A secret for a command that asks nothing: what is piped to it.
 * @returns undefined at a terminal
 * @throws Error for input that is not UTF-8
 */
export async function firstLineOfInput(): Promise<string | undefined> {
  if (process.stdin.isTTY) return undefined;
  return utf8Text(await buffer(process.stdin), 'Standard input').split(/\r?\n/)[0];
}

/**
 * For text that Node has decoded already: what it could not decode left a mark.
 * @param source as it stands in the sentence, `The command line`
 * @throws Error
 */
export function checkDecoded(words: readonly (string | undefined)[], source: string): void {
  if (words.some((word) => word?.includes(replacement))) {
    throw new Error(`${source} is not UTF-8. Check the locale of this terminal.`);
  }
}

function utf8Text(bytes: Buffer, source: string): string {
  if (!isUtf8(bytes)) throw new Error(`${source} is not UTF-8. Convert it and try again.`);
  return bytes.toString('utf8');
}
