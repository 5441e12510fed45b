/** All invitations, newest first: those of the calling company or, for administrators, of everyone. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCaller } from '../api/caller.js';
import { api, dataOf } from '../api/client.js';
import { LinkButton } from '../ui/button.js';
import type { Column } from '../ui/column.js';
import { DataTable } from '../ui/data-table.js';
import { DownloadButton } from '../ui/download-button.js';
import { Empty } from '../ui/empty.js';
import { Filter, Filters, SearchField } from '../ui/filters.js';
import { useAddressChange, useSorting } from '../ui/list-address.js';
import { ActionMenu } from '../ui/menu.js';
import { Moment } from '../ui/moment.js';
import { Pager } from '../ui/pager.js';
import { Screen } from '../ui/screen.js';
import { Total } from '../ui/total.js';
import { type InvitationsAddress, states } from './address.js';
import { type Change, ChangeDialog } from './change-dialog.js';
import { type Invitation, MailChip, mayResend, mayRevoke, StateChip } from './invitation-state.js';

const route = getRouteApi('/invitations');
const pageSize = 50;

const orders = ['email', '-email', 'sent_at', '-sent_at'] as const;

function invitationsQuery(address: InvitationsAddress, sort: (typeof orders)[number] | undefined) {
  const { search, state, after, before } = address;
  const query = { limit: pageSize, total: true, search, state, sort, after, before };
  return {
    queryKey: ['invitations', query],
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      dataOf(api.GET('/api/v1/invitations', { params: { query }, signal })),
    placeholderData: keepPreviousData,
  };
}

export function Invitations() {
  const { t } = useTranslation('invitations');
  const address = route.useSearch();
  const change = useAddressChange<InvitationsAddress>();
  const { sort, table } = useSorting(address.sort, orders);
  const page = useQuery(invitationsQuery(address, sort));
  const [dialog, setDialog] = useState<Change>();
  const columns = useColumns();
  const menuOf = useMenu(setDialog);
  const { search, state } = address;
  const isFiltered = search !== undefined || state !== undefined;
  const invite = (
    <LinkButton look="primary" to="/invitations/new">
      {t('invite')}
    </LinkButton>
  );
  const download = () =>
    dataOf(api.GET('/api/v1/invitations.csv', { params: { query: { search, state } }, parseAs: 'blob' }));
  return (
    <Screen
      title={t('title')}
      beside={page.data?.total && <Total total={page.data.total} />}
      actions={
        <>
          <DownloadButton label={t('download')} name="invitations.csv" read={download} />
          {invite}
        </>
      }
    >
      <Filters onClear={isFiltered ? () => change({ search: undefined, state: undefined }) : undefined}>
        <SearchField label={t('search')} value={search} onChange={(search) => change({ search })} />
        <Filter
          label={t('state')}
          any={t('anyState')}
          value={state}
          choices={states.map((value) => ({ value, label: t(`states.${value}`) }))}
          onChange={(state) => change({ state })}
        />
      </Filters>
      <DataTable
        label={t('title')}
        columns={columns}
        rows={page}
        sort={table}
        rowKey={({ id }) => id}
        actions={menuOf}
        empty={<Empty text={isFiltered ? t('noMatch') : t('nothing')}>{!isFiltered && invite}</Empty>}
      />
      <Pager page={page.data} address={address} isReversible />
      <ChangeDialog change={dialog} onClose={() => setDialog(undefined)} />
    </Screen>
  );
}

function useColumns(): Column<Invitation>[] {
  const { t } = useTranslation('invitations');
  const caller = useCaller();
  const company: Column<Invitation> = {
    key: 'company',
    header: t('company'),
    cell: ({ company }) => company,
  };
  return [
    {
      key: 'email',
      header: t('email'),
      cell: ({ id, email }) => (
        <Link to="/invitations/$id" params={{ id }}>
          {email}
        </Link>
      ),
      sort: 'email',
    },
    { key: 'type', header: t('type'), cell: ({ profile }) => t(`types.${profile.type}`) },
    ...(caller.isStaff ? [company] : []),
    { key: 'state', header: t('state'), cell: ({ state }) => <StateChip state={state} /> },
    { key: 'mail', header: t('mail'), cell: (invitation) => <MailChip invitation={invitation} /> },
    { key: 'sent', header: t('sent'), cell: ({ sent_at }) => <Moment at={sent_at} />, sort: 'sent_at' },
    { key: 'expires', header: t('expires'), cell: ({ expires_at }) => <Moment at={expires_at} /> },
  ];
}

function useMenu(open: (change: Change) => void) {
  const { t } = useTranslation('invitations');
  const caller = useCaller();
  return (invitation: Invitation) => (
    <ActionMenu
      of={invitation.email}
      actions={[
        ...(mayResend(invitation, caller)
          ? [{ label: t('resend.action'), onChoose: () => open({ kind: 'resend', invitation }) }]
          : []),
        ...(mayRevoke(invitation, caller)
          ? [
              {
                label: t('revoke.action'),
                isDangerous: true,
                onChoose: () => open({ kind: 'revoke', invitation }),
              },
            ]
          : []),
      ]}
    />
  );
}
