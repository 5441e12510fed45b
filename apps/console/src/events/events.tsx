/** Events for other services that wait for their publication, or that the broker refused; and why they wait. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, dataOf, type Schemas } from '../api/client.js';
import { useRowChange } from '../api/row-change.js';
import type { Column } from '../ui/column.js';
import { DataTable } from '../ui/data-table.js';
import { Empty } from '../ui/empty.js';
import { Facts } from '../ui/facts.js';
import { Filter, Filters } from '../ui/filters.js';
import { useAddressChange } from '../ui/list-address.js';
import { ActionMenu } from '../ui/menu.js';
import { Moment } from '../ui/moment.js';
import { Pager } from '../ui/pager.js';
import { Problem } from '../ui/problem.js';
import { Card } from '../ui/screen.js';
import { type EventsAddress, eventStates } from './address.js';
import { EventsFrame } from './frame.js';

type Event = Schemas['OutboxEventDto'];
type Counts = Schemas['EventCountsDto'];

const route = getRouteApi('/events');
const pageSize = 50;

const countsQuery = {
  queryKey: ['events', 'counts'],
  queryFn: ({ signal }: { signal: AbortSignal }) => dataOf(api.GET('/api/v1/events/counts', { signal })),
};

function eventsQuery({ state, after, before }: EventsAddress) {
  const query = { limit: pageSize, state: state ?? ('waiting' as const), after, before };
  return {
    queryKey: ['events', query],
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      dataOf(api.GET('/api/v1/events', { params: { query }, signal })),
    placeholderData: keepPreviousData,
  };
}

export function Events() {
  const { t } = useTranslation('events');
  const address = route.useSearch();
  const change = useAddressChange<EventsAddress>();
  const counts = useQuery(countsQuery);
  const page = useQuery(eventsQuery(address));
  const { state } = address;
  const retry = useRowChange(
    ({ id }: Event) => api.POST('/api/v1/events/{id}/retry', { params: { path: { id } } }),
    () => t('retried'),
  );
  const columns: Column<Event>[] = [
    { key: 'type', header: t('type'), cell: ({ type }) => type },
    {
      key: 'account',
      header: t('account'),
      cell: ({ user_id }) => (
        <Link to="/people/$userId" params={{ userId: user_id }}>
          {t('number', { number: user_id })}
        </Link>
      ),
    },
    { key: 'at', header: t('happenedAt'), cell: ({ happened_at }) => <Moment at={happened_at} /> },
    ...(state === 'refused'
      ? [
          {
            key: 'refused',
            header: t('refusedAt'),
            cell: ({ refused_at }: Event) => <Moment at={refused_at} />,
          },
        ]
      : []),
  ];
  const actions = (event: Event) => (
    <ActionMenu
      of={`${event.type}, ${t('number', { number: event.user_id })}`}
      actions={[{ label: t('retry'), onChoose: () => retry.mutate(event) }]}
    />
  );
  const nothing = state === 'refused' ? t('noneRefused') : t('noneWaiting');
  return (
    <EventsFrame>
      {counts.data && <State counts={counts.data} />}
      {retry.error && <Problem error={retry.error} takesFocus />}
      <Filters onClear={undefined}>
        <Filter
          label={t('state')}
          any={t('waitingOnes')}
          value={state}
          choices={eventStates.map((value) => ({ value, label: t(`states.${value}`) }))}
          onChange={(state) => change({ state })}
        />
      </Filters>
      <DataTable
        label={t('events')}
        columns={columns}
        rows={page}
        rowKey={({ id }) => id}
        actions={state === 'refused' ? actions : undefined}
        empty={<Empty text={counts.data?.publishes === false ? t('noBroker') : nothing} />}
      />
      <Pager page={page.data} address={address} isReversible />
    </EventsFrame>
  );
}

/** How many wait, and what the last attempt to publish said. */
function State({ counts }: { readonly counts: Counts }) {
  const { t } = useTranslation('events');
  const { publishes, waiting, waiting_since, refused, failures, failed_at, last_error } = counts;
  if (!publishes) return null;
  return (
    <Card>
      <Facts
        facts={[
          { name: t('waiting'), value: waiting },
          ...(waiting_since === null
            ? []
            : [{ name: t('waitingSince'), value: <Moment at={waiting_since} /> }]),
          { name: t('refused'), value: refused },
          ...(failures === 0
            ? []
            : [
                { name: t('attempts'), value: failures },
                { name: t('failedAt'), value: <Moment at={failed_at} /> },
                { name: t('lastError'), value: last_error },
              ]),
        ]}
      />
    </Card>
  );
}
