/** Loads the current definitions of the triggers, which are files of libs/database/triggers, from migrations. */
import { readFile } from 'node:fs/promises';
import type { QueryRunner } from 'typeorm';

/**
 * Each file with its SHA-256 and the newest migration that changes it. Only that migration loads the file, because the file may
 * use columns that do not exist before it. README.md of the folder says how to change a file.
 */
export const triggerFiles: Readonly<Record<string, { readonly migration: number; readonly sha256: string }>> =
  {
    'account-activation.sql': {
      migration: 1764000000111,
      sha256: 'ede1309643f53faefd9a18654847c18695775cf41dfa98f908d3b2e17016bf2e',
    },
    'account-events.sql': {
      migration: 1764000000111,
      sha256: 'a6f47bcb21cf0cdd8e4a91de951c12387630fca8e587043698332edd04fe69fd',
    },
    'audit.sql': {
      migration: 1764000000111,
      sha256: '98d5b137cb63ca944e5531ce8cb4eb17ad3b7ed80f1e602e057adcc7b4444361',
    },
    'cache-invalidation.sql': {
      migration: 1764000000111,
      sha256: 'e039418a1fceef3767697a904023d04cdf8408e5711456cf7ccc8ad650d944d8',
    },
    'event-outbox.sql': {
      migration: 1764000000111,
      sha256: '5c8a9454947fa4647c15429464ee87549004b73761b6f1f72004fa7e54d3322e',
    },
    'name-conflicts.sql': {
      migration: 1764000000111,
      sha256: '0402e111b4584266639a4daaef69f78f32d0f345a8af5b8a75aff56a70f1af77',
    },
    'permission-events.sql': {
      migration: 1764000000111,
      sha256: '7fb28bddcaf8035941764f0174bee591a7a618b9da19aff391872fe6e263d93e',
    },
    'profiles.sql': {
      migration: 1764000000111,
      sha256: '7f5c15a15af98ac4908ad133e3ca086024647d896e72ff46200ba23f69ad1ccb',
    },
    'second-factor-events.sql': {
      migration: 1764000000111,
      sha256: '3e843cf1b07c9b8f1e1c0c2d7de61f667dfb70fac5165ba58cf7f30340338ca8',
    },
    'session-events.sql': {
      migration: 1764000000111,
      sha256: '9a01e7d5807367a51b242b4053cbe0678d936a2c71eb340e3b611f02bad2e78a',
    },
  };

export const triggerFolder = new URL('../triggers/', import.meta.url);

/** @param migration number of the calling migration: loads the files that `triggerFiles` lists under it */
export async function loadTriggers(db: Pick<QueryRunner, 'query'>, migration: number): Promise<void> {
  for (const [file, newest] of Object.entries(triggerFiles)) {
    if (newest.migration === migration) await db.query(await readFile(new URL(file, triggerFolder), 'utf8'));
  }
}
