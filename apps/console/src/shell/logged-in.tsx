/** Tells somebody who logged in for another tab to go back to it. */
import { useTranslation } from 'react-i18next';
import { Empty } from '../ui/empty.js';
import { Screen } from '../ui/screen.js';

export function LoggedIn() {
  const { t } = useTranslation();
  return (
    <Screen title={t('loggedIn.title')}>
      <Empty text={t('loggedIn.text')} />
    </Screen>
  );
}
