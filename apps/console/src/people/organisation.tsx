/** Where a person belongs: companies with departments, and the areas where they live or that they own. */
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../api/client.js';
import { percentOf } from '../places/part.js';
import { Chip } from '../ui/chip.js';
import { DataTable } from '../ui/data-table.js';
import { Empty } from '../ui/empty.js';
import { ListHead } from '../ui/list-head.js';
import { Pager } from '../ui/pager.js';
import { usePerson } from './person-query.js';

const route = getRouteApi('/people/$userId/organisation');

export function PersonOrganisation() {
  const { t } = useTranslation('person');
  const person = usePerson();
  const ofCompany = person.type === 'company';
  return (
    <>
      {!ofCompany && (
        <>
          <ListHead title={t('places.companies')} />
          <Companies userId={person.user_id} />
        </>
      )}
      <ListHead title={ofCompany ? t('places.owned') : t('places.areas')} />
      <Areas userId={person.user_id} />
    </>
  );
}

function Companies({ userId }: { readonly userId: number }) {
  const { t } = useTranslation('person');
  const companies = useQuery({
    queryKey: ['users', 'companies', userId],
    queryFn: ({ signal }) =>
      dataOf(api.GET('/api/v1/users/{userId}/companies', { params: { path: { userId } }, signal })),
  });
  return (
    <DataTable
      label={t('places.companies')}
      columns={[
        {
          key: 'name',
          header: t('places.company'),
          cell: ({ company_id, name }) => (
            <Link to="/companies/$companyId" params={{ companyId: String(company_id) }}>
              {name}
            </Link>
          ),
        },
        {
          key: 'departments',
          header: t('places.departments'),
          cell: ({ departments }) =>
            departments.map(({ id, name }, index) => (
              <span key={id}>
                {index > 0 && ', '}
                <Link to="/departments/$departmentId" params={{ departmentId: id }}>
                  {name}
                </Link>
              </span>
            )),
        },
        {
          key: 'provides',
          header: t('places.provides'),
          cell: ({ areas }) => (areas.length > 0 ? t('places.count', { count: areas.length }) : undefined),
        },
        {
          key: 'assigned',
          header: t('places.assigned'),
          cell: ({ is_assigned }) => is_assigned && <Chip>{t('places.isAssigned')}</Chip>,
        },
      ]}
      rows={companies}
      rowKey={({ company_id }) => company_id}
      empty={<Empty text={t('places.noCompany')} />}
    />
  );
}

function Areas({ userId }: { readonly userId: number }) {
  const { t, i18n } = useTranslation('person');
  const { after } = route.useSearch();
  const page = useQuery({
    queryKey: ['users', 'areas', userId, after],
    queryFn: ({ signal }) =>
      dataOf(
        api.GET('/api/v1/users/{userId}/areas', { params: { path: { userId }, query: { after } }, signal }),
      ),
  });
  return (
    <>
      <DataTable
        label={t('places.areas')}
        columns={[
          {
            key: 'address',
            header: t('places.address'),
            cell: ({ id, address }) => (
              <Link to="/areas/$areaId" params={{ areaId: id }}>
                {address}
              </Link>
            ),
          },
          {
            key: 'lives',
            header: t('places.lives'),
            cell: ({ lives_here }) => lives_here && <Chip>{t('places.livesHere')}</Chip>,
          },
          {
            key: 'part',
            header: t('places.part'),
            cell: ({ part }) => part && percentOf(part, i18n.language),
            isNumeric: true,
          },
        ]}
        rows={page}
        rowKey={({ id }) => id}
        empty={<Empty text={t('places.noArea')} />}
      />
      <Pager page={page.data} address={{ after }} />
    </>
  );
}
