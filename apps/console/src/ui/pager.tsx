/** Pages of a list that is read in order of a key: there are no page numbers, only the neighbours. */
import { ChevronLeft, ChevronRight, ChevronsLeft } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.js';
import { type ListAddress, useAddressChange } from './list-address.js';
import styles from './pager.module.css';

interface PagerProps {
  /** The page that is shown, with the cursors of its neighbours. */
  readonly page: { readonly next: string | null; readonly previous?: string | null } | undefined;
  /** Where the page is in the list. */
  readonly address: Pick<ListAddress, 'after' | 'before'>;
  /** Whether the list reads `before`. */
  readonly isReversible?: boolean;
}

export function Pager({ page, address: { after, before }, isReversible = false }: PagerProps) {
  const { t } = useTranslation();
  const change = useAddressChange();
  const isFirst = (after ?? before) === undefined;
  const { next, previous } = page ?? {};
  if (isFirst && !next) return null;
  return (
    <nav className={styles.pager} aria-label={t('pages')}>
      <Button onClick={() => change({})} disabled={isFirst}>
        <ChevronsLeft size={16} aria-hidden />
        {t('first')}
      </Button>
      {isReversible && previous && (
        <Button onClick={() => change({ before: previous })}>
          <ChevronLeft size={16} aria-hidden />
          {t('previous')}
        </Button>
      )}
      <Button onClick={() => next && change({ after: next })} disabled={!next}>
        {t('next')}
        <ChevronRight size={16} aria-hidden />
      </Button>
    </nav>
  );
}
