/** Who owns which part of an area. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changed } from '../api/changed.js';
import { useCaller } from '../api/caller.js';
import { api, ifMatch } from '../api/client.js';
import { Button } from '../ui/button.js';
import { Confirm } from '../ui/confirm.js';
import { DataTable } from '../ui/data-table.js';
import { Empty } from '../ui/empty.js';
import { ListHead } from '../ui/list-head.js';
import { ActionMenu } from '../ui/menu.js';
import { percentOf } from './part.js';
import { type Share, sharesQuery } from './queries.js';
import { AddShare, ChangeShare } from './share-dialogs.js';

type Open = { readonly what: 'add' } | { readonly what: 'change' | 'remove'; readonly share: Share };

export function Shares({ areaId }: { readonly areaId: string }) {
  const { t, i18n } = useTranslation('places');
  const { isAdmin, isCompany } = useCaller();
  const mayChange = isAdmin || isCompany;
  const [open, setOpen] = useState<Open>();
  const onClose = () => setOpen(undefined);
  const page = useQuery(sharesQuery(areaId));
  const ownerOf = useOwnerName();
  return (
    <>
      <ListHead title={t('shares.title')}>
        {mayChange && <Button onClick={() => setOpen({ what: 'add' })}>{t('shares.add')}</Button>}
      </ListHead>
      <DataTable
        label={t('shares.title')}
        columns={[
          { key: 'owner', header: t('shares.owner'), cell: ownerOf },
          {
            key: 'part',
            header: t('shares.part'),
            cell: ({ part }) => percentOf(part, i18n.language),
            isNumeric: true,
          },
        ]}
        rows={page}
        rowKey={({ id }) => id}
        actions={
          mayChange
            ? (share) => (
                <ActionMenu
                  of={ownerOf(share)}
                  actions={[
                    { label: t('change'), onChoose: () => setOpen({ what: 'change', share }) },
                    {
                      label: t('delete'),
                      isDangerous: true,
                      onChoose: () => setOpen({ what: 'remove', share }),
                    },
                  ]}
                />
              )
            : undefined
        }
        empty={<Empty text={t('shares.none')} />}
      />
      {open?.what === 'add' && <AddShare areaId={areaId} onClose={onClose} />}
      {open?.what === 'change' && <ChangeShare areaId={areaId} share={open.share} onClose={onClose} />}
      {open?.what === 'remove' && (
        <Confirm
          title={t('shares.deleteTitle', { name: ownerOf(open.share) })}
          action={t('delete')}
          isOpen
          onClose={onClose}
          onConfirm={async () => {
            const { id: shareId, version } = open.share;
            await api.DELETE('/api/v1/areas/{id}/owners/{shareId}', {
              params: { path: { id: areaId, shareId }, header: ifMatch(version) },
            });
            await changed(t('shares.deleted'));
          }}
        >
          {t('shares.deleteWhat')}
        </Confirm>
      )}
    </>
  );
}

/** Companies do not know the names of all owners. */
function useOwnerName(): (share: Share) => string {
  const { t } = useTranslation('places');
  return ({ owner_name, company_id, tenant_id }) => {
    if (owner_name !== null) return owner_name;
    return company_id === null
      ? t('tenantNumber', { number: tenant_id })
      : t('companyNumber', { number: company_id });
  };
}
