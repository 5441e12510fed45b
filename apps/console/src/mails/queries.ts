/** The mails, how many wait and failed, and how failed ones are sent again. */
import { keepPreviousData } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../api/client.js';
import { useRowChange } from '../api/row-change.js';
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
  return useRowChange(
    (id: string) => api.POST('/api/v1/mails/{id}/retry', { params: { path: { id } } }),
    () => t('resent', { count: 1 }),
  );
}
