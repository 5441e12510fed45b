/** What the installation consists of: versions, migrations, and the licences of its dependencies. */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, dataOf, productVersion, type Schemas } from '../api/client.js';
import { Button } from '../ui/button.js';
import { Chip } from '../ui/chip.js';
import { type Fact, Facts } from '../ui/facts.js';
import { Problem } from '../ui/problem.js';
import { Card, Screen } from '../ui/screen.js';
import { SkeletonCard } from '../ui/skeleton.js';
import { Licences } from './licences.js';

const aboutQuery = {
  queryKey: ['about'],
  queryFn: ({ signal }: { signal: AbortSignal }) => dataOf(api.GET('/api/v1/about', { signal })),
};

export function About() {
  const { t } = useTranslation(['about', 'shell']);
  const about = useQuery(aboutQuery);
  const facts = useFacts(about.data);
  return (
    <Screen title={t('title')}>
      {about.error ? (
        <Problem error={about.error}>
          <Button onClick={() => void about.refetch()}>{t('shell:tryAgain')}</Button>
        </Problem>
      ) : (
        <>
          {facts ? (
            <Card title={t('versions')}>
              <Facts facts={facts} />
            </Card>
          ) : (
            <SkeletonCard lines={4} />
          )}
          <Licences rows={about} />
        </>
      )}
    </Screen>
  );
}

function useFacts(product: Schemas['AboutDto'] | undefined): Fact[] | undefined {
  const { t } = useTranslation('about');
  if (!product) return undefined;
  const { applied, pending, newer } = product.migrations;
  const isOldTab = productVersion !== product.version;
  return [
    { name: 'Gatehouse', value: product.version },
    ...(isOldTab
      ? [
          {
            name: t('console'),
            value: <Chip kind="warning">{t('oldTab', { version: productVersion })}</Chip>,
          },
        ]
      : []),
    { name: 'Node.js', value: product.node },
    { name: 'PostgreSQL', value: product.postgresql },
    { name: t('migrations'), value: t('applied', { count: applied }) },
    ...(pending.length > 0 ? [{ name: t('pending'), value: <Names names={pending} /> }] : []),
    ...(newer.length > 0 ? [{ name: t('newer'), value: <Names names={newer} /> }] : []),
  ];
}

function Names({ names }: { readonly names: readonly string[] }) {
  return names.map((name) => (
    <div key={name}>
      <code>{name}</code>
    </div>
  ));
}
