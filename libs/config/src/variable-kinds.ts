/** The kinds of variable the settings are made of, each refusing a wrong value with a sentence that says what fits. */
import { EnvError, makeValidator } from 'envalid';

/** A whole number in a range. */
export const whole = (min: number, max: number) =>
  makeValidator<number>((input) => {
    const value = Number(input);
    if (!Number.isSafeInteger(value) || value < min || value > max) {
      throw new EnvError(`must be a whole number from ${min} to ${max}`);
    }
    return value;
  })();

/** `whole(…)` with a default. */
export const wholeOr = (fallback: number, min: number, max: number, desc: string) => ({
  ...whole(min, max),
  default: fallback,
  desc,
});

/** On or off, in the spellings the old `.env` files use. */
export const flag = makeValidator<boolean>((input) => {
  const value = input.trim().toLowerCase();
  if (['1', 'true', 'yes', 'on'].includes(value)) return true;
  if (['0', 'false', 'no', 'off'].includes(value)) return false;
  throw new EnvError('must be 1 or 0');
});

export type StartTls = 'off' | 'opportunistic' | 'required';

/** How STARTTLS is used; the old `.env` files say True and False, where False uses it if the server offers it. */
export const startTls = makeValidator<StartTls>((input) => {
  const value = input.trim().toLowerCase();
  if (value === 'off' || value === 'opportunistic' || value === 'required') return value;
  if (['1', 'true', 'yes', 'on'].includes(value)) return 'required';
  if (['0', 'false', 'no'].includes(value)) return 'opportunistic';
  throw new EnvError('must be off, opportunistic or required');
});

const dateTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;

/** A moment, with its offset, so that no process can read it otherwise than another (ISO 8601). */
export const moment = makeValidator<Date>((input) => {
  if (!dateTime.test(input) || Number.isNaN(Date.parse(input))) {
    throw new EnvError('must be a moment such as 2027-01-31T12:00:00Z');
  }
  return new Date(input);
});

/** Comma-separated list; whitespace is trimmed. */
export const list = makeValidator<string[]>((input) =>
  input
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== ''),
);

/** A web address without a trailing slash. */
export const webAddress = makeValidator<string>((input) => {
  if (!URL.canParse(input) || !/^https?:$/.test(new URL(input).protocol)) {
    throw new EnvError('must be an address such as https://auth.example.com');
  }
  return input.replace(/\/+$/, '');
});

/** `#rrggbb`. */
export const colour = makeValidator<string>((input) => {
  if (/^#[0-9a-f]{6}$/i.test(input)) return input.toLowerCase();
  throw new EnvError('must be a colour such as #2c5ec9');
});

/** `name@example.com` or `Name <name@example.com>`; one line, because it becomes a header. */
export const mailSender = makeValidator<string>((input) => {
  if (/^[^<>\r\n]*<[^\s<>@]+@[^\s<>@]+>$|^[^\s<>@]+@[^\s<>@]+$/.test(input)) return input;
  throw new EnvError('must look like Gatehouse <no-reply@example.com>');
});

/** `kafka://host:port`, commas for more → `host:port` each. The scheme may be left out. */
export const brokers = makeValidator<string[]>((input) =>
  input.split(',').map((item) => {
    const address = item.trim().replace(/^kafka:\/\//, '');
    if (!/^(\[[0-9a-f:]+\]|[\w.-]+):\d{1,5}$/i.test(address)) {
      throw new EnvError('must look like kafka://host:9094, commas for more');
    }
    return address;
  }),
);

/** A time zone of the tz database. */
export const timeZone = makeValidator<string>((input) => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: input }).resolvedOptions().timeZone;
  } catch {
    throw new EnvError('must be a time zone such as Europe/Moscow');
  }
});

/** A connection address of one of the given schemes; the value itself is never repeated in the fault. */
export const connection = (...schemes: string[]) =>
  makeValidator<string>((input) => {
    if (!URL.canParse(input) || !schemes.includes(new URL(input).protocol.replace(':', ''))) {
      throw new EnvError(`must be an address that starts with ${schemes.map((s) => `${s}://`).join(' or ')}`);
    }
    return input;
  });
