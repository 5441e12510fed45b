/** One permission group as a matrix of names and actions. What differs is shown before it is saved. */
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCaller } from '../api/caller.js';
import { api, dataOf, type Schemas } from '../api/client.js';
import { Button } from '../ui/button.js';
import { DataTable } from '../ui/data-table.js';
import { Empty } from '../ui/empty.js';
import { Filters, SearchField } from '../ui/filters.js';
import { type ListAddress, useAddressChange } from '../ui/list-address.js';
import { Pager } from '../ui/pager.js';
import { Problem } from '../ui/problem.js';
import { Screen } from '../ui/screen.js';
import { Trail } from '../ui/trail.js';
import { SaveGroup } from './save-group.js';
import { actions, permissionsQuery } from './queries.js';

const route = getRouteApi('/permission-groups/$groupId');

export function Group() {
  const { t } = useTranslation('permissions');
  const { groupId } = route.useParams();
  const { data, error } = useQuery({
    queryKey: ['permission-groups', groupId],
    queryFn: () => dataOf(api.GET('/api/v1/permission-groups/{id}', { params: { path: { id: groupId } } })),
  });
  if (data) return <Matrix group={data} />;
  return <Screen title={t('group')}>{error && <Problem error={error} />}</Screen>;
}

function Matrix({ group }: { readonly group: Schemas['PermissionGroupDto'] }) {
  const { t } = useTranslation('permissions');
  const { isAdmin } = useCaller();
  const { search, after } = route.useSearch();
  const change = useAddressChange<ListAddress>();
  // What differs from the group, so that it stays when somebody else changes the group meanwhile.
  const [ticks, setTicks] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [isSaving, setSaving] = useState(false);
  const page = useQuery(permissionsQuery({ ...(search && { search }), ...(after && { after }) }));
  const isHeld = (permission: string) => group.permissions.includes(permission);
  const ticked = [...ticks].filter(([permission, isOn]) => isOn !== isHeld(permission));
  const named = (isOn: boolean) => ticked.filter((one) => one[1] === isOn).map(([permission]) => permission);
  const [added, removed] = [named(true).toSorted(), named(false).toSorted()];
  return (
    <Screen
      title={group.name}
      above={<Trail above={[{ label: t('groups.title'), link: { to: '/permission-groups' } }]} />}
      actions={
        isAdmin && (
          <Button look="primary" disabled={ticked.length === 0} onClick={() => setSaving(true)}>
            {t('groups.review')}
          </Button>
        )
      }
    >
      {group.description && <p dir="auto">{group.description}</p>}
      <Filters onClear={search === undefined ? undefined : () => change({ search: undefined })}>
        <SearchField label={t('search')} value={search} onChange={(search) => change({ search })} />
      </Filters>
      <DataTable
        label={t('title')}
        columns={[
          { key: 'name', header: t('name'), cell: ({ name }) => name },
          ...actions.map((action) => ({
            key: action,
            header: t(`actions.${action}`),
            cell: (row: Schemas['ListedPermissionDto']) =>
              row.actions.some((one) => one.action === action) && (
                <input
                  type="checkbox"
                  aria-label={`${row.name}: ${t(`actions.${action}`)}`}
                  checked={ticks.get(`${row.name} ${action}`) ?? isHeld(`${row.name} ${action}`)}
                  disabled={!isAdmin}
                  onChange={(event) =>
                    setTicks(new Map([...ticks, [`${row.name} ${action}`, event.target.checked]]))
                  }
                />
              ),
          })),
        ]}
        rows={page}
        rowKey={({ name }) => name}
        empty={<Empty text={search === undefined ? t('none') : t('noMatch')} />}
      />
      <Pager page={page.data} address={{ after }} />
      {isSaving && (
        <SaveGroup group={group} added={added} removed={removed} onClose={() => setSaving(false)} />
      )}
    </Screen>
  );
}
