/** Holds the place of what is still loading. */
import { useTranslation } from 'react-i18next';
import { Card } from './screen.js';
import styles from './skeleton.module.css';

export function SkeletonLine() {
  return <span className={styles.line} />;
}

export function SkeletonCard({ lines = 6 }: { readonly lines?: number }) {
  const { t } = useTranslation();
  return (
    <Card>
      <p className="visually-hidden" role="status">
        {t('loading')}
      </p>
      <div className={styles.lines} aria-hidden="true">
        {Array.from({ length: lines }, (_, line) => (
          <SkeletonLine key={line} />
        ))}
      </div>
    </Card>
  );
}
