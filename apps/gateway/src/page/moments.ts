/** Moments and days as people read them. */
import type { Language } from '#errors';

/** `27 November 2026 at 18:05`. @param timeZone of the tz database */
export function momentText(moment: Date, language: Language, timeZone: string): string {
  return new Intl.DateTimeFormat(localeOf(language), {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone,
  }).format(moment);
}

/** @param day as PostgreSQL has it: `2000-08-25` */
export function dayText(day: string, language: Language): string {
  return new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
}

/** Days before months, as in most of the world. */
const localeOf = (language: Language) => (language === 'en' ? 'en-GB' : language);
