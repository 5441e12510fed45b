/** For addresses without a screen, and for things that are gone. */
import { useTranslation } from 'react-i18next';
import { LinkButton } from '../ui/button.js';
import { Empty } from '../ui/empty.js';
import { Screen } from '../ui/screen.js';

export function NotFound() {
  const { t } = useTranslation();
  return (
    <Screen title={t('notFound.title')}>
      <Empty text={t('notFound.text')}>
        <LinkButton to="/">{t('screens.overview')}</LinkButton>
      </Empty>
    </Screen>
  );
}
