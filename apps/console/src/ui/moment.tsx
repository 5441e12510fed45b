/** A moment as people say it ("3 hours ago"), with the exact one in the title. */
import { useTranslation } from 'react-i18next';

const units = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const satisfies readonly (readonly [Intl.RelativeTimeFormatUnit, number])[];

export function Moment({ at }: { readonly at: string | null }) {
  const { i18n, t } = useTranslation();
  if (at === null) return <span>{t('never')}</span>;
  return (
    <time dateTime={at} title={exactMoment(at, i18n.language)}>
      {relativeMoment(at, i18n.language)}
    </time>
  );
}

/** In the time zone of the browser. */
export function exactMoment(at: string, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'medium' }).format(new Date(at));
}

export function relativeMoment(at: string, language: string, now = Date.now()): string {
  const seconds = (new Date(at).getTime() - now) / 1000;
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const unit = units.find(([, length]) => Math.abs(seconds) >= length);
  return unit
    ? format.format(Math.trunc(seconds / unit[1]), unit[0])
    : format.format(Math.trunc(seconds), 'second');
}
