/** Permission groups: search, create, delete; a row leads to the matrix of its permissions. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changed } from '../api/changed.js';
import { useCaller } from '../api/caller.js';
import { api, dataOf, ifMatch, type Schemas } from '../api/client.js';
import { Button } from '../ui/button.js';
import { Confirm } from '../ui/confirm.js';
import { DataTable } from '../ui/data-table.js';
import { Empty } from '../ui/empty.js';
import { Filters, SearchField } from '../ui/filters.js';
import { type ListAddress, useAddressChange } from '../ui/list-address.js';
import { ActionMenu } from '../ui/menu.js';
import { NameDialog } from '../ui/name-dialog.js';
import { Pager } from '../ui/pager.js';
import { Screen } from '../ui/screen.js';
import { pageSize } from './queries.js';

type Group = Schemas['ListedPermissionGroupDto'];

const route = getRouteApi('/permission-groups');

export function Groups() {
  const { t } = useTranslation('permissions');
  const { isAdmin } = useCaller();
  const { search, after } = route.useSearch();
  const change = useAddressChange<ListAddress>();
  const [isCreating, setCreating] = useState(false);
  const [leaving, setLeaving] = useState<Group>();
  const query = { search, after, limit: pageSize };
  const page = useQuery({
    queryKey: ['permission-groups', query],
    queryFn: ({ signal }) => dataOf(api.GET('/api/v1/permission-groups', { params: { query }, signal })),
    placeholderData: keepPreviousData,
  });
  const create = (
    <Button look="primary" onClick={() => setCreating(true)}>
      {t('groups.create')}
    </Button>
  );
  return (
    <Screen title={t('groups.title')} actions={isAdmin && create}>
      <Filters onClear={search === undefined ? undefined : () => change({ search: undefined })}>
        <SearchField label={t('groups.search')} value={search} onChange={(search) => change({ search })} />
      </Filters>
      <DataTable
        label={t('groups.title')}
        columns={[
          {
            key: 'name',
            header: t('name'),
            cell: ({ id, name }) => (
              <Link to="/permission-groups/$groupId" params={{ groupId: id }}>
                {name}
              </Link>
            ),
          },
          { key: 'description', header: t('description'), cell: ({ description }) => description },
        ]}
        rows={page}
        rowKey={({ id }) => id}
        actions={
          isAdmin
            ? (group) => (
                <ActionMenu
                  of={group.name}
                  actions={[{ label: t('delete'), isDangerous: true, onChoose: () => setLeaving(group) }]}
                />
              )
            : undefined
        }
        empty={<Empty text={search === undefined ? t('groups.none') : t('groups.noMatch')} />}
      />
      <Pager page={page.data} address={{ after }} />
      {isCreating && (
        <NameDialog
          title={t('groups.create')}
          label={t('name')}
          submit={t('create')}
          onClose={() => setCreating(false)}
          onSave={async (name) => {
            await api.POST('/api/v1/permission-groups', { body: { name } });
            await changed(t('created', { name }));
          }}
        />
      )}
      {leaving && (
        <Confirm
          title={t('groups.deleteTitle', { name: leaving.name })}
          action={t('delete')}
          isOpen
          onClose={() => setLeaving(undefined)}
          onConfirm={async () => {
            const params = { path: { id: leaving.id }, header: ifMatch(leaving.version) };
            await api.DELETE('/api/v1/permission-groups/{id}', { params });
            await changed(t('deleted', { name: leaving.name }));
          }}
        >
          {t('groups.deleteWhat')}
        </Confirm>
      )}
    </Screen>
  );
}
