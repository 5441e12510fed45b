/** The first tab of a person: the account and its profile. */
import { useTranslation } from 'react-i18next';
import { type Fact, Facts } from '../ui/facts.js';
import { Moment } from '../ui/moment.js';
import { Card } from '../ui/screen.js';
import { GiveProfile } from './give-profile.js';
import { type Person, usePerson } from './person-query.js';
import { RequestedEmail } from './requested-email.js';

export function PersonProfile() {
  const { t } = useTranslation('people');
  const person = usePerson();
  return (
    <>
      <Card title={t('account')}>
        <Facts
          facts={[
            {
              name: t('email'),
              value: (
                <>
                  {person.email}
                  <RequestedEmail person={person} />
                </>
              ),
            },
            { name: t('fields.additional_email'), value: person.additional_email },
            { name: t('fields.phones'), value: person.phones.join(', ') },
            { name: t('fields.language'), value: person.language === 'ru' ? 'Русский' : 'English' },
            { name: t('fields.number'), value: person.number },
            { name: t('fields.inn'), value: person.inn },
            { name: t('registered'), value: <Moment at={person.date_joined} /> },
            { name: t('lastLogin'), value: <Moment at={person.last_login} /> },
            { name: t('secondFactor'), value: person.has_second_factor ? t('yes') : t('no') },
            { name: t('fields.comment'), value: person.comment },
          ]}
        />
      </Card>
      {person.profile ? (
        <Card title={t(`types.${person.profile.type}`)}>
          <ProfileFacts profile={person.profile} />
        </Card>
      ) : (
        <Card title={t('tabs.profile')}>
          <GiveProfile person={person} />
        </Card>
      )}
    </>
  );
}

function ProfileFacts({ profile }: { readonly profile: NonNullable<Person['profile']> }) {
  const { t } = useTranslation('people');
  if (profile.type === 'company') {
    return (
      <Facts
        facts={[
          { name: t('name'), value: profile.name },
          { name: t('profile.address'), value: profile.address },
        ]}
      />
    );
  }
  const facts: Fact[] = [
    { name: t('profile.last_name'), value: profile.last_name },
    { name: t('profile.first_name'), value: profile.first_name },
    { name: t('profile.surname'), value: profile.surname },
    { name: t('profile.birth_date'), value: profile.birth_date },
    { name: t('profile.sex'), value: t(`profile.${profile.sex}`) },
    { name: t('profile.citizenship'), value: profile.citizenship },
    { name: t('profile.place_birth'), value: profile.place_birth },
    { name: t('profile.military'), value: profile.military },
    ...(profile.type === 'worker'
      ? [{ name: t('profile.position'), value: profile.position }]
      : [
          { name: t('profile.rooms'), value: profile.rooms.join(', ') },
          { name: t('profile.snils'), value: profile.snils },
          { name: t('profile.gis_uid'), value: profile.gis_uid },
          { name: t('profile.hcs_uid'), value: profile.hcs_uid },
        ]),
  ];
  return <Facts facts={facts} />;
}
