/** The frame of the console: navigation at the side, the account at the top, and the screen. */
import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { Menu } from 'lucide-react';
import { Suspense, useEffect, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useCaller } from '../api/caller.js';
import { apiUrl, brandName, login, stepUp } from '../api/client.js';
import type { Prompt } from '../api/prompt.js';
import { SearchButton } from '../search/search-button.js';
import { done } from '../ui/done.js';
import { AccountButton } from './account-button.js';
import { lazyPart } from './lazy-part.js';
import { navigationOf } from './navigation.js';
import { NoAccess } from './no-access.js';
import { Notices } from './notices.js';
import styles from './shell.module.css';

const StepUpDialog = lazyPart(
  () => import('./step-up-dialog.js'),
  () => stepUp.settle(false),
);
const LoginDialog = lazyPart(
  () => import('./login-dialog.js'),
  () => login.settle(false),
);
const Toasts = lazyPart(() => import('../ui/toasts.js'));

export function Shell() {
  const { t } = useTranslation();
  const caller = useCaller();
  const { pathname } = useLocation();
  const [isOpen, setOpen] = useState(false);
  useEffect(() => setOpen(false), [pathname]);
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#main" onClick={skipToMain}>
        {t('skip')}
      </a>
      <header className={styles.bar}>
        <button
          type="button"
          className={styles.drawer}
          aria-label={t('navigation')}
          aria-expanded={isOpen}
          aria-controls="navigation"
          onClick={() => setOpen(!isOpen)}
        >
          <Menu size={20} aria-hidden />
        </button>
        <Link to="/" className={styles.brand}>
          <img src={apiUrl('/account/assets/logo.svg')} alt="" width="28" height="28" />
          {brandName}
        </Link>
        {caller.mayEnter && <SearchButton />}
        <AccountButton />
      </header>
      <nav
        id="navigation"
        className={styles.side}
        aria-label={t('navigation')}
        data-open={isOpen || undefined}
      >
        {navigationOf(caller).map(({ group, items }) => (
          <div key={group}>
            {group !== 'start' && <h2 className={styles.group}>{t(`groups.${group}`)}</h2>}
            <ul>
              {items.map(({ name, to, Icon }) => (
                <li key={name}>
                  <Link to={to} activeOptions={{ exact: to === '/' }} className={styles.item}>
                    <Icon size={16} aria-hidden />
                    {t(`screens.${name}`)}
                  </Link>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </nav>
      <main id="main" tabIndex={-1} className={styles.main}>
        {/* A screen whose code or texts are still loaded must not hide the frame, which may have the focus. */}
        <Suspense>{caller.mayEnter ? <Outlet /> : <NoAccess />}</Suspense>
      </main>
      <Notices />
      <Suspense>
        {useIsOpen(stepUp) && <StepUpDialog />}
        {useIsOpen(login) && <LoginDialog />}
        {useSyncExternalStore(done.subscribe, done.hasSome) && <Toasts />}
      </Suspense>
    </div>
  );
}

const useIsOpen = (prompt: Prompt): boolean => useSyncExternalStore(prompt.subscribe, prompt.isOpen);

/** The fragment would be one of the address in <base>. */
function skipToMain(event: { preventDefault: () => void }): void {
  event.preventDefault();
  document.getElementById('main')?.focus();
}
