/** A secret for a command that asks nothing: what is piped to it. */
import { text } from 'node:stream/consumers';

/** @returns undefined at a terminal */
export async function firstLineOfInput(): Promise<string | undefined> {
  if (process.stdin.isTTY) return undefined;
  return (await text(process.stdin)).split(/\r?\n/)[0];
}
