/** What needs a person. Empty on a good day, and says so. */
import { CircleCheck, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../api/client.js';
import { exactMoment } from '../ui/moment.js';
import { Card } from '../ui/screen.js';
import styles from './overview.module.css';

export function Attention({ items }: { readonly items: readonly Schemas['AttentionDto'][] }) {
  const { t, i18n } = useTranslation('overview');
  const shown = (value: unknown) =>
    typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value)
      ? exactMoment(value, i18n.language)
      : String(value);
  return (
    <Card title={t('attention.title')}>
      {items.length === 0 ? (
        <p className={styles.good}>
          <CircleCheck size={20} aria-hidden /> {t('attention.none')}
        </p>
      ) : (
        <ul className={styles.attention}>
          {items.map(({ code, parameters }) => (
            <li key={code + JSON.stringify(parameters)}>
              <TriangleAlert size={20} aria-hidden />
              {t(`attention.${code}`, {
                ...Object.fromEntries(
                  Object.entries(parameters).map(([name, value]) => [name, shown(value)]),
                ),
                count: Number(parameters['count'] ?? 0),
              })}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
