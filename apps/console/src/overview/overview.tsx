/** Whether all is well, at a glance. */
import { useTranslation } from 'react-i18next';
import { Screen } from '../ui/screen.js';

export function Overview() {
  const { t } = useTranslation('overview');
  return <Screen title={t('title')}>…</Screen>;
}
