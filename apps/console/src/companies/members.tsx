/** The people of a company, with their departments and addresses. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changed } from '../api/changed.js';
import { useCaller } from '../api/caller.js';
import { api, apiUrl, dataOf, type Schemas } from '../api/client.js';
import { AnchorButton } from '../ui/button.js';
import { Confirm } from '../ui/confirm.js';
import { DataTable } from '../ui/data-table.js';
import { Empty } from '../ui/empty.js';
import { Filters, SearchField } from '../ui/filters.js';
import { type ListAddress, useAddressChange, useSorting } from '../ui/list-address.js';
import { ListHead } from '../ui/list-head.js';
import { ActionMenu } from '../ui/menu.js';
import { Pager } from '../ui/pager.js';
import { nameOrders, pageSize } from './queries.js';

type Member = Schemas['CompanyMemberDto'];

const route = getRouteApi('/companies/$companyId/members');

export function Members() {
  const { t } = useTranslation('companies');
  const { isAdmin, isCompany, isStaff } = useCaller();
  const companyId = Number(route.useParams().companyId);
  const { search, after, before, sort: named } = route.useSearch();
  const { sort, table } = useSorting(named, nameOrders);
  const change = useAddressChange<ListAddress>();
  const [leaving, setLeaving] = useState<Member>();
  const params = { path: { companyId }, query: { search, after, before, sort, limit: pageSize } };
  const page = useQuery({
    queryKey: ['members', params],
    queryFn: ({ signal }) => dataOf(api.GET('/api/v1/companies/{companyId}/members', { params, signal })),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <ListHead title={t('tabs.members')}>
        <AnchorButton href={apiUrl(`/api/v1/companies/${companyId}/members.csv`)} download>
          {t('members.download')}
        </AnchorButton>
      </ListHead>
      <Filters onClear={search === undefined ? undefined : () => change({ search: undefined })}>
        <SearchField label={t('members.search')} value={search} onChange={(search) => change({ search })} />
      </Filters>
      <DataTable
        label={t('tabs.members')}
        columns={[
          {
            key: 'name',
            header: t('name'),
            sort: 'name',
            // Accounts are for administrators; a company sees only what its own people have of it.
            cell: ({ user_id: userId, name }) =>
              isStaff ? (
                <Link to="/people/$userId" params={{ userId }}>
                  {name}
                </Link>
              ) : (
                name
              ),
          },
          { key: 'type', header: t('type'), cell: ({ type }) => t(`types.${type}`) },
          { key: 'places', header: t('members.places'), cell: ({ places }) => places.join('; ') },
        ]}
        rows={page}
        sort={table}
        rowKey={({ user_id }) => user_id}
        actions={
          isAdmin || isCompany
            ? (row) => (
                <ActionMenu
                  of={row.name}
                  actions={[{ label: t('remove'), isDangerous: true, onChoose: () => setLeaving(row) }]}
                />
              )
            : undefined
        }
        empty={<Empty text={search === undefined ? t('members.none') : t('members.noMatch')} />}
      />
      <Pager page={page.data} address={{ after, before }} isReversible />
      {leaving && (
        <Confirm
          title={t('members.removeTitle', { name: leaving.name })}
          action={t('remove')}
          isOpen
          onClose={() => setLeaving(undefined)}
          onConfirm={async () => {
            await api.DELETE('/api/v1/companies/{companyId}/members/{userId}', {
              params: { path: { companyId, userId: leaving.user_id } },
            });
            await changed(t('members.removed', { name: leaving.name }));
          }}
        >
          {t('members.removeWhat')}
        </Confirm>
      )}
    </>
  );
}
