/** All accounts: search while typing, filters, and a row for each that leads to the person. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, dataOf, type Schemas } from '../api/client.js';
import { LinkButton } from '../ui/button.js';
import { ColumnsMenu, useChosenColumns } from '../ui/chosen-columns.js';
import type { Column } from '../ui/column.js';
import { DataTable } from '../ui/data-table.js';
import { Empty } from '../ui/empty.js';
import { Filter, Filters, SearchField } from '../ui/filters.js';
import { choiceOf, useAddressChange } from '../ui/list-address.js';
import { Moment } from '../ui/moment.js';
import { Pager } from '../ui/pager.js';
import { useSelection } from '../ui/row-selection.js';
import { Screen } from '../ui/screen.js';
import { Total } from '../ui/total.js';
import { AccountState, rankOf } from './account-state.js';
import { type PeopleAddress, sorts, states, types } from './address.js';
import { BulkActions } from './bulk/bulk-actions.js';
import { ConfirmAction } from './confirm-action.js';
import { type AskedOf, RowMenu } from './row-menu.js';

type Account = Schemas['UserPageDto']['items'][number];

const route = getRouteApi('/people');
const pageSize = 50;

function peopleQuery({ search, type, state, sort, after, before }: PeopleAddress) {
  const flags = {
    active: { is_active: true },
    inactive: { is_active: false },
    deleted: { is_deleted: true },
  };
  const query = {
    limit: pageSize,
    total: true,
    search,
    type,
    sort,
    after,
    before,
    ...(state && flags[state]),
  };
  return {
    queryKey: ['users', query],
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      dataOf(api.GET('/api/v1/users', { params: { query }, signal })),
    placeholderData: keepPreviousData,
  };
}

export function People() {
  const { t } = useTranslation('people');
  const address = route.useSearch();
  const change = useAddressChange<PeopleAddress>();
  const page = useQuery(peopleQuery(address));
  const { search, type, state } = address;
  const isFiltered = search !== undefined || type !== undefined || state !== undefined;
  const [asked, setAsked] = useState<AskedOf>();
  const bar = useRef<HTMLElement>(null);
  const selection = useSelection<Account>(JSON.stringify([search, type, state]), {
    nameOf: ({ name, email }) => name || email,
    onEnter: () => bar.current?.querySelector('button')?.focus(),
  });
  const userIds = [...selection.keys].map(Number);
  const shown = page.data?.items.filter(({ user_id }) => selection.keys.has(user_id)).length ?? 0;
  const columns: Column<Account>[] = [
    { key: 'name', header: t('name'), cell: (account) => <PersonLink person={account} />, sort: 'name' },
    { key: 'email', header: t('email'), cell: ({ email }) => email, sort: 'email' },
    { key: 'type', header: t('type'), cell: ({ type }) => type && t(`types.${type}`) },
    { key: 'state', header: t('state'), cell: (account) => <AccountState account={account} /> },
    {
      key: 'last_login',
      header: t('lastLogin'),
      cell: (account) => <Moment at={account.last_login} />,
      sort: 'last_login',
    },
    {
      key: 'date_joined',
      header: t('registered'),
      cell: (account) => <Moment at={account.date_joined} />,
      isExtra: true,
    },
    {
      key: 'rank',
      header: t('rank'),
      cell: (account) => {
        const rank = rankOf(account);
        return rank && t(`ranks.${rank}`);
      },
      isExtra: true,
    },
    { key: 'user_id', header: t('userId'), cell: ({ user_id }) => user_id, isNumeric: true, isExtra: true },
  ];
  const chosen = useChosenColumns('people', columns);
  return (
    <Screen
      title={t('title')}
      beside={page.data?.total && <Total total={page.data.total} />}
      actions={
        <LinkButton to="/people/new" look="primary">
          {t('create')}
        </LinkButton>
      }
    >
      <Filters
        onClear={
          isFiltered ? () => change({ search: undefined, type: undefined, state: undefined }) : undefined
        }
      >
        <SearchField label={t('search')} value={search} onChange={(search) => change({ search })} />
        <Filter
          label={t('type')}
          any={t('anyType')}
          value={type}
          choices={types.map((value) => ({ value, label: t(`types.${value}`) }))}
          onChange={(type) => change({ type })}
        />
        <Filter
          label={t('state')}
          any={t('anyState')}
          value={state}
          choices={states.map((value) => ({ value, label: t(`states.${value}`) }))}
          onChange={(state) => change({ state })}
        />
        <ColumnsMenu {...chosen.menu} />
      </Filters>
      <DataTable
        label={t('title')}
        columns={chosen.columns}
        rows={page}
        sort={{ by: address.sort ?? '', onChange: (by) => change({ sort: choiceOf(by, sorts) }) }}
        rowKey={({ user_id }) => user_id}
        selection={selection}
        actions={(person) => <RowMenu person={person} onAsk={setAsked} />}
        empty={<Empty text={isFiltered ? t('noMatch') : t('nobody')} />}
      />
      <BulkActions
        userIds={userIds}
        elsewhere={userIds.length - shown}
        place={bar}
        onSelect={(userIds) => selection.onChange(new Set(userIds))}
      />
      <Pager page={page.data} address={address} isReversible />
      {asked && <ConfirmAction {...asked} onClose={() => setAsked(undefined)} />}
    </Screen>
  );
}

function PersonLink({ person }: { readonly person: Pick<Account, 'user_id' | 'name' | 'email'> }) {
  return (
    <Link to="/people/$userId" params={{ userId: person.user_id }}>
      {person.name || person.email}
    </Link>
  );
}
