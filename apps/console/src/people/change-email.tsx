/** Changes the email of an account, in a panel at the side. The new address confirms it. */
import { useTranslation } from 'react-i18next';
import { changed } from '../api/changed.js';
import { api } from '../api/client.js';
import { Dialog } from '../ui/dialog.js';
import { TextField } from '../ui/field.js';
import { Form, textIn } from '../ui/form.js';
import { paramsOf } from './change-person.js';
import type { Person } from './person-query.js';

interface PanelProps {
  readonly person: Person;
  readonly onClose: () => void;
}

export function ChangeEmail({ person, onClose }: PanelProps) {
  const { t } = useTranslation('person');
  const change = async (values: FormData) => {
    const body = { email: textIn(values, 'email') };
    const { data } = await api.POST('/api/v1/users/{userId}/email', { params: paramsOf(person), body });
    // Before the activation the address changes at once.
    const isAtOnce = data?.email !== person.email;
    await changed(isAtOnce ? t('email.changed') : t('email.requested'));
    onClose();
  };
  return (
    <Dialog title={t('email.title')} isOpen isPanel onClose={onClose}>
      <Form onSubmit={change} submit={t('email.submit')} onCancel={onClose}>
        <p dir="auto">{t('email.now', { email: person.email })}</p>
        <TextField name="email" type="email" label={t('email.new')} hint={t('email.hint')} required />
      </Form>
    </Dialog>
  );
}
