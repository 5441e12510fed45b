/** For accounts that administer nothing. */
import { useTranslation } from 'react-i18next';
import { gatehouse } from '../api/client.js';
import { AnchorButton } from '../ui/button.js';
import { Empty } from '../ui/empty.js';
import { Screen } from '../ui/screen.js';

export function NoAccess() {
  const { t } = useTranslation();
  return (
    <Screen title={t('noAccess.title')}>
      <Empty text={t('noAccess.text')}>
        <AnchorButton href={gatehouse.accountUrl()}>{t('myAccount')}</AnchorButton>
      </Empty>
    </Screen>
  );
}
