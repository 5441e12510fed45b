/** All permissions: a row for each name, a column for each action. */
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Check } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCaller } from '../api/caller.js';
import type { Schemas } from '../api/client.js';
import { Button } from '../ui/button.js';
import type { Column } from '../ui/column.js';
import { DataTable } from '../ui/data-table.js';
import { Empty } from '../ui/empty.js';
import { Filters, SearchField } from '../ui/filters.js';
import { type ListAddress, useAddressChange } from '../ui/list-address.js';
import { ActionMenu } from '../ui/menu.js';
import { Pager } from '../ui/pager.js';
import { Screen } from '../ui/screen.js';
import { CreatePermission, DeletePermission, DescribePermission } from './permission-dialogs.js';
import { actions, permissionsQuery } from './queries.js';

type Permission = Schemas['ListedPermissionDto'];
type Open = { readonly what: 'create' } | { readonly what: 'describe' | 'delete'; readonly name: string };

const route = getRouteApi('/permissions');

export function Permissions() {
  const { t } = useTranslation('permissions');
  const { isAdmin } = useCaller();
  const { search, after } = route.useSearch();
  const change = useAddressChange<ListAddress>();
  const [open, setOpen] = useState<Open>();
  const onClose = () => setOpen(undefined);
  const page = useQuery(permissionsQuery({ ...(search && { search }), ...(after && { after }) }));
  const columns: Column<Permission>[] = [
    { key: 'name', header: t('name'), cell: ({ name }) => name },
    ...actions.map((action) => ({
      key: action,
      header: t(`actions.${action}`),
      cell: (permission: Permission) =>
        permission.actions.some((one) => one.action === action) && (
          <Check size={16} role="img" aria-label={t('exists')} />
        ),
    })),
    { key: 'description', header: t('description'), cell: (one) => one.actions[0]?.description },
  ];
  return (
    <Screen
      title={t('title')}
      actions={
        isAdmin && (
          <Button look="primary" onClick={() => setOpen({ what: 'create' })}>
            {t('createPermission')}
          </Button>
        )
      }
    >
      <Filters onClear={search === undefined ? undefined : () => change({ search: undefined })}>
        <SearchField label={t('search')} value={search} onChange={(search) => change({ search })} />
      </Filters>
      <DataTable
        label={t('title')}
        columns={columns}
        rows={page}
        rowKey={({ name }) => name}
        actions={
          isAdmin
            ? ({ name }) => (
                <ActionMenu
                  of={name}
                  actions={[
                    { label: t('change'), onChoose: () => setOpen({ what: 'describe', name }) },
                    {
                      label: t('delete'),
                      isDangerous: true,
                      onChoose: () => setOpen({ what: 'delete', name }),
                    },
                  ]}
                />
              )
            : undefined
        }
        empty={<Empty text={search === undefined ? t('none') : t('noMatch')} />}
      />
      <Pager page={page.data} address={{ after }} />
      {open?.what === 'create' && <CreatePermission onClose={onClose} />}
      {open?.what === 'describe' && <DescribePermission name={open.name} onClose={onClose} />}
      {open?.what === 'delete' && <DeletePermission name={open.name} onClose={onClose} />}
    </Screen>
  );
}
