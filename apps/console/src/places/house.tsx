/** The areas of a house: create, change the number, delete. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCaller } from '../api/caller.js';
import { api, dataOf, type Schemas } from '../api/client.js';
import { Button } from '../ui/button.js';
import { DataTable } from '../ui/data-table.js';
import { Empty } from '../ui/empty.js';
import { useSorting } from '../ui/list-address.js';
import { ActionMenu } from '../ui/menu.js';
import { Pager } from '../ui/pager.js';
import { Problem } from '../ui/problem.js';
import { Screen } from '../ui/screen.js';
import { Total } from '../ui/total.js';
import { Trail } from '../ui/trail.js';
import { CreateArea, DeleteArea, RenumberArea } from './area-dialogs.js';
import { addressOf, pageSize } from './queries.js';

type Area = Schemas['AreaDto'];
type Open = { readonly what: 'create' } | { readonly what: 'change' | 'delete'; readonly area: Area };

const route = getRouteApi('/houses/$houseId');
const orders = ['number', '-number'] as const;

export function House() {
  const { t } = useTranslation('places');
  const { isAdmin, isCompany } = useCaller();
  const mayChange = isAdmin || isCompany;
  const { houseId } = route.useParams();
  const { after, before, sort: named } = route.useSearch();
  const { sort, table } = useSorting(named, orders);
  const [open, setOpen] = useState<Open>();
  const onClose = () => setOpen(undefined);
  const house = useQuery({
    queryKey: ['houses', houseId],
    queryFn: () => dataOf(api.GET('/api/v1/houses/{id}', { params: { path: { id: houseId } } })),
  });
  const query = { house_id: houseId, after, before, sort, limit: pageSize, total: true };
  const page = useQuery({
    queryKey: ['areas', query],
    queryFn: () => dataOf(api.GET('/api/v1/areas', { params: { query } })),
    placeholderData: keepPreviousData,
  });
  const group = page.data?.items[0]?.house.group;
  const groupId = house.data?.group_id;
  const above = [
    { label: t('groups.title'), link: { to: '/house-groups' } as const },
    ...(groupId
      ? [
          {
            label: group?.name ?? t('group'),
            link: { to: '/house-groups/$groupId', params: { groupId } } as const,
          },
        ]
      : []),
  ];
  return (
    <Screen
      title={house.data ? addressOf(house.data) : t('house')}
      beside={page.data?.total && <Total total={page.data.total} />}
      above={<Trail above={above} />}
      actions={
        mayChange &&
        house.data && (
          <Button look="primary" onClick={() => setOpen({ what: 'create' })}>
            {t('areas.create')}
          </Button>
        )
      }
    >
      {house.error ? (
        <Problem error={house.error} />
      ) : (
        <DataTable
          label={t('areas.title')}
          columns={[
            {
              key: 'number',
              header: t('areas.number'),
              cell: ({ id, number }) => (
                <Link to="/areas/$areaId" params={{ areaId: id }}>
                  {number}
                </Link>
              ),
              sort: 'number',
            },
          ]}
          rows={page}
          sort={table}
          rowKey={({ id }) => id}
          actions={
            mayChange
              ? (area) => (
                  <ActionMenu
                    of={area.number}
                    actions={[
                      { label: t('change'), onChoose: () => setOpen({ what: 'change', area }) },
                      {
                        label: t('delete'),
                        isDangerous: true,
                        onChoose: () => setOpen({ what: 'delete', area }),
                      },
                    ]}
                  />
                )
              : undefined
          }
          empty={<Empty text={t('areas.none')} />}
        />
      )}
      <Pager page={page.data} address={{ after, before }} isReversible />
      {open?.what === 'create' && <CreateArea houseId={houseId} onClose={onClose} />}
      {open?.what === 'change' && <RenumberArea area={open.area} onClose={onClose} />}
      {open?.what === 'delete' && <DeleteArea area={open.area} onClose={onClose} />}
    </Screen>
  );
}
