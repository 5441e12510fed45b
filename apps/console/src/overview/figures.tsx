/** Five figures of now. */
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../api/client.js';
import styles from './overview.module.css';

export function Figures({ overview }: { readonly overview: Schemas['OverviewDto'] }) {
  const { t, i18n } = useTranslation('overview');
  const { t: shell } = useTranslation();
  const number = (value: number) => value.toLocaleString(i18n.language);
  const { sessions, mails, events, approvals_waiting, bans } = overview;
  const figures = [
    {
      name: t('figures.sessions'),
      value: sessions.exact
        ? number(sessions.count)
        : shell('about', { count: number(sessions.count) as never }),
    },
    { name: t('figures.mails'), value: number(mails.waiting) },
    { name: t('figures.events'), value: number(events?.waiting ?? 0) },
    { name: t('figures.approvals'), value: number(approvals_waiting) },
    { name: t('figures.bans'), value: number(bans) },
  ];
  return (
    <dl className={styles.figures}>
      {figures.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
