/** Creates, changes, moves and deletes a house. */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { changed } from '../api/changed.js';
import { api, dataOf, ifMatch, type Schemas } from '../api/client.js';
import { Confirm } from '../ui/confirm.js';
import { useConflict } from '../ui/conflict.js';
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
  return (
    <Dialog title={t(house ? 'houses.change' : 'houses.create')} isOpen onClose={onClose} isPanel>
      {house ? (
        <ChangeHouse house={house} onClose={onClose} />
      ) : (
        <CreateHouse groupId={groupId} onClose={onClose} />
      )}
    </Dialog>
  );
}

function CreateHouse({ groupId, onClose }: Omit<HouseDialogProps, 'house'>) {
  const { t } = useTranslation('places');
  const create = async (values: FormData) => {
    const address = addressIn(values);
    await api.POST('/api/v1/houses', { body: { ...address, group_id: groupId } });
    onClose();
    await changed(t('created', { name: addressOf(address) }));
  };
  return (
    <Form onSubmit={create} submit={t('create')} onCancel={onClose}>
      <AddressFields />
    </Form>
  );
}

function ChangeHouse({ house, onClose }: OfHouse) {
  const { t } = useTranslation('places');
  const path = { id: house.id };
  const { opened, save, showProblem } = useHouseConflict({ house, onClose });
  const change = async (values: FormData) => {
    const body = addressIn(values);
    await save((version) =>
      api.PATCH('/api/v1/houses/{id}', { params: { path, header: ifMatch(version) }, body }),
    );
    onClose();
    await changed(t('saved', { name: addressOf(body) }));
  };
  return (
    <Form onSubmit={change} submit={t('save')} onCancel={onClose} showProblem={showProblem}>
      <AddressFields of={opened} />
    </Form>
  );
}

function useHouseConflict({ house, onClose }: OfHouse) {
  const { t } = useTranslation('places');
  return useConflict({
    row: house,
    read: () => dataOf(api.GET('/api/v1/houses/{id}', { params: { path: { id: house.id } } })),
    shownOf: (house) => fields.map((name) => ({ name: t(`houses.${name}`), value: house[name] })),
    onClose,
  });
}

function AddressFields({ of }: { readonly of?: OfHouse['house'] }) {
  const { t } = useTranslation('places');
  return fields.map((name) => (
    <TextField key={name} name={name} label={t(`houses.${name}`)} defaultValue={of?.[name]} dir="auto" />
  ));
}

function addressIn(values: FormData) {
  const [city, street, number, letter, zip_code] = fields.map((name) => textIn(values, name));
  return { city: city!, street: street!, number: number!, letter: letter!, zip_code: zip_code! };
}

export function MoveHouse({ house, onClose }: OfHouse) {
  const { t } = useTranslation('places');
  const { data } = useQuery(groupsQuery(undefined, {}, mostRows));
  const others = data?.items.filter(({ id }) => id !== house.group_id) ?? [];
  const name = addressOf(house);
  const { save, showProblem } = useHouseConflict({ house, onClose });
  const move = async (values: FormData) => {
    const body = { group_id: textIn(values, 'group_id') };
    await save((version) =>
      api.PATCH('/api/v1/houses/{id}', {
        params: { path: { id: house.id }, header: ifMatch(version) },
        body,
      }),
    );
    onClose();
    await changed(t('houses.moved', { name }));
  };
  return (
    <Dialog title={t('houses.moveTitle', { name })} isOpen onClose={onClose} isPanel>
      {data && others.length === 0 ? (
        <p>{t('houses.nowhere')}</p>
      ) : (
        <Form onSubmit={move} submit={t('houses.move')} onCancel={onClose} showProblem={showProblem}>
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
