/** Opens the search over everything: a button in the header, `/` and Ctrl+K. The code of the search is loaded for it. */
import { Search } from 'lucide-react';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './search-button.module.css';

const loadDialog = () => import('./search-dialog.js');
const SearchDialog = lazy(loadDialog);

const isMac = navigator.userAgent.includes('Mac');

/** Milliseconds. Later than the screen, earlier than somebody searches: what is typed at once must not be lost. */
const preloadAfter = 1000;

export function SearchButton() {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  useSearchKeys(() => setOpen(true));
  useEffect(() => {
    const timer = setTimeout(() => void loadDialog(), preloadAfter);
    return () => clearTimeout(timer);
  }, []);
  return (
    <>
      <button
        type="button"
        className={styles.open}
        aria-label={t('search')}
        aria-haspopup="dialog"
        aria-keyshortcuts={isMac ? 'Meta+K' : 'Control+K'}
        onClick={() => setOpen(true)}
      >
        <Search size={16} aria-hidden />
        <span className={styles.label}>{t('search')}</span>
        <kbd className={styles.keys}>{isMac ? '⌘K' : 'Ctrl K'}</kbd>
      </button>
      <Suspense>{isOpen && <SearchDialog onClose={() => setOpen(false)} />}</Suspense>
    </>
  );
}

/** `/` focuses the search of the screen, if it has one. Ctrl+K and ⌘K open the search over everything from anywhere. */
function useSearchKeys(open: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!isSearchKey(event) || document.querySelector('[role=dialog], [role=alertdialog]')) return;
      event.preventDefault();
      const ofScreen = isSlash(event) && document.querySelector<HTMLElement>('[data-list-search]');
      if (ofScreen) ofScreen.focus();
      else open();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [open]);
}

/** By the place of the keys, which have other letters in other layouts. */
const isSlash = ({ key, code }: KeyboardEvent) => key === '/' || (key === '.' && code === 'Slash');

function isSearchKey(event: KeyboardEvent): boolean {
  const { ctrlKey, metaKey, altKey, shiftKey, code } = event;
  if (code === 'KeyK' && (isMac ? metaKey : ctrlKey) && !altKey && !shiftKey) return true;
  const isTyping = (event.target as Element).closest('input, textarea, select, [contenteditable]');
  return isSlash(event) && !ctrlKey && !metaKey && !altKey && !isTyping;
}
