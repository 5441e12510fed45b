/** Whether all is well, at a glance: what needs a person first, then figures, activity and the servers. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useCaller } from '../api/caller.js';
import { api, dataOf } from '../api/client.js';
import { navigationOf } from '../shell/navigation.js';
import { Button } from '../ui/button.js';
import { Problem } from '../ui/problem.js';
import { Card, Screen } from '../ui/screen.js';
import { SkeletonCard } from '../ui/skeleton.js';
import { Activity } from './activity.js';
import { Attention } from './attention.js';
import { Servers } from './servers.js';
import { Waiting } from './waiting.js';
import styles from './overview.module.css';

/** Milliseconds between two readings of an open screen. */
const interval = 30_000;

export function Overview() {
  const { t } = useTranslation('overview');
  const caller = useCaller();
  return <Screen title={t('title')}>{caller.isAdmin ? <AllIsWell /> : <Parts />}</Screen>;
}

function AllIsWell() {
  const { t } = useTranslation();
  const overview = useQuery({
    queryKey: ['overview'],
    queryFn: ({ signal }) => dataOf(api.GET('/api/v1/overview', { signal })),
    refetchInterval: interval,
  });
  if (overview.error) {
    return (
      <Problem error={overview.error}>
        <Button onClick={() => void overview.refetch()}>{t('tryAgain')}</Button>
      </Problem>
    );
  }
  if (!overview.data) {
    return (
      <div className={styles.parts}>
        <SkeletonCard lines={2} />
        <SkeletonCard />
      </div>
    );
  }
  return (
    <div className={styles.parts}>
      <Attention items={overview.data.attention} />
      <Activity sessions={overview.data.sessions} />
      <Waiting overview={overview.data} />
      <Servers servers={overview.data.servers} apps={overview.data.apps} />
    </div>
  );
}

/** For those who see no figures: where they can go. */
function Parts() {
  const { t } = useTranslation();
  const items = navigationOf(useCaller()).flatMap(({ items }) => items);
  return (
    <Card>
      <ul className={styles.links}>
        {items
          .filter(({ to }) => to !== '/')
          .map(({ name, to }) => (
            <li key={name}>
              <Link to={to}>{t(`screens.${name}`)}</Link>
            </li>
          ))}
      </ul>
    </Card>
  );
}
