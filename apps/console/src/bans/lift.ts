/** Removes the ban and the throttle of an account, an address or a network. */
import { useTranslation } from 'react-i18next';
import { api } from '../api/client.js';
import { useRowChange } from '../api/row-change.js';

export function useLift() {
  const { t } = useTranslation('bans');
  return useRowChange(
    (target: string) => api.DELETE('/api/v1/bans', { body: { target } }),
    (target) => t('lifted', { target }),
  );
}
