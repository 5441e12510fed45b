/** Pages of a list that is read in order of a key: there are no page numbers, only the neighbours. */
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.js';
import styles from './pager.module.css';

interface PagerProps {
  /** Goes to the page before; undefined on the first page. */
  readonly onPrevious: (() => void) | undefined;
  /** Undefined on the last page. */
  readonly onNext: (() => void) | undefined;
}

export function Pager({ onPrevious, onNext }: PagerProps) {
  const { t } = useTranslation();
  if (!onPrevious && !onNext) return null;
  return (
    <nav className={styles.pager} aria-label={t('pages')}>
      <Button onClick={onPrevious} disabled={!onPrevious}>
        <ChevronLeft size={16} aria-hidden />
        {t('previous')}
      </Button>
      <Button onClick={onNext} disabled={!onNext}>
        {t('next')}
        <ChevronRight size={16} aria-hidden />
      </Button>
    </nav>
  );
}
