/** The rows of an import as a table, with a filter for those with problems. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, dataOf, type Schemas } from '../api/client.js';
import { Chip, type ChipKind } from '../ui/chip.js';
import type { Column } from '../ui/column.js';
import { DataTable } from '../ui/data-table.js';
import { Empty } from '../ui/empty.js';
import { Filter, Filters } from '../ui/filters.js';
import { useAddressChange } from '../ui/list-address.js';
import { Pager } from '../ui/pager.js';
import { type Outcome, outcomesOf, type RowsAddress } from './address.js';
import styles from './import-rows.module.css';
import { type FoundImport, isActive, progressOf } from './import-state.js';
import { useColumnTitle } from './upload-problem.js';

type Row = Schemas['ImportRowDto'];

const route = getRouteApi('/imports/$id');
const pageSize = 50;

const looks: Readonly<Record<Outcome, ChipKind>> = {
  invited: 'good',
  already_invited: 'plain',
  already_member: 'plain',
  created: 'good',
  already_exists: 'plain',
  repeated: 'warning',
  wrong: 'bad',
};

export function ImportRows({ found }: { readonly found: FoundImport }) {
  const { t } = useTranslation('imports');
  const { outcome, after } = route.useSearch();
  const change = useAddressChange<RowsAddress>();
  const query = { limit: pageSize, outcome, after };
  const { id, kind, state } = found;
  const page = useQuery({
    // The rows change while the import goes on.
    queryKey: ['import-rows', id, query, state, isActive(found) && progressOf(found).value],
    queryFn: ({ signal }) =>
      dataOf(api.GET('/api/v1/imports/{id}/rows', { params: { path: { id }, query }, signal })),
    placeholderData: keepPreviousData,
  });
  const columns = useColumns(found, page.data?.items ?? []);
  return (
    <section className={styles.section} aria-labelledby="rows">
      <h2 id="rows">{t('rowsHeading')}</h2>
      <Filters onClear={outcome ? () => change({ outcome: undefined }) : undefined}>
        <Filter
          label={t('outcome')}
          any={t('all')}
          value={outcome}
          choices={outcomesOf[kind].map((value) => ({ value, label: t(`plans.${value}`) }))}
          onChange={(outcome) => change({ outcome })}
        />
      </Filters>
      <DataTable
        label={t('rowsHeading')}
        columns={columns}
        rows={page}
        rowKey={({ line }) => line}
        empty={<Empty text={t('noRows')} />}
      />
      <Pager page={page.data} address={{ after }} />
    </section>
  );
}

function useColumns({ columns }: FoundImport, rows: readonly Row[]): Column<Row>[] {
  const { t, i18n } = useTranslation('imports');
  const titleOf = useColumnTitle();
  const language = i18n.language === 'ru' ? 'ru' : 'en';
  const hasReasons = rows.some(({ reason }) => reason !== null);
  return [
    { key: '#line', header: t('line'), cell: ({ line }) => line, isNumeric: true },
    { key: '#result', header: t('result'), cell: (row) => <Result row={row} /> },
    ...(hasReasons
      ? [
          {
            key: '#reason',
            header: t('reason'),
            cell: ({ reason }: Row) => reason && <div className={styles.reason}>{reason[language]}</div>,
          },
        ]
      : []),
    ...columns.map((field) => ({
      key: field,
      header: titleOf(field),
      cell: ({ fields }: Row) => <span title={fields[field]}>{fields[field]}</span>,
    })),
  ];
}

function Result({ row: { plan, outcome } }: { readonly row: Row }) {
  const { t } = useTranslation('imports');
  if (outcome !== null) return <Chip kind={looks[outcome]}>{t(`outcomes.${outcome}`)}</Chip>;
  if (plan !== null) return <Chip kind={looks[plan]}>{t(`plans.${plan}`)}</Chip>;
  return <Chip>{t('waiting')}</Chip>;
}
