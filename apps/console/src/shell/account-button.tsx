/** Opens the account menu, whose code is loaded with the first click. */
import { lazy, Suspense, useState } from 'react';
import { AccountName } from './account-name.js';
import styles from './account-menu.module.css';

const loadMenu = () => import('./account-menu.js');
const AccountMenu = lazy(loadMenu);

export function AccountButton() {
  const [isWanted, setWanted] = useState(false);
  const button = (
    <button
      type="button"
      className={styles.trigger}
      aria-haspopup="menu"
      onPointerEnter={() => void loadMenu()}
      onClick={() => setWanted(true)}
    >
      <AccountName />
    </button>
  );
  return isWanted ? (
    <Suspense fallback={button}>
      <AccountMenu />
    </Suspense>
  ) : (
    button
  );
}
