/** The apps and the servers that they reach. */
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../api/client.js';
import { Chip, type ChipKind } from '../ui/chip.js';
import { Facts } from '../ui/facts.js';
import { Moment } from '../ui/moment.js';
import { Card } from '../ui/screen.js';
import styles from './overview.module.css';

type State = Schemas['ServersDto']['database'];

const kinds: Readonly<Record<State, ChipKind>> = {
  up: 'good',
  down: 'bad',
  unknown: 'warning',
  unused: 'plain',
};
const servers = ['database', 'redis', 'kafka', 'smtp'] as const;

interface ServersProps {
  readonly servers: Schemas['ServersDto'];
  readonly apps: readonly Schemas['RunningAppDto'][];
}

export function Servers({ servers: states, apps }: ServersProps) {
  const { t } = useTranslation('overview');
  return (
    <div className={styles.charts}>
      <Card title={t('servers.title')} id="servers">
        <Facts
          facts={servers.map((name) => ({
            name: t(`servers.${name}`),
            value: <Chip kind={kinds[states[name]]}>{t(`states.${states[name]}`)}</Chip>,
          }))}
        />
      </Card>
      <Card title={t('apps.title')} id="apps">
        <Facts
          facts={apps.map(({ app, host, version, started_at, running }) => ({
            name: `${app} ${version}, ${host}`,
            value: running ? (
              <>
                <Chip kind="good">{t('apps.running')}</Chip> <Moment at={started_at} />
              </>
            ) : (
              <Chip kind="bad">{t('apps.gone')}</Chip>
            ),
          }))}
        />
      </Card>
    </div>
  );
}
