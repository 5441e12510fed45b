/** One area: who lives there, and whose it is. */
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../api/client.js';
import { Problem } from '../ui/problem.js';
import { Screen } from '../ui/screen.js';
import { Trail } from '../ui/trail.js';
import { addressOf } from './queries.js';
import { Shares } from './shares.js';
import { Tenants } from './tenants.js';

const route = getRouteApi('/areas/$areaId');

export function Area() {
  const { t } = useTranslation('places');
  const { areaId } = route.useParams();
  const { data, error } = useQuery({
    queryKey: ['areas', areaId],
    queryFn: () => dataOf(api.GET('/api/v1/areas/{id}', { params: { path: { id: areaId } } })),
  });
  if (!data) return <Screen title={t('area')}>{error && <Problem error={error} />}</Screen>;
  const { house } = data;
  const above = [
    { label: t('groups.title'), link: { to: '/house-groups' } as const },
    ...(house.group
      ? [
          {
            label: house.group.name,
            link: { to: '/house-groups/$groupId', params: { groupId: house.group.id } } as const,
          },
        ]
      : []),
    { label: addressOf(house), link: { to: '/houses/$houseId', params: { houseId: house.id } } as const },
  ];
  return (
    <Screen title={t('areaTitle', { number: data.number })} above={<Trail above={above} />}>
      <Tenants areaId={areaId} />
      <Shares areaId={areaId} />
    </Screen>
  );
}
