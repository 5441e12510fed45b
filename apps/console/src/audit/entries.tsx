/** Entries of the audit log as a table. A row opens a panel with all of it. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Column } from '../ui/column.js';
import { DataTable, type Rows } from '../ui/data-table.js';
import { Moment } from '../ui/moment.js';
import styles from './entries.module.css';
import { EntryPanel } from './entry-panel.js';
import { changesOf, type Entry, useAuditWords } from './words.js';

interface EntriesProps {
  readonly label: string;
  readonly rows: Rows<Entry>;
  readonly empty: React.ReactNode;
  /** Whether all entries are of one target, which the screen is about. */
  readonly isOfOneTarget?: boolean;
}

export function Entries({ label, rows, empty, isOfOneTarget = false }: EntriesProps) {
  const { t } = useTranslation('audit');
  const words = useAuditWords();
  const [opened, setOpened] = useState<Entry>();
  const [isOpen, setOpen] = useState(false);
  const open = (entry: Entry) => {
    setOpened(entry);
    setOpen(true);
  };
  const target: Column<Entry> = {
    key: 'target',
    header: t('target'),
    cell: (entry) => (
      <>
        <span className={styles.soft}>{words.type(entry.target_type)}</span> <bdi>{words.target(entry)}</bdi>
      </>
    ),
  };
  const columns: Column<Entry>[] = [
    {
      key: 'action',
      header: t('action'),
      cell: (entry) => (
        <button type="button" className={styles.open} onClick={() => open(entry)}>
          {words.action(entry.action)}
        </button>
      ),
    },
    { key: 'actor', header: t('actor'), cell: words.actor },
    ...(isOfOneTarget ? [] : [target]),
    {
      key: 'changes',
      header: t('changes'),
      cell: (entry) =>
        changesOf(entry)
          .map(({ name, before, after }) =>
            entry.before === null || entry.after === null
              ? `${words.field(name)}: ${words.value(before ?? after)}`
              : `${words.field(name)}: ${words.value(before)} → ${words.value(after)}`,
          )
          .join('; '),
    },
    { key: 'at', header: t('at'), cell: ({ occurred_at }) => <Moment at={occurred_at} /> },
  ];
  return (
    <>
      <DataTable label={label} columns={columns} rows={rows} rowKey={({ id }) => id} empty={empty} />
      {opened && <EntryPanel entry={opened} isOpen={isOpen} onClose={() => setOpen(false)} />}
    </>
  );
}
