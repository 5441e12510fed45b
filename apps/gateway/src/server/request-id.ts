/** The request id in logs and responses. */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

const harmless = /^[\w.-]{1,64}$/;

/** Keeps the id of a proxy if it is safe to repeat. Otherwise generates one. */
export function requestIdOf({ headers }: Pick<IncomingMessage, 'headers'>): string {
  const given = headers['x-request-id'];
  return typeof given === 'string' && harmless.test(given) ? given : randomUUID();
}
