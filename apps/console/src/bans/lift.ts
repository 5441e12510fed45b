/** Removes the ban and the throttle of an account, an address or a network. */
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { changed } from '../api/changed.js';
import { api } from '../api/client.js';
import { focusTitle } from '../ui/focus-title.js';

export function useLift() {
  const { t } = useTranslation('bans');
  return useMutation({
    mutationFn: (target: string) => api.DELETE('/api/v1/bans', { body: { target } }),
    onSuccess: async (_, target) => {
      await changed(t('lifted', { target }));
      // The row that had the focus is gone.
      focusTitle();
    },
  });
}
