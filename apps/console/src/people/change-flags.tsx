/** Changes the flags of an account, in a panel at the side. */
import { useTranslation } from 'react-i18next';
import { changed } from '../api/changed.js';
import { useCaller } from '../api/caller.js';
import { api } from '../api/client.js';
import { Dialog } from '../ui/dialog.js';
import { Form } from '../ui/form.js';
import { paramsOf } from './change-person.js';
import { FlagFields, flagsIn } from './flag-fields.js';
import type { Person } from './person-query.js';

interface PanelProps {
  readonly person: Person;
  readonly onClose: () => void;
}

export function ChangeFlags({ person, onClose }: PanelProps) {
  const { t } = useTranslation('person');
  const { t: shell } = useTranslation();
  const caller = useCaller();
  const change = async (values: FormData) => {
    const body = flagsIn(caller, values, person);
    if (Object.keys(body).length > 0) {
      await api.PATCH('/api/v1/users/{userId}/flags', { params: paramsOf(person), body });
      await changed(t('flags.done'));
    }
    onClose();
  };
  return (
    <Dialog title={t('flags.title')} isOpen isPanel onClose={onClose}>
      <Form onSubmit={change} submit={shell('save')} onCancel={onClose}>
        <p>{t('flags.effect')}</p>
        <FlagFields of={person} />
      </Form>
    </Dialog>
  );
}
