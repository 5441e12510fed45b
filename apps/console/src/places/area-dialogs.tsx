/** Creates an area, changes its number, deletes it. */
import { useTranslation } from 'react-i18next';
import { changed } from '../api/changed.js';
import { api, dataOf, ifMatch, type Schemas } from '../api/client.js';
import { Confirm } from '../ui/confirm.js';
import { NameDialog, RenameDialog } from '../ui/name-dialog.js';

interface OfArea {
  readonly area: Schemas['AreaDto'];
  readonly onClose: () => void;
}

export function CreateArea({ houseId, onClose }: { readonly houseId: string; readonly onClose: () => void }) {
  const { t } = useTranslation('places');
  return (
    <NameDialog
      title={t('areas.create')}
      label={t('areas.number')}
      submit={t('create')}
      onClose={onClose}
      onSave={async (number) => {
        await api.POST('/api/v1/areas', { body: { number, house_id: houseId } });
        await changed(t('created', { name: number }));
      }}
    />
  );
}

export function RenumberArea({ area, onClose }: OfArea) {
  const { t } = useTranslation('places');
  const path = { id: area.id };
  return (
    <RenameDialog
      title={t('areas.change')}
      label={t('areas.number')}
      row={area}
      nameOf={({ number }) => number}
      read={() => dataOf(api.GET('/api/v1/areas/{id}', { params: { path } }))}
      onClose={onClose}
      onSave={async (number, version) => {
        const params = { path, header: ifMatch(version) };
        await api.PATCH('/api/v1/areas/{id}', { params, body: { number } });
        await changed(t('saved', { name: number }));
      }}
    />
  );
}

export function DeleteArea({ area: { id, version, number }, onClose }: OfArea) {
  const { t } = useTranslation('places');
  return (
    <Confirm
      title={t('deleteTitle', { name: number })}
      action={t('delete')}
      isOpen
      onClose={onClose}
      onConfirm={async () => {
        const params = { path: { id }, header: ifMatch(version) };
        await api.DELETE('/api/v1/areas/{id}', { params });
        await changed(t('deleted', { name: number }));
      }}
    >
      {t('areas.deleteWhat')}
    </Confirm>
  );
}
