/** The filters that need more than a choice: who, whom, and when. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../api/client.js';
import { Dialog } from '../ui/dialog.js';
import { SelectField, TextField } from '../ui/field.js';
import { Form, textIn } from '../ui/form.js';
import { type Pick, PickField } from '../ui/pick-field.js';
import { choiceOf } from '../ui/list-address.js';
import { type AuditAddress, type AuditFilters, authors } from './address.js';

const mostFound = 8;

async function findAccounts(search: string | undefined, signal: AbortSignal): Promise<Pick[]> {
  const query = { limit: mostFound, ...(search && { search }) };
  const { items } = await dataOf(api.GET('/api/v1/users', { params: { query }, signal }));
  return items.map(({ user_id, name, email }) => ({
    id: user_id,
    label: name ? `${name} (${email})` : email,
  }));
}

interface FilterPanelProps {
  readonly address: AuditAddress;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onChoose: (filters: AuditFilters) => void;
}

export function FilterPanel({ isOpen, onClose, ...form }: FilterPanelProps) {
  const { t } = useTranslation('audit');
  return (
    <Dialog title={t('moreFilters')} isOpen={isOpen} onClose={onClose} isPanel>
      <FilterForm {...form} onClose={onClose} />
    </Dialog>
  );
}

function FilterForm({ address, onClose, onChoose }: Omit<FilterPanelProps, 'isOpen'>) {
  const { t } = useTranslation('audit');
  const number = (id: number | undefined) =>
    id === undefined ? undefined : { id, label: t('number', { number: id }) };
  const [actor, setActor] = useState<Pick | undefined>(number(address.actor));
  const [account, setAccount] = useState<Pick>();
  const choose = async (values: FormData) => {
    onChoose({
      actor: actor?.id,
      by: choiceOf(values.get('by'), authors),
      target: account ? String(account.id) : textIn(values, 'target') || undefined,
      from: textIn(values, 'from') || undefined,
      to: textIn(values, 'to') || undefined,
    });
    onClose();
  };
  return (
    <Form onSubmit={choose} submit={t('show')} onCancel={onClose}>
      <SelectField
        name="by"
        label={t('by.label')}
        defaultValue={address.by ?? ''}
        choices={[
          { value: '', label: t('by.all') },
          ...authors.map((value) => ({ value, label: t(`by.${value}`) })),
        ]}
      />
      <PickField
        name="actor"
        label={t('actor')}
        value={actor}
        onChange={setActor}
        kind="accounts"
        find={findAccounts}
      />
      <PickField
        name="account"
        label={t('account')}
        value={account}
        onChange={setAccount}
        kind="accounts"
        find={findAccounts}
      />
      <TextField
        name="target"
        label={t('targetNumber')}
        hint={t('targetHint')}
        maxLength={160}
        defaultValue={address.target ?? ''}
      />
      <TextField name="from" type="date" label={t('from')} defaultValue={address.from ?? ''} />
      <TextField name="to" type="date" label={t('to')} defaultValue={address.to ?? ''} />
    </Form>
  );
}
