/** Who changed this account, and what. */
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, dataOf, type Schemas } from '../api/client.js';
import { DataTable } from '../ui/data-table.js';
import { Empty } from '../ui/empty.js';
import { Moment } from '../ui/moment.js';
import { Pager } from '../ui/pager.js';
import { usePerson } from './person-query.js';

type Entry = Schemas['AuditEntryDto'];
const route = getRouteApi('/people/$userId/audit');

export function PersonAudit() {
  const { t } = useTranslation('people');
  const { user_id: userId } = usePerson();
  const { after } = route.useSearch();
  const query = { target_type: 'user', target_id: String(userId), after };
  const page = useQuery({
    queryKey: ['users', 'audit', userId, after],
    queryFn: ({ signal }) => dataOf(api.GET('/api/v1/audit', { params: { query }, signal })),
  });
  return (
    <>
      <DataTable
        label={t('tabs.audit')}
        columns={[
          { key: 'action', header: t('audit.action'), cell: ({ action }) => action },
          { key: 'at', header: t('audit.at'), cell: ({ occurred_at }) => <Moment at={occurred_at} /> },
          { key: 'by', header: t('audit.by'), cell: ({ actor_id }) => <Actor id={actor_id} /> },
          { key: 'changes', header: t('audit.changes'), cell: changesOf },
        ]}
        rows={page}
        rowKey={({ id }) => id}
        empty={<Empty text={t('audit.none')} />}
      />
      <Pager page={page.data} address={{ after }} />
    </>
  );
}

function Actor({ id }: { readonly id: number | null }) {
  const { t } = useTranslation('people');
  if (id === null) return t('audit.command');
  return (
    <Link to="/people/$userId" params={{ userId: id }}>
      {t('audit.number', { number: id })}
    </Link>
  );
}

/** @returns `isActive: true → false` for each field */
function changesOf({ before, after }: Entry): string {
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  const text = (value: unknown) => (value === undefined ? '∅' : JSON.stringify(value));
  return names.map((name) => `${name}: ${text(before?.[name])} → ${text(after?.[name])}`).join('; ');
}
