/** Which kinds of second factor a person has. Names and secrets are theirs alone. */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../api/client.js';
import { Button } from '../ui/button.js';
import { Empty } from '../ui/empty.js';
import { Facts } from '../ui/facts.js';
import { Moment } from '../ui/moment.js';
import { Problem } from '../ui/problem.js';
import { Card } from '../ui/screen.js';
import { usePerson } from './person-query.js';

export function SecondFactor() {
  const { t } = useTranslation('person');
  const { t: shell } = useTranslation();
  const { user_id: userId } = usePerson();
  const { data, error, refetch } = useQuery({
    queryKey: ['users', 'second-factor', userId],
    queryFn: ({ signal }) =>
      dataOf(api.GET('/api/v1/users/{userId}/second-factor', { params: { path: { userId } }, signal })),
  });
  if (error) {
    return (
      <Problem error={error}>
        <Button onClick={() => void refetch()}>{shell('tryAgain')}</Button>
      </Problem>
    );
  }
  if (!data) return <p>{shell('loading')}</p>;
  const { totp, passkeys, recovery_codes_left: codes } = data;
  if (!totp && passkeys === 0)
    return (
      <Card>
        <Empty text={t('factor.none')} />
      </Card>
    );
  return (
    <Card title={t('tabs.factor')}>
      <Facts
        facts={[
          {
            name: t('factor.app'),
            value: totp && (
              <>
                {t('factor.added')} <Moment at={totp.created_at} />
              </>
            ),
          },
          { name: t('factor.passkeys'), value: passkeys },
          { name: t('factor.codes'), value: t('factor.left', { count: codes }) },
        ]}
      />
    </Card>
  );
}
