/** The licences of all packages that the installation consists of. */
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../api/client.js';
import { Chip } from '../ui/chip.js';
import type { Column } from '../ui/column.js';
import { DataTable, type Rows } from '../ui/data-table.js';
import { Empty } from '../ui/empty.js';
import { Filter, Filters, SearchField } from '../ui/filters.js';
import { useAddressChange } from '../ui/list-address.js';
import { haveWords } from '../ui/words.js';
import type { AboutAddress } from './address.js';
import styles from './licences.module.css';

type About = Schemas['AboutDto'];
type Licence = About['licences'][number];

interface LicencesProps {
  readonly rows: Omit<Rows<Licence>, 'data'> & { readonly data: About | undefined };
}

const route = getRouteApi('/about');
/** The value of the filter for packages that name no licence. */
const unnamed = '-';

export function Licences({ rows }: LicencesProps) {
  const { t } = useTranslation('about');
  const { search, licence } = route.useSearch();
  const change = useAddressChange<AboutAddress>();
  const all = rows.data?.licences;
  const found = all?.filter(
    (one) =>
      (licence === undefined || (one.licence ?? unnamed) === licence) &&
      haveWords([one.name, one.version, one.licence], search),
  );
  const isFiltered = search !== undefined || licence !== undefined;
  const columns: Column<Licence>[] = [
    { key: 'name', header: t('package'), cell: ({ name }) => <code>{name}</code> },
    { key: 'version', header: t('version'), cell: ({ version }) => version },
    { key: 'licence', header: t('licence'), cell: ({ licence }) => licence ?? t('unnamed') },
  ];
  return (
    <section className={styles.licences}>
      <header className={styles.head}>
        <h2>{t('licences')}</h2>
        {all && <Chip>{t('packages', { count: found?.length ?? all.length })}</Chip>}
      </header>
      <Filters onClear={isFiltered ? () => change({ search: undefined, licence: undefined }) : undefined}>
        <SearchField label={t('search')} value={search} onChange={(search) => change({ search })} />
        <Filter
          label={t('licence')}
          any={t('anyLicence')}
          value={licence}
          choices={countsOf(all ?? []).map(([value, count]) => ({
            value,
            label: `${value === unnamed ? t('unnamed') : value} (${count})`,
          }))}
          onChange={(licence) => change({ licence })}
        />
      </Filters>
      <DataTable
        label={t('licences')}
        columns={columns}
        rows={{ ...rows, data: found && { items: found } }}
        rowKey={({ name, version }) => `${name} ${version}`}
        empty={<Empty text={t('noMatch')} />}
      />
    </section>
  );
}

/** @returns each licence with the number of packages under it, the most frequent first */
function countsOf(licences: readonly Licence[]): [licence: string, count: number][] {
  const counts = new Map<string, number>();
  for (const { licence } of licences)
    counts.set(licence ?? unnamed, (counts.get(licence ?? unnamed) ?? 0) + 1);
  return [...counts].toSorted(([, one], [, other]) => other - one);
}
