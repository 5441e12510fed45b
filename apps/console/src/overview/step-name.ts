/** Hours and days on the axis of a chart. */
import { useTranslation } from 'react-i18next';

/** @returns names the step that begins at a moment (ISO 8601), in the language of the console */
export function useStepName(step: 'hour' | 'day', timeZone: string): (start: string) => string {
  const { i18n } = useTranslation();
  const format = new Intl.DateTimeFormat(i18n.language, {
    timeZone,
    ...(step === 'hour' ? { timeStyle: 'short' } : { day: 'numeric', month: 'short' }),
  });
  return (start) => format.format(new Date(start));
}
