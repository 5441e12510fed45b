/** Reads text from files and standard input, and rejects bytes that are not UTF-8: replacing them would store different text. */
import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';

/** Node replaces bytes that it cannot decode by this character. */
const replacementCharacter = '\ufffd';

/** Bytes. */
const maxFileSize = 4 * 1024 * 1024;

/**
 * Stops reading at the limit, so that an endless file such as /dev/zero is rejected too.
 * @throws Error if the file is not UTF-8 or larger than 4 MiB
 */
export async function readTextFile(file: string | URL): Promise<string> {
  const bytes = await readBytes(createReadStream(file), maxFileSize);
  if (!bytes) throw new Error(`${String(file)} is larger than 4 MiB.`);
  return utf8Text(bytes, String(file));
}

/** @returns undefined if there are more than `limit` bytes */
export async function readBytes(input: Readable, limit: number): Promise<Buffer | undefined> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of input as AsyncIterable<Buffer>) {
    pieces.push(piece);
    length += piece.length;
    if (length > limit) return undefined;
  }
  return Buffer.concat(pieces);
}

/**
 * Reads a secret that is piped to the command.
 * @returns undefined if standard input is a terminal
 * @throws Error if the input is not UTF-8
 */
export async function readFirstLineOfStdin(): Promise<string | undefined> {
  if (process.stdin.isTTY) return undefined;
  return utf8Text(await buffer(process.stdin), 'Standard input').split(/\r?\n/)[0];
}

/**
 * For text that Node has already decoded, such as arguments and environment variables.
 * @param source subject of the error sentence, such as `The command line`
 * @throws Error if part of a text was not UTF-8
 */
export function assertDecoded(texts: readonly (string | undefined)[], source: string): void {
  if (texts.some((text) => text?.includes(replacementCharacter))) {
    throw new Error(`${source} is not UTF-8. Check the locale of this terminal.`);
  }
}

function utf8Text(bytes: Buffer, source: string): string {
  if (!isUtf8(bytes)) throw new Error(`${source} is not UTF-8. Convert it and try again.`);
  return bytes.toString('utf8');
}
