/** Loads the current definitions of the triggers, which are files of libs/database/triggers, from migrations. */
import { readFile } from 'node:fs/promises';
import type { QueryRunner } from 'typeorm';

/**
 * Each file with the number of the newest migration that changes it. Only that migration loads the file, because the file may
 * use columns that do not exist before it. README.md of the folder says how to change a file.
 */
export const triggerFiles: Readonly<Record<string, number>> = {
  'account-activation.sql': 1764000000111,
  'account-events.sql': 1764000000114,
  'audit.sql': 1764000000111,
  'cache-invalidation.sql': 1764000000111,
  'event-outbox.sql': 1764000000111,
  'invitation-events.sql': 1764000000119,
  'invitation-mails.sql': 1764000000117,
  'name-conflicts.sql': 1764000000111,
  'permission-events.sql': 1764000000111,
  'profiles.sql': 1764000000111,
  'second-factor-events.sql': 1764000000137,
  'session-events.sql': 1764000000111,
};

export const triggerFolder = new URL('../triggers/', import.meta.url);

/** @param migration number of the calling migration: loads the files that `triggerFiles` lists under it */
export async function loadTriggers(db: Pick<QueryRunner, 'query'>, migration: number): Promise<void> {
  for (const [file, newest] of Object.entries(triggerFiles)) {
    if (newest === migration) await db.query(await readFile(new URL(file, triggerFolder), 'utf8'));
  }
}
