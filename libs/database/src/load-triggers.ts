/** Loads the current definitions of the triggers, which are files of libs/database/triggers, from migrations. */
import { readFile } from 'node:fs/promises';
import type { QueryRunner } from 'typeorm';

/**
 * Each file with the SHA-256 of its statements, without the comments between them, and the newest migration that changes it.
 * Only that migration loads the file, because the file may use columns that do not exist before it. README.md of the folder
 * says how to change a file.
 */
export const triggerFiles: Readonly<Record<string, { readonly migration: number; readonly sha256: string }>> =
  {
    'account-activation.sql': {
      migration: 1764000000111,
      sha256: 'fb64cc6990805748d5bc976855bcc04fe2deb352d82a77c0c818fdbf8eedb283',
    },
    'account-events.sql': {
      migration: 1764000000111,
      sha256: '5bba5ccec091a982187036822e6e110f8b931af6718b344eca275c65aaebd301',
    },
    'audit.sql': {
      migration: 1764000000111,
      sha256: '15ca7193ebd44869e5a20af35070a37b76e0b38749b79eb2f9c8ae1643053b3e',
    },
    'cache-invalidation.sql': {
      migration: 1764000000111,
      sha256: '577aa8bb5df01e921a4905993eba3c3b218210eae4577b1ff3ac37d98153c16b',
    },
    'event-outbox.sql': {
      migration: 1764000000111,
      sha256: '158c391d07effa4d6b14bd7821e9e210ef3f6b39197fbcff716e129f5744fc55',
    },
    'name-conflicts.sql': {
      migration: 1764000000111,
      sha256: 'bd3fcaed6523edc4c7aa5f4797b88d68a35954579959f9ebf5ca73a953fe47ca',
    },
    'permission-events.sql': {
      migration: 1764000000111,
      sha256: 'b32372c6de932165c5200dfc41d78e04e4ebb196e57dfe40cc221c09ea1fee11',
    },
    'profiles.sql': {
      migration: 1764000000111,
      sha256: '30a00454412f3d4eb9599fc473265ce7e8d2359dd76d0b5033bd3d58a7b0c684',
    },
    'second-factor-events.sql': {
      migration: 1764000000111,
      sha256: '841329e9030e7231c00a967fa723e293b40f841d35dfee47c3fea62ef439e35a',
    },
    'session-events.sql': {
      migration: 1764000000111,
      sha256: '1e3e39523c7ac8de4b7227c30564677c18a1a047e3efcab51726dc88d3ad55e4',
    },
  };

export const triggerFolder = new URL('../triggers/', import.meta.url);

/** @param migration number of the calling migration: loads the files that `triggerFiles` lists under it */
export async function loadTriggers(db: Pick<QueryRunner, 'query'>, migration: number): Promise<void> {
  for (const [file, newest] of Object.entries(triggerFiles)) {
    if (newest.migration === migration) await db.query(await readFile(new URL(file, triggerFolder), 'utf8'));
  }
}
