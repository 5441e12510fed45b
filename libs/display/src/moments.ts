/** Moments as people read them. */
import type { Language } from '#errors';

/** `27 November 2026 at 18:05`. @param timeZone of the tz database */
export function momentText(moment: Date, language: Language, timeZone: string): string {
  return new Intl.DateTimeFormat(localeOf(language), {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone,
  }).format(moment);
}

/** `27 November 2026 at 18:05 (GMT+3)`: for mails, which are read far from the settings of the service. */
export function zonedMomentText(moment: Date, language: Language, timeZone: string): string {
  const format = new Intl.DateTimeFormat(localeOf(language), { timeZone, timeZoneName: 'short' });
  const zone = format.formatToParts(moment).find(({ type }) => type === 'timeZoneName')!.value;
  return `${momentText(moment, language, timeZone)} (${zone})`;
}

/** Days before months, as in most of the world. */
const localeOf = (language: Language) => (language === 'en' ? 'en-GB' : language);
