/** Converts a birth date to a calendar day, in every accepted format. See decision 10. */
import { fault, type FieldFault } from '#errors';

const iso =
  /^(\d{4}-\d\d-\d\d)(?:[T ](([01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:[.,]\d{1,9})?)?)(Z|[+-][0-2]\d(?::?[0-5]\d)?)?)?$/;

const hour = 3_600_000;

/** Hours; the greatest offset ahead of UTC. */
const furthestEast = 14;

/** A full hour from this hour on is interpreted as midnight in a zone further east. */
const firstEasternHour = 16;

const earliest = '1900-01-01';

const isUtc = (offset: string | undefined) => offset !== undefined && /^(Z|[+-]00(:?00)?)$/.test(offset);

function isCalendarDay(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** `YYYY-MM-DD HH` of an instant in a zone. */
function localHour(instant: Date, zone: string): string {
  let clock = clocks.get(zone);
  if (!clock) {
    const [numeric, digits] = ['numeric', '2-digit'] as const;
    const parts = { year: numeric, month: digits, day: digits, hour: digits, hourCycle: 'h23' } as const;
    // The Swedish locale formats dates like ISO 8601.
    clock = new Intl.DateTimeFormat('sv-SE', { ...parts, timeZone: zone });
    clocks.set(zone, clock);
  }
  return clock.format(instant);
}

/**
 * Returns the day in the deployment's time zone. Exception: midnight in a zone further east, as date pickers there send
 * it, is the day that begins there.
 * @param zone of the tz database
 */
export function dayOfInstant(instant: Date, zone: string): string {
  const [day = '', hourOfDay = ''] = localHour(instant, zone).split(' ');
  const isSharp = instant.getTime() % hour === 0;
  const isMidnightSomewhere = 24 - instant.getUTCHours() <= furthestEast;
  if (!isSharp || !isMidnightSomewhere || Number(hourOfDay) < firstEasternHour) return day;
  return new Date(Date.parse(`${day}T00:00:00Z`) + 24 * hour).toISOString().slice(0, 10);
}

/**
 * A date, with or without a time, is the day it states in its own offset. An instant in UTC is converted to `zone`.
 * @param text accepted by `birthDateFault`
 * @returns `YYYY-MM-DD`
 */
export function birthDay(text: string, zone: string): string {
  const [, day = text, time, , offset] = iso.exec(text) ?? [];
  if (!isUtc(offset)) return day;
  return dayOfInstant(new Date(`${day}T${time!.replace(',', '.')}Z`), zone);
}

/** @returns the fault of a birth date. Accepted: from 1900 to the current day anywhere on earth. */
export function birthDateFault(text: string): FieldFault | undefined {
  const day = iso.exec(text)?.[1];
  if (day === undefined || !isCalendarDay(day)) return fault('date_invalid');
  if (day < earliest) return fault('date_too_early');
  const today = new Date(Date.now() + furthestEast * hour).toISOString().slice(0, 10);
  return day > today ? fault('date_in_future') : undefined;
}

/** @returns the profile, or changes of one, with the birth date as `YYYY-MM-DD` */
export function withBirthDay<Given extends { readonly birth_date?: string }>(
  profile: Given,
  zone: string,
): Given {
  const { birth_date: text } = profile;
  return text === undefined ? profile : { ...profile, birth_date: birthDay(text, zone) };
}
