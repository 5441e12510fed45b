/** Renames and deletes a house group. */
import { useTranslation } from 'react-i18next';
import { changed } from '../api/changed.js';
import { api, dataOf, ifMatch, type Schemas } from '../api/client.js';
import { Confirm } from '../ui/confirm.js';
import { RenameDialog } from '../ui/name-dialog.js';

export type Group = Schemas['ListedHouseGroupDto'];

interface Props {
  readonly group: Group;
  readonly onClose: () => void;
}

export function RenameGroup({ group, onClose }: Props) {
  const { t } = useTranslation('places');
  const path = { id: group.id };
  return (
    <RenameDialog
      title={t('groups.rename')}
      label={t('name')}
      row={group}
      nameOf={({ name }) => name}
      read={() => dataOf(api.GET('/api/v1/house-groups/{id}', { params: { path } }))}
      onClose={onClose}
      onSave={async (name, version) => {
        const params = { path, header: ifMatch(version) };
        await api.PATCH('/api/v1/house-groups/{id}', { params, body: { name } });
        await changed(t('saved', { name }));
      }}
    />
  );
}

export function DeleteGroup({ group: { id, version, name }, onClose }: Props) {
  const { t } = useTranslation('places');
  return (
    <Confirm
      title={t('deleteTitle', { name })}
      action={t('delete')}
      isOpen
      onClose={onClose}
      onConfirm={async () => {
        const params = { path: { id }, header: ifMatch(version) };
        await api.DELETE('/api/v1/house-groups/{id}', { params });
        await changed(t('deleted', { name }));
      }}
    >
      {t('groups.deleteWhat')}
    </Confirm>
  );
}
