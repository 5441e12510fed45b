/** The tenants of an area: add, remove. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changed } from '../api/changed.js';
import { useCaller } from '../api/caller.js';
import { api, dataOf, type Schemas } from '../api/client.js';
import { PersonField } from '../companies/person-field.js';
import { Button } from '../ui/button.js';
import { Confirm } from '../ui/confirm.js';
import { DataTable } from '../ui/data-table.js';
import { Dialog } from '../ui/dialog.js';
import { Empty } from '../ui/empty.js';
import { Form } from '../ui/form.js';
import { ListHead } from '../ui/list-head.js';
import { ActionMenu } from '../ui/menu.js';
import { mostRows } from './queries.js';

type Tenant = Schemas['TenantDto'];

export const nameOf = ({ first_name, last_name }: Pick<Tenant, 'first_name' | 'last_name'>): string =>
  `${first_name} ${last_name}`.trim();

/** The list of the screen of an area; its owners are named by it as well. */
export function tenantsQuery(areaId: string) {
  const params = { path: { id: areaId }, query: { limit: mostRows } };
  return {
    queryKey: ['tenants', areaId],
    queryFn: () => dataOf(api.GET('/api/v1/areas/{id}/tenants', { params })),
  };
}

export function Tenants({ areaId }: { readonly areaId: string }) {
  const { t } = useTranslation('places');
  const { isAdmin, isCompany } = useCaller();
  const mayChange = isAdmin || isCompany;
  const [isAdding, setAdding] = useState(false);
  const [leaving, setLeaving] = useState<Tenant>();
  const page = useQuery(tenantsQuery(areaId));
  const add = async (values: FormData) => {
    const body = { user_id: Number(values.get('user_id')) };
    await api.POST('/api/v1/areas/{id}/tenants', { params: { path: { id: areaId } }, body });
    setAdding(false);
    await changed(t('tenants.added'));
  };
  return (
    <>
      <ListHead title={t('tenants.title')}>
        {mayChange && <Button onClick={() => setAdding(true)}>{t('tenants.add')}</Button>}
      </ListHead>
      <DataTable
        label={t('tenants.title')}
        columns={[
          { key: 'name', header: t('person'), cell: nameOf },
          { key: 'number', header: t('number'), cell: ({ user_id }) => user_id },
        ]}
        rows={page}
        rowKey={({ user_id }) => user_id}
        actions={
          mayChange
            ? (tenant) => (
                <ActionMenu
                  of={nameOf(tenant)}
                  actions={[{ label: t('remove'), isDangerous: true, onChoose: () => setLeaving(tenant) }]}
                />
              )
            : undefined
        }
        empty={<Empty text={t('tenants.none')} />}
      />
      <Dialog title={t('tenants.add')} isOpen={isAdding} onClose={() => setAdding(false)} isPanel>
        <Form onSubmit={add} submit={t('add')} onCancel={() => setAdding(false)}>
          <PersonField label={t('tenants.tenant')} type="tenant" />
        </Form>
      </Dialog>
      {leaving && (
        <Confirm
          title={t('tenants.removeTitle', { name: nameOf(leaving) })}
          action={t('remove')}
          isOpen
          onClose={() => setLeaving(undefined)}
          onConfirm={async () => {
            const path = { id: areaId, userId: leaving.user_id };
            await api.DELETE('/api/v1/areas/{id}/tenants/{userId}', { params: { path } });
            await changed(t('tenants.removed', { name: nameOf(leaving) }));
          }}
        >
          {t('tenants.removeWhat')}
        </Confirm>
      )}
    </>
  );
}
