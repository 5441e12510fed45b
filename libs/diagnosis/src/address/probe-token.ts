/**
 * Proves to the gateway that a request comes from a diagnosis with the same SECRET_KEY: the gateway tells nobody else from which
 * address a request arrives.
 */
import { createHmac, type KeyObject, timingSafeEqual } from 'node:crypto';

export const probeHeader = 'x-diagnosis-token';

/** Milliseconds, either way: the clocks of two machines may differ. */
const life = 10 * 60_000;

/** @param now milliseconds since the epoch */
export const issueProbeToken = (key: KeyObject, now: number): string => `${now}.${signature(key, now)}`;

export function isProbeToken(keys: readonly KeyObject[], token: string, now: number): boolean {
  const [, time, signed] = /^(\d{13})\.([\w-]{43})$/.exec(token) ?? [];
  if (time === undefined || signed === undefined || Math.abs(now - Number(time)) > life) return false;
  const given = Buffer.from(signed);
  return keys.some((key) => timingSafeEqual(given, Buffer.from(signature(key, Number(time)))));
}

const signature = (key: KeyObject, time: number): string =>
  createHmac('sha256', key).update(`probe ${time}`).digest('base64url');
