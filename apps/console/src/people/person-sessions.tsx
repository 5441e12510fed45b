/** The sessions of a person: each can be ended, and all of them. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changed } from '../api/changed.js';
import { api, dataOf, type Schemas } from '../api/client.js';
import { Button } from '../ui/button.js';
import type { Column } from '../ui/column.js';
import { Confirm } from '../ui/confirm.js';
import { DataTable } from '../ui/data-table.js';
import { Empty } from '../ui/empty.js';
import { Moment } from '../ui/moment.js';
import { usePerson } from './person-query.js';
import styles from './person.module.css';

type Session = Schemas['SessionDto'];

/** The API returns at most so many at a time; people have fewer. */
const limit = 100;

export function PersonSessions() {
  const { t } = useTranslation('people');
  const person = usePerson();
  const path = { userId: person.user_id };
  const [ending, setEnding] = useState<Session | 'all'>();
  const sessions = useQuery({
    queryKey: ['users', person.user_id, 'sessions'],
    queryFn: ({ signal }) =>
      dataOf(api.GET('/api/v1/users/{userId}/sessions', { params: { path, query: { limit } }, signal })),
  });
  const end = async () => {
    if (ending === 'all') await api.DELETE('/api/v1/users/{userId}/sessions', { params: { path } });
    else if (ending) {
      const one = { path: { ...path, id: ending.id } };
      await api.DELETE('/api/v1/users/{userId}/sessions/{id}', { params: one });
    }
    await changed(ending === 'all' ? t('done.endSessions') : t('done.endSession'));
  };
  const columns: Column<Session>[] = [
    { key: 'device', header: t('session.device'), cell: ({ device }) => device ?? t('session.unknown') },
    { key: 'created', header: t('session.began'), cell: (one) => <Moment at={one.created_at} /> },
    { key: 'used', header: t('session.used'), cell: (one) => <Moment at={one.last_used_at} /> },
    {
      key: 'end',
      header: t('session.action'),
      cell: (one) => (
        <Button look="quiet" onClick={() => setEnding(one)}>
          {t('session.end')}
        </Button>
      ),
    },
  ];
  return (
    <>
      <div className={styles.actions}>
        <Button look="danger" onClick={() => setEnding('all')} disabled={!sessions.data?.items.length}>
          {t('session.endAll')}
        </Button>
      </div>
      <DataTable
        label={t('tabs.sessions')}
        columns={columns}
        rows={sessions}
        rowKey={({ id }) => id}
        empty={<Empty text={t('session.none')} />}
      />
      <Confirm
        title={ending === 'all' ? t('session.endAll') : t('session.endOne')}
        action={t('session.end')}
        isOpen={ending !== undefined}
        onClose={() => setEnding(undefined)}
        onConfirm={end}
      >
        <p>{t('session.effect', { name: person.name || person.email })}</p>
      </Confirm>
    </>
  );
}
