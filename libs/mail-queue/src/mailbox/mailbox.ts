/** A folder that stands in for a mail server in development and tests: one JSON file a mail, the newest kept. */
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { v7 as uuidv7, validate as isUuid } from 'uuid';

export interface CaughtMail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export interface StoredMail extends CaughtMail {
  /** UUIDv7. */
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly arrivedAt: string;
}

const kept = 200;

/** Written whole or not at all; the oldest beyond 200 go. */
export async function writeMail(folder: string, mail: CaughtMail): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  // UUIDv7 sorts by time; the name becomes visible only once the file is complete.
  const path = join(folder, uuidv7());
  await writeFile(`${path}.part`, JSON.stringify(mail), { mode: 0o600 });
  await rename(`${path}.part`, `${path}.json`);
  for (const name of (await namesIn(folder)).slice(kept)) await rm(join(folder, name), { force: true });
}

/** Newest first; empty where nothing was ever caught. */
export async function readMailbox(folder: string): Promise<StoredMail[]> {
  const mails: StoredMail[] = [];
  for (const name of (await namesIn(folder)).slice(0, kept)) {
    const mail = await findMail(folder, name.replace(/\.json$/, ''));
    if (mail) mails.push(mail);
  }
  return mails;
}

export async function findMail(folder: string, id: string): Promise<StoredMail | undefined> {
  if (!isUuid(id)) return undefined;
  const text = await readFile(join(folder, `${id}.json`), 'utf8').catch(absent);
  return text === undefined
    ? undefined
    : { ...(JSON.parse(text) as CaughtMail), id, arrivedAt: timeOf(id).toISOString() };
}

/** The first 48 bits of a UUIDv7 are milliseconds since 1970 (RFC 9562, 5.7). */
const timeOf = (id: string) => new Date(Number.parseInt(id.replace('-', '').slice(0, 12), 16));

async function namesIn(folder: string): Promise<string[]> {
  const names = (await readdir(folder).catch(absent)) ?? [];
  return names
    .filter((name) => name.endsWith('.json'))
    .sort()
    .reverse();
}

/** Another process may have removed it just now. */
function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}
