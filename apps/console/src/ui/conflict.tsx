/** Somebody else saved meanwhile: what they changed, and the choice between both versions. */
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isStale } from '../api/query-client.js';
import { Button } from './button.js';
import styles from './conflict.module.css';
import { Difference } from './difference.js';

interface Shown {
  readonly name: string;
  readonly value: string;
}

interface ConflictProps {
  /** What the form was opened with. */
  readonly opened: readonly Shown[];
  /** What is stored now. */
  readonly theirs: readonly Shown[];
  /** The form may be sent again, over what is stored now. */
  readonly onKeepMine: () => void;
  /** What was typed is given up. */
  readonly onTakeTheirs: () => void;
}

export interface Versioned {
  readonly version: number;
}

interface ConflictOf<Row> {
  /** What the form is opened with. Changes of others are seen when it is sent. */
  readonly row: Row;
  readonly read: () => Promise<Row>;
  readonly shownOf: (row: Row) => readonly Shown[];
  readonly onClose: () => void;
}

interface Conflicting<Row> {
  readonly opened: Row;
  /** Sends a change on the version that was opened, or on the one that was chosen to be overwritten. */
  readonly save: (send: (version: number) => Promise<unknown>) => Promise<void>;
  /** For the form. */
  readonly showProblem: () => ReactNode;
}

export function useConflict<Row extends Versioned>(of: ConflictOf<Row>): Conflicting<Row> {
  const { row, read, shownOf, onClose } = of;
  const [opened, setOpened] = useState(row);
  const [theirs, setTheirs] = useState<Row>();
  const save = async (send: (version: number) => Promise<unknown>) => {
    try {
      await send(opened.version);
    } catch (error) {
      if (isStale(error)) setTheirs(await read());
      throw error;
    }
  };
  const showProblem = () =>
    theirs && theirs.version !== opened.version ? (
      <Conflict
        opened={shownOf(opened)}
        theirs={shownOf(theirs)}
        onKeepMine={() => setOpened(theirs)}
        onTakeTheirs={onClose}
      />
    ) : undefined;
  return { opened, save, showProblem };
}

function Conflict({ opened, theirs, onKeepMine, onTakeTheirs }: ConflictProps) {
  const { t } = useTranslation();
  const changed = theirs.filter(({ value }, index) => value !== opened[index]?.value);
  return (
    <div className={styles.conflict} role="alert">
      <p>{t('conflict.text')}</p>
      <Difference
        changes={changed.map(({ name, value }) => ({
          name,
          before: opened.find((one) => one.name === name)?.value,
          after: value,
        }))}
        before={t('conflict.before')}
        after={t('conflict.now')}
      />
      <div className={styles.actions}>
        <Button onClick={onKeepMine}>{t('conflict.keepMine')}</Button>
        <Button onClick={onTakeTheirs}>{t('conflict.takeTheirs')}</Button>
      </div>
    </div>
  );
}
