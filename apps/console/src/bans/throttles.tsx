/** Accounts and networks that wait after too many wrong passwords or codes. */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useCaller } from '../api/caller.js';
import { api, dataOf, type Schemas } from '../api/client.js';
import type { Column } from '../ui/column.js';
import { DataTable } from '../ui/data-table.js';
import { Empty } from '../ui/empty.js';
import { ActionMenu } from '../ui/menu.js';
import { Moment } from '../ui/moment.js';
import { BansFrame } from './frame.js';
import { useLift } from './lift.js';

type Throttle = Schemas['ThrottleDto'];

const throttlesQuery = {
  queryKey: ['bans', 'throttles'],
  queryFn: ({ signal }: { signal: AbortSignal }) => dataOf(api.GET('/api/v1/bans/throttles', { signal })),
};

export function Throttles() {
  const { t } = useTranslation('bans');
  const { isAdmin } = useCaller();
  const list = useQuery(throttlesQuery);
  const lift = useLift();
  const columns: Column<Throttle>[] = [
    { key: 'target', header: t('target'), cell: ({ target }) => target ?? t('unknownEmail') },
    { key: 'until', header: t('until'), cell: ({ ends_at }) => <Moment at={ends_at} /> },
  ];
  const actions = ({ target }: Throttle) =>
    target !== null && (
      <ActionMenu of={target} actions={[{ label: t('lift'), onChoose: () => lift.mutate(target) }]} />
    );
  return (
    <BansFrame error={lift.error}>
      <DataTable
        label={t('throttles')}
        columns={columns}
        rows={list}
        rowKey={({ target, ends_at }) => `${target} ${ends_at}`}
        actions={isAdmin ? actions : undefined}
        empty={<Empty text={t('noThrottles')} />}
      />
    </BansFrame>
  );
}
