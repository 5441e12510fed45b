/** The fields that administrators change, in a panel at the side. */
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { changed } from '../api/changed.js';
import { api, ifMatch } from '../api/client.js';
import { useConflict } from '../ui/conflict.js';
import { Dialog } from '../ui/dialog.js';
import { SelectField, TextArea, TextField } from '../ui/field.js';
import { Form, textIn } from '../ui/form.js';
import { type Person, personQuery } from './person-query.js';

/** Text fields of the account, by their names in the API. */
const fields = ['number', 'inn', 'additional_email', 'comment'] as const;

interface EditProps {
  readonly person: Person;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

export function EditPerson({ person, isOpen, onClose }: EditProps) {
  const { t } = useTranslation('people');
  return (
    <Dialog title={t('edit')} isOpen={isOpen} onClose={onClose} isPanel>
      <EditForm person={person} onClose={onClose} />
    </Dialog>
  );
}

function EditForm({ person, onClose }: Omit<EditProps, 'isOpen'>) {
  const { t } = useTranslation('people');
  const { t: shell } = useTranslation();
  const queries = useQueryClient();
  const shownOf = (of: Person) => [
    ...fields.map((name) => ({ name: t(`fields.${name}`), value: of[name] ?? '' })),
    { name: t('fields.phones'), value: of.phones.join(', ') },
    { name: t('fields.language'), value: of.language },
  ];
  const { opened, save, showProblem } = useConflict({
    row: person,
    read: () => queries.fetchQuery({ ...personQuery(person.user_id), staleTime: 0 }),
    shownOf,
    onClose,
  });
  const edit = async (values: FormData) => {
    const path = { userId: person.user_id };
    const body = {
      language: values.get('language') as Person['language'],
      phones: textIn(values, 'phones')
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean),
      number: textIn(values, 'number') || null,
      inn: textIn(values, 'inn') || null,
      additional_email: textIn(values, 'additional_email') || null,
      comment: textIn(values, 'comment'),
    };
    await save((version) =>
      api.PATCH('/api/v1/users/{userId}', { params: { path, header: ifMatch(version) }, body }),
    );
    await changed(t('done.edit'));
    onClose();
  };
  return (
    <Form onSubmit={edit} submit={shell('save')} onCancel={onClose} showProblem={showProblem}>
      <SelectField
        name="language"
        label={t('fields.language')}
        defaultValue={opened.language}
        choices={[
          { value: 'en', label: 'English' },
          { value: 'ru', label: 'Русский' },
        ]}
      />
      <TextArea
        name="phones"
        label={t('fields.phones')}
        hint={t('fields.phonesHint')}
        defaultValue={opened.phones.join('\n')}
        rows={3}
      />
      {fields.map((name) =>
        name === 'comment' ? (
          <TextArea key={name} name={name} label={t(`fields.${name}`)} defaultValue={opened[name]} />
        ) : (
          <TextField key={name} name={name} label={t(`fields.${name}`)} defaultValue={opened[name] ?? ''} />
        ),
      )}
    </Form>
  );
}
