/** Opens the search over everything: a button in the header, `/` and Ctrl+K. The code of the search is loaded for it. */
import { Search } from 'lucide-react';
import { lazy, Suspense, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './search-button.module.css';

const loadDialog = () => import('./search-dialog.js');
const SearchDialog = lazy(loadDialog);

const isMac = navigator.userAgent.includes('Mac');

export function SearchButton() {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const early = useRef<string>(undefined);
  const open = () => {
    if (isOpen) return;
    early.current = '';
    setOpen(true);
  };
  const takeEarly = () => {
    const text = early.current ?? '';
    early.current = undefined;
    return text;
  };
  useSearchKeys(open);
  // What is typed before the field of the search is there must not be lost.
  useKeys((event) => {
    const { key, ctrlKey, metaKey, altKey } = event;
    if (early.current === undefined || key.length > 1 || ctrlKey || metaKey || altKey) return;
    event.preventDefault();
    early.current += key;
  });
  return (
    <>
      <button
        type="button"
        className={styles.open}
        aria-haspopup="dialog"
        aria-keyshortcuts={isMac ? 'Meta+K' : 'Control+K'}
        onPointerEnter={() => void loadDialog()}
        onClick={open}
      >
        <Search size={16} aria-hidden />
        <span className={styles.label}>{t('search')}</span>
        <kbd className={styles.keys} aria-hidden>
          {isMac ? '⌘K' : 'Ctrl K'}
        </kbd>
      </button>
      <Suspense>{isOpen && <SearchDialog takeEarly={takeEarly} onClose={() => setOpen(false)} />}</Suspense>
    </>
  );
}

/** `/` focuses the search of the screen, if it has one. Ctrl+K and ⌘K open the search over everything from anywhere. */
function useSearchKeys(open: () => void): void {
  useKeys((event) => {
    if (!isSearchKey(event) || hasDialog()) return;
    event.preventDefault();
    const ofScreen = isSlash(event) && document.querySelector<HTMLElement>('[data-list-search]');
    if (ofScreen) ofScreen.focus();
    else open();
  });
}

function useKeys(onKey: (event: KeyboardEvent) => void): void {
  // Before the next key can come.
  useLayoutEffect(() => {
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [onKey]);
}

const hasDialog = () => document.querySelector('[role=dialog], [role=alertdialog]') !== null;

/** By the place of the keys, which have other letters in other layouts. */
const isSlash = ({ key, code }: KeyboardEvent) => key === '/' || (key === '.' && code === 'Slash');

function isSearchKey(event: KeyboardEvent): boolean {
  const { ctrlKey, metaKey, altKey, shiftKey, code } = event;
  if (code === 'KeyK' && (isMac ? metaKey : ctrlKey) && !altKey && !shiftKey) return true;
  const isTyping = (event.target as Element).closest('input, textarea, select, [contenteditable]');
  return isSlash(event) && !ctrlKey && !metaKey && !altKey && !isTyping;
}
