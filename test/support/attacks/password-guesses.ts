/** Password guesses from any address, as a trusted proxy reports it. */
import { type Answer, Browser } from '../http/browser.js';

export interface GuessedLogin {
  readonly email: string;
  readonly password?: string;
  /** X-Forwarded-For; left out without a proxy before the gateway. */
  readonly from?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** @param browser whose cookies are sent along; a new one by default */
export function guess(
  gateway: string,
  { email, password = 'not the password', from, headers = {} }: GuessedLogin,
  browser = new Browser(gateway),
): Promise<Answer> {
  const all = { ...headers, ...(from !== undefined && { 'X-Forwarded-For': from }) };
  return browser.post('/api/v1/login/', { email, password }, { headers: all });
}

/** Number of responses by status: `{401: 10, 429: 50}`. */
export function tally(answers: readonly Answer[]): Record<number, number> {
  const counts: Record<number, number> = {};
  for (const { status } of answers) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

let last = 0;

/** A new address on each call. */
export function newAddress(): string {
  last += 1;
  return `198.18.${last >> 8}.${last & 255}`;
}
