/** All companies. A company that uses the console comes to itself. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, Navigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useCaller } from '../api/caller.js';
import { api, dataOf, type Schemas } from '../api/client.js';
import type { Column } from '../ui/column.js';
import { DataTable } from '../ui/data-table.js';
import { Empty } from '../ui/empty.js';
import { Filter, Filters, SearchField } from '../ui/filters.js';
import { useAddressChange, useSorting } from '../ui/list-address.js';
import { Moment } from '../ui/moment.js';
import { Pager } from '../ui/pager.js';
import { Screen } from '../ui/screen.js';
import { Total } from '../ui/total.js';
import { approvals, type CompaniesAddress, companyOrders } from './address.js';
import { Approval } from './approval.js';
import { pageSize } from './queries.js';

type Company = Schemas['UserPageDto']['items'][number];

const route = getRouteApi('/companies');

export function Companies() {
  const { isStaff, account } = useCaller();
  if (isStaff) return <AllCompanies />;
  return <Navigate to="/companies/$companyId" params={{ companyId: String(account.user_id) }} replace />;
}

function AllCompanies() {
  const { t } = useTranslation('companies');
  const { search, approval, sort: named, after, before } = route.useSearch();
  const { sort, table } = useSorting(named, companyOrders);
  const change = useAddressChange<CompaniesAddress>();
  const query = {
    type: 'company',
    search,
    approval,
    sort,
    after,
    before,
    limit: pageSize,
    total: true,
  } as const;
  const page = useQuery({
    queryKey: ['users', query],
    queryFn: ({ signal }) => dataOf(api.GET('/api/v1/users', { params: { query }, signal })),
    placeholderData: keepPreviousData,
  });
  const isFiltered = search !== undefined || approval !== undefined;
  const columns: Column<Company>[] = [
    {
      key: 'name',
      header: t('name'),
      cell: ({ user_id, name, email }) => (
        <Link to="/companies/$companyId" params={{ companyId: String(user_id) }}>
          {name || email}
        </Link>
      ),
      sort: 'name',
    },
    { key: 'email', header: t('email'), cell: ({ email }) => email, sort: 'email' },
    { key: 'approval', header: t('approval'), cell: (company) => <Approval of={company} /> },
    {
      key: 'joined',
      header: t('joined'),
      cell: (company) => <Moment at={company.date_joined} />,
      sort: 'date_joined',
    },
  ];
  return (
    <Screen title={t('title')} beside={page.data?.total && <Total total={page.data.total} />}>
      <Filters onClear={isFiltered ? () => change({ search: undefined, approval: undefined }) : undefined}>
        <SearchField label={t('search')} value={search} onChange={(search) => change({ search })} />
        <Filter
          label={t('approval')}
          any={t('anyApproval')}
          value={approval}
          choices={approvals.map((value) => ({ value, label: t(`approvals.${value}`) }))}
          onChange={(approval) => change({ approval })}
        />
      </Filters>
      <DataTable
        label={t('title')}
        columns={columns}
        rows={page}
        sort={table}
        rowKey={({ user_id }) => user_id}
        empty={<Empty text={isFiltered ? t('noMatch') : t('noCompany')} />}
      />
      <Pager page={page.data} address={{ after, before }} isReversible />
    </Screen>
  );
}
