/** Inserts sessions without a login. */
import type { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { startSession } from '../../../libs/auth/src/session/session.store.js';
import { stranger } from '../use-cases/accounts.js';

const limits = { refreshTokenLife: 86_400, absoluteLife: 100_000 };

/** @returns its id; undefined if the user must use a second factor */
export async function addSession(
  database: DataSource,
  userId: number,
  client = stranger,
  secondFactor?: 'totp' | 'passkey',
): Promise<string | undefined> {
  const started = { sessionId: uuidv7(), userId, jti: uuidv7(), client, secondFactor };
  return (await startSession(database.manager, started, limits))?.sessionId;
}
