/** What needs a person, with the way to where it is mended. Empty on a good day, and says so. */
import { Link } from '@tanstack/react-router';
import { CircleCheck, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useCaller } from '../api/caller.js';
import type { Schemas } from '../api/client.js';
import { exactMoment } from '../ui/moment.js';
import { Card } from '../ui/screen.js';
import { attentionLink } from './attention-links.js';
import styles from './overview.module.css';

export function Attention({ items }: { readonly items: readonly Schemas['AttentionDto'][] }) {
  const { t, i18n } = useTranslation('overview');
  const caller = useCaller();
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
              <Link {...attentionLink(code, caller)}>
                {t(`attention.${code}`, {
                  ...Object.fromEntries(
                    Object.entries(parameters).map(([name, value]) => [name, shown(value)]),
                  ),
                  count: Number(parameters['count'] ?? 0),
                })}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
