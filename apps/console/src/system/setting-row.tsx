/** One setting: its name and meaning at the left, its value and where that comes from at the right. */
import { useTranslation } from 'react-i18next';
import { Chip } from '../ui/chip.js';
import type { Setting } from './address.js';
import styles from './settings.module.css';

/** Whether another value than the default is in force. The values of secrets are not known. */
export const isChanged = ({ source, secret, set, value, default: fallback }: Setting): boolean =>
  secret ? set : source !== 'default' && value !== fallback;

export function SettingRow({ setting }: { readonly setting: Setting }) {
  const { t } = useTranslation('settings');
  const { name, description, secret, set, value, source, default: fallback } = setting;
  const isOther = isChanged(setting);
  return (
    <li data-changed={isOther || undefined}>
      <div>
        <h3 className={styles.name}>
          <code>{name}</code>
        </h3>
        <p className={styles.description}>{description}</p>
      </div>
      <div className={styles.value}>
        <p dir="auto">
          {value === null ? (
            <span className={styles.none}>{secret && set ? t('hidden') : t('notSet')}</span>
          ) : (
            <code>{value}</code>
          )}
        </p>
        <p className={styles.source}>
          {isOther && <Chip>{t('changed')}</Chip>}
          <span>{t(`sources.${source}`)}</span>
          {isOther && !secret && (
            <span>
              {t('default')} {fallback === null ? t('notSet') : <code dir="auto">{fallback}</code>}
            </span>
          )}
        </p>
      </div>
    </li>
  );
}
