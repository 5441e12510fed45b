/** The new email of a person that waits for its confirmation, and a way to withdraw it. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changed } from '../api/changed.js';
import { useCaller } from '../api/caller.js';
import { api, dataOf } from '../api/client.js';
import { Button } from '../ui/button.js';
import { Confirm } from '../ui/confirm.js';
import { isInReach } from './change-person.js';
import type { Person } from './person-query.js';
import styles from './person.module.css';

export function RequestedEmail({ person }: { readonly person: Person }) {
  const { t } = useTranslation('person');
  const caller = useCaller();
  const [isAsking, setAsking] = useState(false);
  const params = { path: { userId: person.user_id } };
  const { data } = useQuery({
    queryKey: ['users', person.user_id, 'email'],
    queryFn: ({ signal }) => dataOf(api.GET('/api/v1/users/{userId}/email', { params, signal })),
  });
  const email = data?.requested_email;
  if (!email) return null;
  const withdraw = async () => {
    await api.DELETE('/api/v1/users/{userId}/email', { params });
    await changed(t('email.withdrawn'));
  };
  return (
    <div className={styles.requested}>
      <span dir="auto">{t('email.waits', { email })}</span>
      {isInReach(caller, person) && <Button onClick={() => setAsking(true)}>{t('email.withdraw')}</Button>}
      <Confirm
        title={t('email.withdrawTitle', { email })}
        action={t('email.withdraw')}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        onConfirm={withdraw}
        isHarmless
      >
        {t('email.withdrawWhat')}
      </Confirm>
    </div>
  );
}
