/** How much guessing of passwords and codes is borne, and for how long a browser counts as known. */
import type { CleanedEnv } from 'envalid';
import { wholeOr } from './variable-kinds.js';

const day = 24 * 3600;
const most = 1_000_000;

export const throttleVariables = {
  THROTTLE_SECONDS: wholeOr(900, 1, day, 'Window in which wrong passwords and codes are counted, in seconds'),
  THROTTLE_ACCOUNT_ATTEMPTS: wholeOr(
    10,
    1,
    most,
    'Wrong passwords or codes for one account in a window; a device it knows has as many of its own',
  ),
  THROTTLE_ACCOUNT_DAY_ATTEMPTS: wholeOr(100, 1, most, 'The same in a day'),
  THROTTLE_ADDRESS_ATTEMPTS: wholeOr(
    100,
    1,
    most,
    'Wrong passwords or codes from one address (of IPv6: one /64) in a window',
  ),
  KNOWN_DEVICE_SECONDS: wholeOr(
    180 * day,
    60,
    400 * day,
    'How long a browser is known to an account after its last login there, in seconds',
  ),
};

type ThrottleEnv = CleanedEnv<typeof throttleVariables>;

export class ThrottleSettings {
  /** Seconds. */
  readonly window: number;
  /** In a window. */
  readonly accountAttempts: number;
  /** In a day. */
  readonly accountDayAttempts: number;
  /** In a window. */
  readonly addressAttempts: number;
  /** Seconds. */
  readonly knownDeviceLife: number;

  constructor(env: ThrottleEnv) {
    this.window = env.THROTTLE_SECONDS;
    this.accountAttempts = env.THROTTLE_ACCOUNT_ATTEMPTS;
    this.accountDayAttempts = env.THROTTLE_ACCOUNT_DAY_ATTEMPTS;
    this.addressAttempts = env.THROTTLE_ADDRESS_ATTEMPTS;
    this.knownDeviceLife = env.KNOWN_DEVICE_SECONDS;
  }

  static faults(env: Partial<ThrottleEnv>): string[] {
    const { THROTTLE_ACCOUNT_ATTEMPTS: window, THROTTLE_ACCOUNT_DAY_ATTEMPTS: wholeDay } = env;
    return window && wholeDay && window > wholeDay
      ? ['THROTTLE_ACCOUNT_ATTEMPTS must not exceed THROTTLE_ACCOUNT_DAY_ATTEMPTS']
      : [];
  }
}
