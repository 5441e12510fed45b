/** Gives a profile to an account that was created without one, in a panel at the side. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changed } from '../api/changed.js';
import { api, dataOf, ifMatch } from '../api/client.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { Form } from '../ui/form.js';
import type { Person } from './person-query.js';
import { ProfileFields, profileIn, type ProfileType } from './profile-fields.js';

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
  const [type, setType] = useState<ProfileType>('worker');
  const send = async (values: FormData) => {
    const params = { path: { userId: person.user_id }, header: ifMatch(person.version) };
    const profile = profileIn(type, values);
    await dataOf(api.POST('/api/v1/users/{userId}/profile', { params, body: { profile } }));
    await changed(t('done.edit'));
    onClose();
  };
  return (
    <Form onSubmit={send} submit={t('give.submit')} onCancel={onClose}>
      <ProfileFields type={type} onType={setType} />
    </Form>
  );
}
