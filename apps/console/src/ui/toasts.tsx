/** Short messages about what was done, which go away by themselves. */
import { Toast } from '@base-ui/react/toast';
import { Check, X } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { done } from './done.js';
import styles from './toasts.module.css';

const messages = Toast.createToastManager();

/** Loaded with the first message (`done.ts`). */
export default function Toasts() {
  useEffect(() => done.deliverTo((text) => void messages.add({ description: text })), []);
  return (
    <Toast.Provider toastManager={messages} timeout={5_000}>
      <Toast.Portal>
        <Toast.Viewport className={styles.viewport}>
          <List />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

function List() {
  const { t } = useTranslation();
  const { toasts } = Toast.useToastManager();
  return toasts.map((toast) => (
    <Toast.Root key={toast.id} toast={toast} className={styles.toast}>
      <Check size={20} aria-hidden />
      <Toast.Description className={styles.text} />
      <Toast.Close className={styles.close} aria-label={t('close')}>
        <X size={16} aria-hidden />
      </Toast.Close>
    </Toast.Root>
  ));
}
