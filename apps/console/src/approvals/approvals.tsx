/** Companies that wait for approval, with the decision about each; those approved or refused before can be shown as well. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, dataOf, type Schemas } from '../api/client.js';
import { companyOrders } from '../companies/address.js';
import { Button } from '../ui/button.js';
import { Chip } from '../ui/chip.js';
import type { Column } from '../ui/column.js';
import { DataTable } from '../ui/data-table.js';
import { Empty } from '../ui/empty.js';
import { Filter, Filters, SearchField } from '../ui/filters.js';
import { useAddressChange, useSorting } from '../ui/list-address.js';
import { ActionMenu } from '../ui/menu.js';
import { Moment } from '../ui/moment.js';
import { Pager } from '../ui/pager.js';
import { Screen } from '../ui/screen.js';
import { Total } from '../ui/total.js';
import { type ApprovalsAddress, states } from './address.js';
import { type Decision, decisionsOf, DecisionPanel } from './decision-panel.js';

type Company = Schemas['UserPageDto']['items'][number];

const route = getRouteApi('/approvals');
const pageSize = 50;

export function Approvals() {
  const { t } = useTranslation('approvals');
  const { search, state, sort: named, after, before } = route.useSearch();
  const { sort, table } = useSorting(named, companyOrders);
  const change = useAddressChange<ApprovalsAddress>();
  const [decision, setDecision] = useState<Decision>();
  const shown = state ?? 'waiting';
  const query = {
    limit: pageSize,
    approval: shown,
    is_deleted: false,
    search,
    sort,
    after,
    before,
    total: true,
  };
  const page = useQuery({
    queryKey: ['users', query],
    queryFn: ({ signal }) => dataOf(api.GET('/api/v1/users', { params: { query }, signal })),
    placeholderData: keepPreviousData,
  });
  const isFiltered = search !== undefined || state !== undefined;
  return (
    <Screen title={t('title')} beside={page.data?.total && <Total total={page.data.total} />}>
      <Filters onClear={isFiltered ? () => change({ search: undefined, state: undefined }) : undefined}>
        <SearchField label={t('search')} value={search} onChange={(search) => change({ search })} />
        <Filter
          label={t('state')}
          any={t('choices.waiting')}
          value={state === 'waiting' ? undefined : state}
          choices={states
            .filter((value) => value !== 'waiting')
            .map((value) => ({ value, label: t(`choices.${value}`) }))}
          onChange={(state) => change({ state })}
        />
      </Filters>
      <DataTable
        label={t('title')}
        columns={useColumns(shown === 'refused', (company) => setDecision({ company }))}
        rows={page}
        sort={table}
        rowKey={({ user_id }) => user_id}
        actions={(company) => (
          <ActionMenu
            of={company.name}
            actions={decisionsOf(company).map((kind) => ({
              label: t(`${kind}.action`),
              isDangerous: kind === 'refuse',
              onChoose: () => setDecision({ company, kind }),
            }))}
          />
        )}
        empty={<Empty text={isFiltered ? t('none') : t('nobody')} />}
      />
      <Pager page={page.data} address={{ after, before }} isReversible />
      {decision && (
        <DecisionPanel decision={decision} onDecide={setDecision} onClose={() => setDecision(undefined)} />
      )}
    </Screen>
  );
}

function useColumns(hasReasons: boolean, onOpen: (company: Company) => void): Column<Company>[] {
  const { t } = useTranslation('approvals');
  return [
    {
      key: 'name',
      header: t('name'),
      cell: (company) => (
        <Button look="quiet" onClick={() => onOpen(company)}>
          <bdi>{company.name || company.email}</bdi>
        </Button>
      ),
      sort: 'name',
    },
    { key: 'email', header: t('email'), cell: ({ email }) => email, sort: 'email' },
    {
      key: 'registered',
      header: t('registered'),
      cell: ({ date_joined }) => <Moment at={date_joined} />,
      sort: 'date_joined',
    },
    {
      key: 'state',
      header: t('state'),
      cell: ({ approval, is_active }) =>
        is_active ? (
          approval && <Chip>{t(`states.${approval}`)}</Chip>
        ) : (
          <Chip kind="warning">{t('unconfirmed')}</Chip>
        ),
    },
    ...(hasReasons
      ? [{ key: 'reason', header: t('reason'), cell: ({ refusal_reason }: Company) => refusal_reason }]
      : []),
  ];
}
