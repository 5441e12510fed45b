/** Requests of other services that could not be processed: why, when and where, without what they contain. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, dataOf, type Schemas } from '../api/client.js';
import type { Column } from '../ui/column.js';
import { DataTable } from '../ui/data-table.js';
import { Empty } from '../ui/empty.js';
import { Filter, Filters } from '../ui/filters.js';
import { useAddressChange } from '../ui/list-address.js';
import { Moment } from '../ui/moment.js';
import { Pager } from '../ui/pager.js';
import { type DeadLettersAddress, reasons } from './address.js';
import styles from './dead-letters.module.css';
import { EventsFrame } from './frame.js';

type DeadLetter = Schemas['DeadLetterDto'];

const route = getRouteApi('/events/dead-letters');
const pageSize = 50;

const countsQuery = {
  queryKey: ['dead-letters', 'counts'],
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    dataOf(api.GET('/api/v1/dead-letters/counts', { signal })),
};

function deadLettersQuery({ reason, after, before }: DeadLettersAddress) {
  const query = { limit: pageSize, reason, after, before };
  return {
    queryKey: ['dead-letters', query],
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      dataOf(api.GET('/api/v1/dead-letters', { params: { query }, signal })),
    placeholderData: keepPreviousData,
  };
}

export function DeadLetters() {
  const { t, i18n } = useTranslation('events');
  const address = route.useSearch();
  const change = useAddressChange<DeadLettersAddress>();
  const counts = useQuery(countsQuery);
  const page = useQuery(deadLettersQuery(address));
  const { reason } = address;
  const number = (value: number) => new Intl.NumberFormat(i18n.language).format(value);
  const columns: Column<DeadLetter>[] = [
    { key: 'reason', header: t('reason'), cell: ({ reason }) => t(`reasons.${reason}`) },
    { key: 'count', header: t('count'), cell: ({ count }) => number(count), isNumeric: true },
    { key: 'bytes', header: t('bytes'), cell: ({ bytes }) => number(bytes), isNumeric: true },
    { key: 'place', header: t('place'), cell: placeOf },
    { key: 'id', header: t('correlationId'), cell: ({ correlation_id }) => correlation_id },
    { key: 'at', header: t('recordedAt'), cell: ({ recorded_at }) => <Moment at={recorded_at} /> },
  ];
  const lastDay = Object.values(counts.data?.last_day ?? {}).reduce((sum, count) => sum + count, 0);
  const nothing = reason === undefined ? t('noDeadLetters') : t('noneOfReason');
  return (
    <EventsFrame>
      <p className={styles.note}>
        {t('whatDeadLettersAre')} {lastDay > 0 && t('lastDay', { count: lastDay })}
      </p>
      <Filters onClear={reason && (() => change({ reason: undefined }))}>
        <Filter
          label={t('reason')}
          any={t('anyReason')}
          value={reason}
          choices={reasons.map((value) => ({ value, label: t(`reasons.${value}`) }))}
          onChange={(reason) => change({ reason })}
        />
      </Filters>
      <DataTable
        label={t('deadLetters')}
        columns={columns}
        rows={page}
        rowKey={({ id }) => id}
        empty={<Empty text={counts.data?.uses_kafka === false ? t('noBrokerForRequests') : nothing} />}
      />
      <Pager page={page.data} address={address} isReversible />
    </EventsFrame>
  );
}

/** @returns the position as Kafka's own tools name it: `auth_request 0: 41–43` */
function placeOf({ topic, partition, first_offset, last_offset }: DeadLetter): string {
  const offsets = first_offset === last_offset ? first_offset : `${first_offset}–${last_offset}`;
  return `${topic} ${partition}: ${offsets}`;
}
