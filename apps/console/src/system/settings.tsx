/** The settings of the gateway that answers, by groups: the value in force, where it comes from, and what it means. */
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../api/client.js';
import { Button } from '../ui/button.js';
import { Chip } from '../ui/chip.js';
import { Empty } from '../ui/empty.js';
import { Filter, Filters, SearchField } from '../ui/filters.js';
import { useAddressChange } from '../ui/list-address.js';
import { Problem } from '../ui/problem.js';
import { Card, Screen } from '../ui/screen.js';
import { SkeletonCard } from '../ui/skeleton.js';
import { haveWords } from '../ui/words.js';
import { type Setting, type SettingsAddress, shownSettings } from './address.js';
import { isChanged, SettingRow } from './setting-row.js';
import styles from './settings.module.css';

const route = getRouteApi('/settings');

/** The descriptions are in the language of the request. */
const settingsQuery = (language: string) => ({
  queryKey: ['settings', language],
  queryFn: ({ signal }: { signal: AbortSignal }) => dataOf(api.GET('/api/v1/settings', { signal })),
});

export function Settings() {
  const { t, i18n } = useTranslation(['settings', 'shell']);
  const { search, show } = route.useSearch();
  const change = useAddressChange<SettingsAddress>();
  const settings = useQuery(settingsQuery(i18n.language));
  const all = settings.data?.items;
  const found = all?.filter(
    (setting) =>
      (show === undefined || (show === 'changed' ? isChanged(setting) : setting.source === show)) &&
      haveWords([setting.name, setting.description, setting.value], search),
  );
  const isFiltered = search !== undefined || show !== undefined;
  return (
    <Screen
      title={t('title')}
      beside={all && <Chip>{t('changedOf', { count: all.filter(isChanged).length, all: all.length })}</Chip>}
    >
      <p className={styles.what}>{t('what')}</p>
      <Filters onClear={isFiltered ? () => change({ search: undefined, show: undefined }) : undefined}>
        <SearchField label={t('search')} value={search} onChange={(search) => change({ search })} />
        <Filter
          label={t('show')}
          any={t('all')}
          value={show}
          choices={shownSettings.map((value) => ({ value, label: t(`shown.${value}`) }))}
          onChange={(show) => change({ show })}
        />
      </Filters>
      {settings.error && (
        <Problem error={settings.error}>
          <Button onClick={() => void settings.refetch()}>{t('shell:tryAgain')}</Button>
        </Problem>
      )}
      {found?.length === 0 && <Empty text={t('noMatch')} />}
      {settings.isPending && <SkeletonCard lines={12} />}
      {byGroup(found ?? []).map(([group, settings]) => (
        <Card key={group} title={t(`groups.${group}`)}>
          <ul className={styles.settings}>
            {settings.map((setting) => (
              <SettingRow key={setting.name} setting={setting} />
            ))}
          </ul>
        </Card>
      ))}
    </Screen>
  );
}

function byGroup(settings: readonly Setting[]): [Setting['group'], Setting[]][] {
  const groups = new Map<Setting['group'], Setting[]>();
  for (const setting of settings) groups.set(setting.group, [...(groups.get(setting.group) ?? []), setting]);
  return [...groups];
}
