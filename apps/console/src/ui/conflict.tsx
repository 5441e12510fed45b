/** Somebody else saved meanwhile: what they changed, and the choice between both versions. */
import { useTranslation } from 'react-i18next';
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

export function Conflict({ opened, theirs, onKeepMine, onTakeTheirs }: ConflictProps) {
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
