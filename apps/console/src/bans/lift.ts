/** Removes the ban and the throttle of an account, an address or a network. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client.js';
import { showDone } from '../ui/done.js';
import { focusTitle } from '../ui/focus-title.js';

export function useLift() {
  const { t } = useTranslation('bans');
  const client = useQueryClient();
  return useMutation({
    mutationFn: (target: string) => api.DELETE('/api/v1/bans', { body: { target } }),
    onSuccess: async (_, target) => {
      showDone(t('lifted', { target }));
      await client.invalidateQueries({ queryKey: ['bans'] });
      // The row that had the focus is gone.
      focusTitle();
    },
  });
}
