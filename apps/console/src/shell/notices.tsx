/** What concerns every screen: the server has a newer console, or does not answer and is asked again. */
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useLongestWait } from '../api/retrying.js';
import { upgrade } from '../api/upgrade.js';
import { Button } from '../ui/button.js';
import styles from './notices.module.css';

export function Notices() {
  const { t } = useTranslation();
  const isOutdated = useSyncExternalStore(upgrade.subscribe, upgrade.hasHappened);
  const wait = useLongestWait();
  return (
    <div className={styles.notices}>
      <div role="status">{wait > 0 && <p className={styles.notice}>{t('retrying', { count: wait })}</p>}</div>
      {isOutdated && (
        <div className={styles.notice} role="alert">
          <p>{t('outdated.text')}</p>
          <Button onClick={() => location.reload()}>{t('outdated.reload')}</Button>
        </div>
      )}
    </div>
  );
}
