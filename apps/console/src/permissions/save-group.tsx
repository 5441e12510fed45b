/** The difference between a group and what was chosen for it, before it is saved. */
import { Minus, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { changed } from '../api/changed.js';
import { api, ifMatch, type Schemas } from '../api/client.js';
import { Dialog } from '../ui/dialog.js';
import { Form } from '../ui/form.js';
import styles from './save-group.module.css';

interface SaveGroupProps {
  readonly group: Schemas['PermissionGroupDto'];
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly onClose: () => void;
}

export function SaveGroup({ group, added, removed, onClose }: SaveGroupProps) {
  const { t } = useTranslation('permissions');
  const save = async () => {
    const params = { path: { id: group.id }, header: ifMatch(group.version) };
    const kept = group.permissions.filter((one) => !removed.includes(one));
    const body = { permissions: [...kept, ...added] };
    await api.PATCH('/api/v1/permission-groups/{id}', { params, body });
    onClose();
    await changed(t('saved', { name: group.name }));
  };
  return (
    <Dialog title={t('groups.saveTitle', { name: group.name })} isOpen onClose={onClose}>
      <Form onSubmit={save} submit={t('save')} onCancel={onClose}>
        <Difference title={t('groups.added', { count: added.length })} names={added} Icon={Plus} />
        <Difference title={t('groups.removed', { count: removed.length })} names={removed} Icon={Minus} />
        <p>{t('groups.saveWhat')}</p>
      </Form>
    </Dialog>
  );
}

interface DifferenceProps {
  readonly title: string;
  readonly names: readonly string[];
  readonly Icon: typeof Plus;
}

function Difference({ title, names, Icon }: DifferenceProps) {
  if (names.length === 0) return null;
  return (
    <section>
      <h3 className={styles.title}>{title}</h3>
      <ul className={styles.names}>
        {names.map((name) => (
          <li key={name}>
            <Icon size={16} aria-hidden /> <code>{name}</code>
          </li>
        ))}
      </ul>
    </section>
  );
}
