/** Creates an account with a profile. Without a password, its owner gets a mail with a link to set one. */
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { changed } from '../api/changed.js';
import { useCaller } from '../api/caller.js';
import { api, dataOf } from '../api/client.js';
import { SelectField, TextArea, TextField } from '../ui/field.js';
import { Form, textIn } from '../ui/form.js';
import { Card, Screen } from '../ui/screen.js';
import { FlagFields, flagsIn } from './flag-fields.js';
import styles from './person.module.css';
import { ProfileFields, profileIn, type ProfileType } from './profile-fields.js';

const route = getRouteApi('/people/new');

export function NewPerson() {
  const { t } = useTranslation('person');
  const { t: people } = useTranslation('people');
  const caller = useCaller();
  const navigate = useNavigate();
  const { type = 'tenant' } = route.useSearch();
  const change = (to: ProfileType) =>
    void navigate({ to: '.', search: { type: to } as never, replace: true });
  const create = async (values: FormData) => {
    const password = values.get('password');
    const phones = textIn(values, 'phones')
      .split('\n')
      .flatMap((line) => line.trim() || []);
    const body = {
      email: textIn(values, 'email'),
      // Not trimmed: spaces may be part of a password.
      ...(typeof password === 'string' && password !== '' && { password }),
      profile: profileIn(type, values),
      language: values.get('language') === 'ru' ? ('ru' as const) : ('en' as const),
      ...(phones.length > 0 && { phones }),
      ...flagsIn(caller, values),
    };
    const { user_id: userId } = await dataOf(api.POST('/api/v1/users', { body }));
    await changed('password' in body ? t('new.done') : t('new.mailed', { email: body.email }));
    await navigate({ to: '/people/$userId', params: { userId } });
  };
  return (
    <Screen title={t('new.title')} above={<Link to="/people">{people('title')}</Link>}>
      <div className={styles.narrow}>
        <Card>
          <Form onSubmit={create} submit={t('new.submit')} onCancel={() => void navigate({ to: '/people' })}>
            <TextField name="email" type="email" label={people('email')} required />
            <TextField
              name="password"
              type="password"
              label={t('new.password')}
              hint={t('new.passwordHint')}
              autoComplete="new-password"
            />
            <ProfileFields type={type} onType={change} />
            <TextArea
              name="phones"
              label={people('fields.phones')}
              hint={people('fields.phonesHint')}
              rows={2}
            />
            <SelectField
              name="language"
              label={people('fields.language')}
              defaultValue={caller.account.language}
              choices={[
                { value: 'en', label: 'English' },
                { value: 'ru', label: 'Русский' },
              ]}
            />
            <FlagFields />
          </Form>
        </Card>
      </div>
    </Screen>
  );
}
