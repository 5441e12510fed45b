/** Adds a share of an area, and changes its size. Parts are typed as percent or as a fraction: 25, 33.3, 1/3. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changed } from '../api/changed.js';
import { useCaller } from '../api/caller.js';
import { api, ifMatch } from '../api/client.js';
import { queryClient } from '../api/query-client.js';
import { PersonField } from '../companies/person-field.js';
import { useConflict } from '../ui/conflict.js';
import { Dialog } from '../ui/dialog.js';
import { SelectField, TextField } from '../ui/field.js';
import { Form, textIn } from '../ui/form.js';
import { partIn, percentOf } from './part.js';
import { type Share, sharesQuery } from './queries.js';

interface Props {
  readonly areaId: string;
  readonly onClose: () => void;
}

export function AddShare({ areaId, onClose }: Props) {
  const { t } = useTranslation('places');
  const { isStaff, account } = useCaller();
  const [isCompany, setCompany] = useState(false);
  const add = async (values: FormData) => {
    const chosen = Number(values.get('user_id'));
    const owner = isCompany ? { company_id: isStaff ? chosen : account.user_id } : { tenant_id: chosen };
    const body = { part: partIn(textIn(values, 'part')), ...owner };
    await api.POST('/api/v1/areas/{id}/owners', { params: { path: { id: areaId } }, body });
    onClose();
    await changed(t('shares.added'));
  };
  return (
    <Dialog title={t('shares.add')} isOpen onClose={onClose} isPanel>
      <Form onSubmit={add} submit={t('add')} onCancel={onClose}>
        <SelectField
          name="owner"
          label={t('shares.owner')}
          value={isCompany ? 'company' : 'tenant'}
          onChange={(event) => setCompany(event.target.value === 'company')}
          choices={[
            { value: 'tenant', label: t('tenants.tenant') },
            { value: 'company', label: isStaff ? t('shares.company') : account.name },
          ]}
        />
        {!isCompany && <PersonField label={t('tenants.tenant')} type="tenant" />}
        {isCompany && isStaff && (
          <TextField name="user_id" label={t('shares.companyNumber')} inputMode="numeric" />
        )}
        <TextField name="part" label={t('shares.part')} hint={t('shares.partHint')} />
      </Form>
    </Dialog>
  );
}

export function ChangeShare({ areaId, share, onClose }: Props & { readonly share: Share }) {
  const { t, i18n } = useTranslation('places');
  const { save, showProblem } = useConflict({
    row: share,
    read: async () => {
      const { items } = await queryClient.fetchQuery({ ...sharesQuery(areaId), staleTime: 0 });
      return items.find(({ id }) => id === share.id)!;
    },
    shownOf: ({ part }) => [{ name: t('shares.part'), value: percentOf(part, i18n.language) }],
    onClose,
  });
  const send = async (values: FormData) => {
    const body = { part: partIn(textIn(values, 'part')) };
    await save((version) =>
      api.PATCH('/api/v1/areas/{id}/owners/{shareId}', {
        params: { path: { id: areaId, shareId: share.id }, header: ifMatch(version) },
        body,
      }),
    );
    onClose();
    await changed(t('shares.changed'));
  };
  return (
    <Dialog title={t('shares.change')} isOpen onClose={onClose} isPanel>
      <Form onSubmit={send} submit={t('save')} onCancel={onClose} showProblem={showProblem}>
        <TextField
          name="part"
          label={t('shares.part')}
          hint={t('shares.partHint')}
          defaultValue={String(Number((Number(share.part) * 100).toFixed(8)))}
        />
      </Form>
    </Dialog>
  );
}
