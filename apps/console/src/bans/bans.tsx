/** The bans in force, the oldest first. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useCaller } from '../api/caller.js';
import { api, dataOf, type Schemas } from '../api/client.js';
import type { Column } from '../ui/column.js';
import { DataTable } from '../ui/data-table.js';
import { Empty } from '../ui/empty.js';
import { ActionMenu } from '../ui/menu.js';
import { Moment } from '../ui/moment.js';
import { Pager } from '../ui/pager.js';
import { BansFrame } from './frame.js';
import { useLift } from './lift.js';

type Ban = Schemas['BanDto'];

const route = getRouteApi('/bans');
const pageSize = 50;

function bansQuery(after: string | undefined) {
  const query = { limit: pageSize, after };
  return {
    queryKey: ['bans', query],
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      dataOf(api.GET('/api/v1/bans', { params: { query }, signal })),
    placeholderData: keepPreviousData,
  };
}

export function Bans() {
  const { t } = useTranslation('bans');
  const { isAdmin } = useCaller();
  const { after } = route.useSearch();
  const page = useQuery(bansQuery(after));
  const lift = useLift();
  const columns: Column<Ban>[] = [
    { key: 'target', header: t('target'), cell: ({ target }) => target },
    { key: 'reason', header: t('reason'), cell: ({ reason }) => reason },
    { key: 'since', header: t('since'), cell: ({ created_at }) => <Moment at={created_at} /> },
    {
      key: 'until',
      header: t('until'),
      cell: ({ expires_at }) => (expires_at === null ? t('untilLifted') : <Moment at={expires_at} />),
    },
  ];
  const actions = ({ target }: Ban) => (
    <ActionMenu of={target} actions={[{ label: t('lift'), onChoose: () => lift.mutate(target) }]} />
  );
  return (
    <BansFrame error={lift.error}>
      <DataTable
        label={t('bans')}
        columns={columns}
        rows={page}
        rowKey={({ id }) => id}
        actions={isAdmin ? actions : undefined}
        empty={<Empty text={t('noBans')} />}
      />
      <Pager page={page.data} address={{ after }} />
    </BansFrame>
  );
}
