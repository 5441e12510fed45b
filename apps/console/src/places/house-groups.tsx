/** House groups: all that the caller may see, or those of one company. */
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changed } from '../api/changed.js';
import { useCaller } from '../api/caller.js';
import { api } from '../api/client.js';
import { Button } from '../ui/button.js';
import type { Column } from '../ui/column.js';
import { DataTable } from '../ui/data-table.js';
import { Empty } from '../ui/empty.js';
import { type ListAddress, useSorting } from '../ui/list-address.js';
import { ListHead } from '../ui/list-head.js';
import { ActionMenu } from '../ui/menu.js';
import { NameDialog } from '../ui/name-dialog.js';
import { Pager } from '../ui/pager.js';
import { Screen } from '../ui/screen.js';
import { DeleteGroup, type Group, RenameGroup } from './group-dialogs.js';
import { groupOrders, groupsQuery } from './queries.js';

const all = getRouteApi('/house-groups');
const ofCompany = getRouteApi('/companies/$companyId/house-groups');

export function HouseGroups() {
  const { t } = useTranslation('places');
  const address = all.useSearch();
  const [isCreating, setCreating] = useState(false);
  return (
    <Screen title={t('groups.title')} actions={<CreateButton onClick={() => setCreating(true)} />}>
      <GroupTable address={address} />
      {isCreating && <CreateGroup onClose={() => setCreating(false)} />}
    </Screen>
  );
}

export function CompanyHouseGroups() {
  const { t } = useTranslation('places');
  const providerId = Number(ofCompany.useParams().companyId);
  const address = ofCompany.useSearch();
  const [isCreating, setCreating] = useState(false);
  return (
    <>
      <ListHead title={t('groups.title')}>
        <CreateButton onClick={() => setCreating(true)} />
      </ListHead>
      <GroupTable address={address} providerId={providerId} />
      {isCreating && <CreateGroup providerId={providerId} onClose={() => setCreating(false)} />}
    </>
  );
}

function CreateButton({ onClick }: { readonly onClick: () => void }) {
  const { t } = useTranslation('places');
  const { isAdmin, isCompany } = useCaller();
  if (!isAdmin && !isCompany) return null;
  return (
    <Button look="primary" onClick={onClick}>
      {t('groups.create')}
    </Button>
  );
}

interface Of {
  readonly providerId?: number;
}

function CreateGroup({ providerId, onClose }: Of & { readonly onClose: () => void }) {
  const { t } = useTranslation('places');
  return (
    <NameDialog
      title={t('groups.create')}
      label={t('name')}
      submit={t('create')}
      onClose={onClose}
      onSave={async (name) => {
        await api.POST('/api/v1/house-groups', {
          body: { name, ...(providerId !== undefined && { provider_id: providerId }) },
        });
        await changed(t('created', { name }));
      }}
    />
  );
}

function GroupTable({ providerId, address }: Of & { readonly address: ListAddress }) {
  const { t } = useTranslation('places');
  const { isStaff, isAdmin, isCompany } = useCaller();
  const [open, setOpen] = useState<{ readonly what: 'rename' | 'delete'; readonly group: Group }>();
  const { after, before } = address;
  const { sort, table } = useSorting(address.sort, groupOrders);
  const page = useQuery(groupsQuery(providerId, { after, before, sort }));
  const provider: Column<Group> = {
    key: 'provider',
    header: t('provider'),
    cell: ({ provider_id, provider_name }) =>
      provider_id && (
        <Link to="/companies/$companyId" params={{ companyId: String(provider_id) }}>
          {provider_name ?? provider_id}
        </Link>
      ),
  };
  const columns: Column<Group>[] = [
    {
      key: 'name',
      header: t('name'),
      cell: ({ id, name }) => (
        <Link to="/house-groups/$groupId" params={{ groupId: id }}>
          {name}
        </Link>
      ),
      sort: 'name',
    },
    ...(isStaff && providerId === undefined ? [provider] : []),
  ];
  const onClose = () => setOpen(undefined);
  return (
    <>
      <DataTable
        label={t('groups.title')}
        columns={columns}
        rows={page}
        sort={table}
        rowKey={({ id }) => id}
        actions={
          isAdmin || isCompany
            ? (group) => (
                <ActionMenu
                  of={group.name}
                  actions={[
                    { label: t('rename'), onChoose: () => setOpen({ what: 'rename', group }) },
                    {
                      label: t('delete'),
                      isDangerous: true,
                      onChoose: () => setOpen({ what: 'delete', group }),
                    },
                  ]}
                />
              )
            : undefined
        }
        empty={<Empty text={t('groups.none')} />}
      />
      <Pager page={page.data} address={address} isReversible />
      {open?.what === 'rename' && <RenameGroup group={open.group} onClose={onClose} />}
      {open?.what === 'delete' && <DeleteGroup group={open.group} onClose={onClose} />}
    </>
  );
}
