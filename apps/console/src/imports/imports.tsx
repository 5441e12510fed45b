/** The uploaded files, newest first: one's own and, for admins, all. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useCaller } from '../api/caller.js';
import { api, dataOf, type Schemas } from '../api/client.js';
import { LinkButton } from '../ui/button.js';
import type { Column } from '../ui/column.js';
import { DataTable } from '../ui/data-table.js';
import { Empty } from '../ui/empty.js';
import { exactMoment, Moment } from '../ui/moment.js';
import { Pager } from '../ui/pager.js';
import { Screen } from '../ui/screen.js';
import { Total } from '../ui/total.js';
import { StateChip } from './import-state.js';

type Row = Schemas['ImportDto'];

const route = getRouteApi('/imports');
const pageSize = 50;

export function Imports() {
  const { t } = useTranslation('imports');
  const { after, before } = route.useSearch();
  const query = { limit: pageSize, total: true, after, before };
  const page = useQuery({
    queryKey: ['imports', query],
    queryFn: ({ signal }) => dataOf(api.GET('/api/v1/imports', { params: { query }, signal })),
    placeholderData: keepPreviousData,
  });
  const upload = (
    <LinkButton look="primary" to="/imports/new">
      {t('upload')}
    </LinkButton>
  );
  return (
    <Screen
      title={t('title')}
      beside={page.data?.total && <Total total={page.data.total} />}
      actions={upload}
    >
      <DataTable
        label={t('heading')}
        columns={useColumns()}
        rows={page}
        rowKey={({ id }) => id}
        empty={<Empty text={t('nothing')}>{upload}</Empty>}
      />
      <Pager page={page.data} address={{ after, before }} isReversible />
    </Screen>
  );
}

function useColumns(): Column<Row>[] {
  const { t, i18n } = useTranslation('imports');
  const { isAdmin } = useCaller();
  return [
    {
      key: 'uploaded',
      header: t('uploaded'),
      cell: ({ id, created_at }) => (
        <Link to="/imports/$id" params={{ id }}>
          {exactMoment(created_at, i18n.language)}
        </Link>
      ),
    },
    { key: 'kind', header: t('kind'), cell: ({ kind }) => t(`kinds.${kind}`) },
    { key: 'state', header: t('state'), cell: ({ state }) => <StateChip state={state} /> },
    ...(isAdmin
      ? [
          { key: 'company', header: t('company'), cell: companyOf },
          {
            key: 'by',
            header: t('uploadedBy'),
            cell: ({ created_by: userId, created_by_name: name }: Row) =>
              userId === null ? (
                t('shell')
              ) : (
                <Link to="/people/$userId" params={{ userId }}>
                  {name}
                </Link>
              ),
          },
        ]
      : []),
    {
      key: 'closed',
      header: t('closed'),
      cell: ({ closed_at }) => closed_at !== null && <Moment at={closed_at} />,
    },
  ];
}

function companyOf({ company_id: id, company_name: name }: Row) {
  return (
    id !== null && (
      <Link to="/companies/$companyId" params={{ companyId: String(id) }}>
        {name}
      </Link>
    )
  );
}
