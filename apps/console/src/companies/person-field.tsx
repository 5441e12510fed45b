/** Finds a person to add: search while typing, then one of those found. Companies choose among the people that they may add. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCaller } from '../api/caller.js';
import { api, dataOf } from '../api/client.js';
import { Problem } from '../ui/problem.js';
import { useAfterPause } from '../ui/typing.js';
import { mostChoices } from './queries.js';
import styles from './person-field.module.css';

interface Found {
  readonly user_id: number;
  readonly name: string;
  readonly email?: string;
}

interface PersonFieldProps {
  readonly label: string;
  readonly type: 'worker' | 'tenant';
}

const mostFound = 8;

/** The number of the chosen person is the field `user_id` of the form. */
export function PersonField({ label, type }: PersonFieldProps) {
  const { t } = useTranslation('companies');
  const id = useId();
  const [typed, setTyped] = useState('');
  const found = usePeople(type, useAfterPause(typed.trim()));
  return (
    <fieldset className={styles.field}>
      <legend>{label}</legend>
      <label htmlFor={id} className="visually-hidden">
        {t('person.search')}
      </label>
      <input
        id={id}
        type="search"
        placeholder={t('person.search')}
        maxLength={200}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        // Nobody is chosen yet: Enter must not send the form.
        onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
      />
      {found.error && <Problem error={found.error} />}
      <div role="status">{found.data?.length === 0 && t('person.none')}</div>
      {found.data?.map(({ user_id, name, email }) => (
        <label key={user_id} className={styles.choice}>
          <input type="radio" name="user_id" value={user_id} required />
          <bdi>{name || email}</bdi>
          <span className={styles.soft}>{email ?? user_id}</span>
        </label>
      ))}
    </fieldset>
  );
}

function usePeople(type: 'worker' | 'tenant', search: string) {
  const { account, isStaff } = useCaller();
  return useQuery({
    queryKey: ['people-to-add', type, isStaff && search],
    queryFn: async ({ signal }): Promise<Found[]> => {
      if (isStaff) {
        const query = { type, is_active: true, limit: mostFound, ...(search && { search }) };
        return (await dataOf(api.GET('/api/v1/users', { params: { query }, signal }))).items;
      }
      const params = { path: { companyId: account.user_id }, query: { limit: mostChoices } };
      const { items } = await dataOf(api.GET('/api/v1/companies/{companyId}/people', { params, signal }));
      return items.filter((one) => one.type === type);
    },
    select: (people) =>
      isStaff
        ? people
        : people.filter(({ name }) => name.toLowerCase().includes(search.toLowerCase())).slice(0, mostFound),
    placeholderData: keepPreviousData,
  });
}
