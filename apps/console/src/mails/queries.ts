/** The mails, how many wait and failed, and how failed ones are sent again. */
import { keepPreviousData, useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { changed } from '../api/changed.js';
import { api, dataOf } from '../api/client.js';
import { focusTitle } from '../ui/focus-title.js';
import type { MailsAddress } from './address.js';

const pageSize = 50;

/** Milliseconds between two readings of an open screen: mails leave meanwhile. */
const interval = 15_000;

export function mailsQuery({ search, state, template, sort, after, before }: MailsAddress) {
  const query = { limit: pageSize, total: true, recipient: search, state, template, sort, after, before };
  return {
    queryKey: ['mails', query],
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      dataOf(api.GET('/api/v1/mails', { params: { query }, signal })),
    placeholderData: keepPreviousData,
    refetchInterval: interval,
  };
}

export const countsQuery = {
  queryKey: ['mails', 'counts'],
  queryFn: ({ signal }: { signal: AbortSignal }) => dataOf(api.GET('/api/v1/mails/counts', { signal })),
  refetchInterval: interval,
};

export function useResend() {
  const { t } = useTranslation('mails');
  return useMutation({
    mutationFn: (id: string) => api.POST('/api/v1/mails/{id}/retry', { params: { path: { id } } }),
    onSuccess: async () => {
      await changed(t('resent', { count: 1 }));
      // The row that had the focus may be gone.
      focusTitle();
    },
  });
}
