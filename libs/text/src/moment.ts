/** Moments as callers write them: ISO 8601 with an offset, so that nobody means another one. */

/** Four digits for the year: PostgreSQL and JavaScript read all of these alike. */
const written = /^(\d{4})-(\d\d)-(\d\d)T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)$/;

/** @returns undefined for other text, and for days that no month has, which `Date` moves to the next month */
export function parseMoment(text: string): Date | undefined {
  const [, year, month, day] = written.exec(text) ?? [];
  if (year === undefined) return undefined;
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  const moment = new Date(text);
  return Number(day) <= last && !Number.isNaN(moment.getTime()) ? moment : undefined;
}
