/** Pages of a list that is read in order of a key: there are no page numbers, only the neighbours. */
import { ChevronLeft, ChevronRight, ChevronsLeft } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.js';
import styles from './pager.module.css';

interface PagerProps {
  /** Undefined on the first page. */
  readonly onFirst: (() => void) | undefined;
  /** For lists that can be read backwards; undefined on the first page. */
  readonly onPrevious?: (() => void) | undefined;
  /** Undefined on the last page. */
  readonly onNext: (() => void) | undefined;
}

export function Pager({ onFirst, onPrevious, onNext }: PagerProps) {
  const { t } = useTranslation();
  if (!onFirst && !onNext) return null;
  return (
    <nav className={styles.pager} aria-label={t('pages')}>
      <Button onClick={onFirst} disabled={!onFirst}>
        <ChevronsLeft size={16} aria-hidden />
        {t('first')}
      </Button>
      {onPrevious && (
        <Button onClick={onPrevious}>
          <ChevronLeft size={16} aria-hidden />
          {t('previous')}
        </Button>
      )}
      <Button onClick={onNext} disabled={!onNext}>
        {t('next')}
        <ChevronRight size={16} aria-hidden />
      </Button>
    </nav>
  );
}
