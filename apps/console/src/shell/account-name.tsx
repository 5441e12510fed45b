/** Who is logged in, as the label of the account menu. */
import { ChevronDown } from 'lucide-react';
import { useCaller } from '../api/caller.js';
import styles from './account-menu.module.css';

export function AccountName() {
  const { account } = useCaller();
  return (
    <>
      <span className={styles.name} dir="auto">
        {account.name || account.email}
      </span>
      <ChevronDown size={16} aria-hidden />
    </>
  );
}
