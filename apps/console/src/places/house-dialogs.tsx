/** Creates, changes, moves and deletes a house. */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { changed } from '../api/changed.js';
import { api, ifMatch, type Schemas } from '../api/client.js';
import { Confirm } from '../ui/confirm.js';
import { Dialog } from '../ui/dialog.js';
import { SelectField, TextField } from '../ui/field.js';
import { Form, textIn } from '../ui/form.js';
import { addressOf, groupsQuery, mostRows } from './queries.js';

interface OfHouse {
  readonly house: Schemas['HouseDto'];
  readonly onClose: () => void;
}

const fields = ['city', 'street', 'number', 'letter', 'zip_code'] as const;

interface HouseDialogProps {
  readonly groupId: string;
  /** Undefined for a new one. */
  readonly house?: OfHouse['house'];
  readonly onClose: () => void;
}

export function HouseDialog({ groupId, house, onClose }: HouseDialogProps) {
  const { t } = useTranslation('places');
  const save = async (values: FormData) => {
    const [city, street, number, letter, zip_code] = fields.map((name) => textIn(values, name));
    const body = { city: city!, street: street!, number: number!, letter: letter!, zip_code: zip_code! };
    if (house) {
      const params = { path: { id: house.id }, header: ifMatch(house.version) };
      await api.PATCH('/api/v1/houses/{id}', { params, body });
    } else {
      await api.POST('/api/v1/houses', { body: { ...body, group_id: groupId } });
    }
    onClose();
    await changed(t(house ? 'saved' : 'created', { name: addressOf(body as OfHouse['house']) }));
  };
  return (
    <Dialog title={t(house ? 'houses.change' : 'houses.create')} isOpen onClose={onClose} isPanel>
      <Form onSubmit={save} submit={t(house ? 'save' : 'create')} onCancel={onClose}>
        {fields.map((name) => (
          <TextField
            key={name}
            name={name}
            label={t(`houses.${name}`)}
            defaultValue={house?.[name]}
            dir="auto"
          />
        ))}
      </Form>
    </Dialog>
  );
}

export function MoveHouse({ house, onClose }: OfHouse) {
  const { t } = useTranslation('places');
  const { data } = useQuery(groupsQuery(undefined, {}, mostRows));
  const others = data?.items.filter(({ id }) => id !== house.group_id) ?? [];
  const name = addressOf(house);
  const move = async (values: FormData) => {
    const params = { path: { id: house.id }, header: ifMatch(house.version) };
    await api.PATCH('/api/v1/houses/{id}', { params, body: { group_id: textIn(values, 'group_id') } });
    onClose();
    await changed(t('houses.moved', { name }));
  };
  return (
    <Dialog title={t('houses.moveTitle', { name })} isOpen onClose={onClose} isPanel>
      {data && others.length === 0 ? (
        <p>{t('houses.nowhere')}</p>
      ) : (
        <Form onSubmit={move} submit={t('houses.move')} onCancel={onClose}>
          <SelectField
            name="group_id"
            label={t('houses.moveTo')}
            hint={t('houses.moveWhat')}
            choices={others.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Form>
      )}
    </Dialog>
  );
}

export function DeleteHouse({ house, onClose }: OfHouse) {
  const { t } = useTranslation('places');
  const name = addressOf(house);
  return (
    <Confirm
      title={t('deleteTitle', { name })}
      action={t('delete')}
      isOpen
      onClose={onClose}
      onConfirm={async () => {
        const params = { path: { id: house.id }, header: ifMatch(house.version) };
        await api.DELETE('/api/v1/houses/{id}', { params });
        await changed(t('deleted', { name }));
      }}
    >
      {t('houses.deleteWhat')}
    </Confirm>
  );
}
