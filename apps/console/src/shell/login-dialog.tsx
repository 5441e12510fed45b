/** The session has ended while somebody works: they log in in another tab, and what they did continues. */
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { gatehouse, login } from '../api/client.js';
import { AnchorButton } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';

export default function LoginDialog() {
  const { t } = useTranslation();
  // The other tab says so when it has logged in.
  useEffect(() => gatehouse.onSessionChange((event) => event === 'start' && login.settle(true)), []);
  return (
    <Dialog title={t('login.title')} isOpen onClose={() => login.settle(false)}>
      <p>{t('login.why')}</p>
      <p>
        <AnchorButton
          look="primary"
          href={gatehouse.loginUrl({ returnTo: new URL('logged-in', document.baseURI).href })}
          target="_blank"
          rel="opener"
        >
          {t('login.action')}
        </AnchorButton>
      </p>
    </Dialog>
  );
}
