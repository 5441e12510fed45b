/** The houses of a house group: create, change, move to another group, delete. */
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
import { DeleteHouse, HouseDialog, MoveHouse } from './house-dialogs.js';
import { addressOf, pageSize } from './queries.js';

type House = Schemas['HouseDto'];
type Open =
  { readonly what: 'create' } | { readonly what: 'change' | 'move' | 'delete'; readonly house: House };

const route = getRouteApi('/house-groups/$groupId');
const orders = ['address', '-address'] as const;

export function HouseGroup() {
  const { t } = useTranslation('places');
  const { isAdmin, isCompany } = useCaller();
  const mayChange = isAdmin || isCompany;
  const { groupId } = route.useParams();
  const { after, before, sort: named } = route.useSearch();
  const { sort, table } = useSorting(named, orders);
  const [open, setOpen] = useState<Open>();
  const onClose = () => setOpen(undefined);
  const group = useQuery({
    queryKey: ['house-groups', groupId],
    queryFn: () => dataOf(api.GET('/api/v1/house-groups/{id}', { params: { path: { id: groupId } } })),
  });
  const query = { group_id: groupId, after, before, sort, limit: pageSize, total: true };
  const page = useQuery({
    queryKey: ['houses', query],
    queryFn: () => dataOf(api.GET('/api/v1/houses', { params: { query } })),
    placeholderData: keepPreviousData,
  });
  return (
    <Screen
      title={group.data?.name ?? t('group')}
      beside={page.data?.total && <Total total={page.data.total} />}
      above={<Trail above={[{ label: t('groups.title'), link: { to: '/house-groups' } }]} />}
      actions={
        mayChange &&
        group.data && (
          <Button look="primary" onClick={() => setOpen({ what: 'create' })}>
            {t('houses.create')}
          </Button>
        )
      }
    >
      {group.error ? (
        <Problem error={group.error} />
      ) : (
        <DataTable
          label={t('houses.title')}
          columns={[
            {
              key: 'address',
              header: t('houses.address'),
              cell: (house) => (
                <Link to="/houses/$houseId" params={{ houseId: house.id }}>
                  {addressOf(house)}
                </Link>
              ),
              sort: 'address',
            },
            { key: 'zip', header: t('houses.zip'), cell: ({ zip_code }) => zip_code },
          ]}
          rows={page}
          sort={table}
          rowKey={({ id }) => id}
          actions={
            mayChange
              ? (house) => (
                  <ActionMenu
                    of={addressOf(house)}
                    actions={[
                      { label: t('change'), onChoose: () => setOpen({ what: 'change', house }) },
                      { label: t('houses.move'), onChoose: () => setOpen({ what: 'move', house }) },
                      {
                        label: t('delete'),
                        isDangerous: true,
                        onChoose: () => setOpen({ what: 'delete', house }),
                      },
                    ]}
                  />
                )
              : undefined
          }
          empty={<Empty text={t('houses.none')} />}
        />
      )}
      <Pager page={page.data} address={{ after, before }} isReversible />
      {open?.what === 'create' && <HouseDialog groupId={groupId} onClose={onClose} />}
      {open?.what === 'change' && <HouseDialog groupId={groupId} house={open.house} onClose={onClose} />}
      {open?.what === 'move' && <MoveHouse house={open.house} onClose={onClose} />}
      {open?.what === 'delete' && <DeleteHouse house={open.house} onClose={onClose} />}
    </Screen>
  );
}
