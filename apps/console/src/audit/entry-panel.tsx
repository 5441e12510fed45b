/** One entry of the audit log in a panel at the side: who, what, whom, when, and the values before and after. */
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '../ui/button.js';
import { Difference } from '../ui/difference.js';
import { Dialog } from '../ui/dialog.js';
import { Facts } from '../ui/facts.js';
import { exactMoment } from '../ui/moment.js';
import styles from './entries.module.css';
import { changesOf, type Entry, useAuditWords } from './words.js';

interface EntryPanelProps {
  readonly entry: Entry;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

export function EntryPanel({ entry, isOpen, onClose }: EntryPanelProps) {
  const { t, i18n } = useTranslation('audit');
  const words = useAuditWords();
  const { actor_id, target_id, target_type, target_name } = entry;
  const account = (id: number, name: string) => (
    <Link to="/people/$userId" params={{ userId: id }} onClick={onClose}>
      {name}
    </Link>
  );
  const changes = changesOf(entry).map(({ name, before, after }) => ({
    name: words.field(name),
    before: words.value(before),
    after: words.value(after),
  }));
  return (
    <Dialog title={words.action(entry.action)} isOpen={isOpen} onClose={onClose} isPanel>
      <Facts
        facts={[
          {
            name: t('actor'),
            value: actor_id === null ? words.actor(entry) : account(actor_id, words.actor(entry)),
          },
          { name: t('type'), value: words.type(target_type) },
          {
            name: t('target'),
            value: target_name === null ? words.target(entry) : account(Number(target_id), target_name),
          },
          { name: t('at'), value: exactMoment(entry.occurred_at, i18n.language) },
          { name: t('code'), value: entry.action },
        ]}
      />
      <h3 className={styles.section}>{t('changes')}</h3>
      {changes.length > 0 ? <Difference changes={changes} /> : <p className={styles.soft}>{t('noValues')}</p>}
      <div className={styles.links}>
        <LinkButton to="/audit" search={{ target: target_id }} onClick={onClose}>
          {t('allOfTarget')}
        </LinkButton>
        {actor_id !== null && (
          <LinkButton to="/audit" search={{ actor: actor_id }} onClick={onClose}>
            {t('allOfActor')}
          </LinkButton>
        )}
      </div>
    </Dialog>
  );
}
