/** One person: who they are, the state of the account, and what can be done about it. The tabs have the rest. */
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, Outlet } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useCaller } from '../api/caller.js';
import { Button } from '../ui/button.js';
import { Chip } from '../ui/chip.js';
import { Problem } from '../ui/problem.js';
import { Screen } from '../ui/screen.js';
import { Tabs } from '../ui/tabs.js';
import { AccountState, rankOf } from './account-state.js';
import { PersonActions } from './person-actions.js';
import { type Person as Account, personQuery } from './person-query.js';

const route = getRouteApi('/people/$userId');

export function Person() {
  const { t } = useTranslation('people');
  const { t: more } = useTranslation('person');
  const { t: shell } = useTranslation();
  const { userId } = route.useParams();
  const { isSuperuser } = useCaller();
  const { data: person, error, refetch } = useQuery(personQuery(userId));
  const above = <Link to="/people">{t('title')}</Link>;
  if (!person) {
    return (
      <Screen title={t('person')} above={above}>
        {error ? (
          <Problem error={error}>
            <Button onClick={() => void refetch()}>{shell('tryAgain')}</Button>
          </Problem>
        ) : (
          <p>{shell('loading')}</p>
        )}
      </Screen>
    );
  }
  return (
    <Screen
      title={person.name || person.email}
      above={above}
      beside={<PersonChips person={person} />}
      actions={<PersonActions person={person} />}
    >
      <Tabs
        label={t('parts')}
        tabs={[
          { label: t('tabs.profile'), link: { to: '/people/$userId', params: { userId } } },
          { label: t('tabs.permissions'), link: { to: '/people/$userId/permissions', params: { userId } } },
          {
            label: more('tabs.organisation'),
            link: { to: '/people/$userId/organisation', params: { userId } },
          },
          { label: t('tabs.sessions'), link: { to: '/people/$userId/sessions', params: { userId } } },
          { label: more('tabs.events'), link: { to: '/people/$userId/security-events', params: { userId } } },
          { label: more('tabs.factor'), link: { to: '/people/$userId/second-factor', params: { userId } } },
          ...(isSuperuser
            ? [{ label: t('tabs.audit'), link: { to: '/people/$userId/audit' as const, params: { userId } } }]
            : []),
        ]}
      />
      <Outlet />
    </Screen>
  );
}

function PersonChips({ person }: { readonly person: Account }) {
  const { t } = useTranslation('people');
  const rank = rankOf(person);
  return (
    <>
      <AccountState account={person} />
      {person.type && <Chip>{t(`types.${person.type}`)}</Chip>}
      {rank && <Chip>{t(`ranks.${rank}`)}</Chip>}
    </>
  );
}
