/** The permissions that a company holds, which are those that its people may hold. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../api/client.js';
import { DataTable } from '../ui/data-table.js';
import { Empty } from '../ui/empty.js';
import { ListHead } from '../ui/list-head.js';
import { Pager } from '../ui/pager.js';
import { pageSize } from './queries.js';

const route = getRouteApi('/companies/$companyId/permissions');

export function CompanyPermissions() {
  const { t } = useTranslation('companies');
  const userId = Number(route.useParams().companyId);
  const { after } = route.useSearch();
  const params = { path: { userId }, query: { after, limit: pageSize } };
  const page = useQuery({
    queryKey: ['held', params],
    queryFn: () => dataOf(api.GET('/api/v1/users/{userId}/permissions', { params })),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <ListHead title={t('permissions.title')} />
      <DataTable
        label={t('permissions.title')}
        columns={[
          { key: 'name', header: t('permissions.name'), cell: ({ name }) => name },
          {
            key: 'action',
            header: t('permissions.action'),
            cell: ({ action }) => t(`permissions.actions.${action}`),
          },
          {
            key: 'description',
            header: t('permissions.description'),
            cell: ({ description }) => description,
          },
        ]}
        rows={page}
        rowKey={({ name, action }) => `${name}:${action}`}
        empty={<Empty text={t('permissions.none')} />}
      />
      <Pager page={page.data} address={{ after }} />
    </>
  );
}
