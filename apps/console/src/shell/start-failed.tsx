/** The gateway could not say who is logged in. */
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.js';
import { Problem } from '../ui/problem.js';
import styles from './start-failed.module.css';

export function StartFailed({ error }: { readonly error: unknown }) {
  const { t } = useTranslation();
  return (
    <main className={styles.failed}>
      <h1>{t('failure.title')}</h1>
      <Problem error={error}>
        <Button onClick={() => location.reload()}>{t('tryAgain')}</Button>
      </Problem>
    </main>
  );
}
