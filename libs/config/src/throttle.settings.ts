/** Rate limits of passwords, codes and requests, and how long a browser stays a known device. */
import type { CleanedEnv } from 'envalid';
import { whole, wholeOr } from './variable-kinds.js';

const day = 24 * 3600;
const most = 1_000_000;

/** Of what one network may ask for in a window, beside passwords. */
const ofNetwork = (what: string) => ({
  ...whole(1, most),
  default: undefined,
  desc: `${what} from one address (of IPv6: one /64) in a window. Left empty: twice THROTTLE_ADDRESS_ATTEMPTS`,
  example: '1000',
});

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
  THROTTLE_REGISTER_ATTEMPTS: ofNetwork('Registrations'),
  THROTTLE_ACTIVATE_ATTEMPTS: ofNetwork('Wrong codes and passwords at the confirmation of registrations,'),
  THROTTLE_RESET_ATTEMPTS: ofNetwork('Requests for a new password or another confirmation mail,'),
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
  /** In a window from one network, by act; acts that are not listed have `addressAttempts`. */
  readonly networkAttempts: Readonly<Partial<Record<string, number>>>;
  /** Seconds. */
  readonly knownDeviceLife: number;

  constructor(env: ThrottleEnv) {
    this.window = env.THROTTLE_SECONDS;
    this.accountAttempts = env.THROTTLE_ACCOUNT_ATTEMPTS;
    this.accountDayAttempts = env.THROTTLE_ACCOUNT_DAY_ATTEMPTS;
    this.addressAttempts = env.THROTTLE_ADDRESS_ATTEMPTS;
    const wide = 2 * env.THROTTLE_ADDRESS_ATTEMPTS;
    this.networkAttempts = {
      register: env.THROTTLE_REGISTER_ATTEMPTS ?? wide,
      activate: env.THROTTLE_ACTIVATE_ATTEMPTS ?? wide,
      reset: env.THROTTLE_RESET_ATTEMPTS ?? wide,
    };
    this.knownDeviceLife = env.KNOWN_DEVICE_SECONDS;
  }

  static faults(env: Partial<ThrottleEnv>): string[] {
    const { THROTTLE_ACCOUNT_ATTEMPTS: window, THROTTLE_ACCOUNT_DAY_ATTEMPTS: wholeDay } = env;
    return window && wholeDay && window > wholeDay
      ? ['THROTTLE_ACCOUNT_ATTEMPTS must not exceed THROTTLE_ACCOUNT_DAY_ATTEMPTS']
      : [];
  }
}
