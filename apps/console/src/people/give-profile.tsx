/** Gives a profile to an account that was created without one, in a panel at the side. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changed } from '../api/changed.js';
import { api, dataOf, ifMatch, type Schemas } from '../api/client.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { SelectField, TextField } from '../ui/field.js';
import { Form } from '../ui/form.js';
import { types } from './address.js';
import type { Person } from './person-query.js';

type Profile = Schemas['GiveProfileDto']['profile'];
type Type = (typeof types)[number];

const personal = ['last_name', 'first_name', 'surname'] as const;

export function GiveProfile({ person }: { readonly person: Person }) {
  const { t } = useTranslation('people');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <p>{t('give.none')}</p>
      <Button onClick={() => setOpen(true)}>{t('give.title')}</Button>
      <Dialog title={t('give.title')} isOpen={isOpen} onClose={() => setOpen(false)} isPanel>
        <GiveForm person={person} onClose={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function GiveForm({ person, onClose }: { readonly person: Person; readonly onClose: () => void }) {
  const { t } = useTranslation('people');
  const [type, setType] = useState<Type>('worker');
  const send = async (values: FormData) => {
    const params = { path: { userId: person.user_id }, header: ifMatch(person.version) };
    const profile = profileIn(type, values);
    await dataOf(api.POST('/api/v1/users/{userId}/profile', { params, body: { profile } }));
    await changed(t('done.edit'));
    onClose();
  };
  return (
    <Form onSubmit={send} submit={t('give.submit')} onCancel={onClose}>
      <SelectField
        name="type"
        label={t('type')}
        value={type}
        onChange={({ target }) => setType(types.find((one) => one === target.value) ?? 'worker')}
        choices={types.map((value) => ({ value, label: t(`types.${value}`) }))}
      />
      {type === 'company' ? (
        <>
          <TextField name="profile.name" label={t('name')} required />
          <TextField name="profile.address" label={t('profile.address')} />
        </>
      ) : (
        <>
          {personal.map((name) => (
            <TextField key={name} name={`profile.${name}`} label={t(`profile.${name}`)} />
          ))}
          <TextField name="profile.birth_date" label={t('profile.birth_date')} type="date" />
          <SelectField
            name="profile.sex"
            label={t('profile.sex')}
            choices={[
              { value: 'female', label: t('profile.female') },
              { value: 'male', label: t('profile.male') },
            ]}
          />
          {type === 'worker' && <TextField name="profile.position" label={t('profile.position')} />}
        </>
      )}
    </Form>
  );
}

/** The fields are named by their path in the body, as the answer names those that are wrong. */
function profileIn(type: Type, values: FormData): Profile {
  const given = [...values].filter(([name, value]) => name.startsWith('profile.') && value !== '');
  const fields = given.map(([name, value]) => [name.slice('profile.'.length), String(value)]);
  return { type, ...Object.fromEntries(fields) } as Profile;
}
