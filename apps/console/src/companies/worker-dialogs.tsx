/** Adds a worker to a department, moves one to another, removes one. */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { changed } from '../api/changed.js';
import { api, type Schemas } from '../api/client.js';
import { Confirm } from '../ui/confirm.js';
import { Dialog } from '../ui/dialog.js';
import { SelectField } from '../ui/field.js';
import { Form, textIn } from '../ui/form.js';
import { PersonField } from './person-field.js';
import { departmentsQuery, mostChoices } from './queries.js';

type Worker = Schemas['WorkerDto'];

interface Props {
  readonly department: Schemas['DepartmentDto'];
  readonly onClose: () => void;
}

export const fullName = (of: { readonly last_name: string; readonly first_name: string }) =>
  `${of.first_name} ${of.last_name}`.trim();

export function AddWorker({ department, onClose }: Props) {
  const { t } = useTranslation('companies');
  const add = async (values: FormData) => {
    await api.POST('/api/v1/departments/{id}/workers', {
      params: { path: { id: department.id } },
      body: { user_id: Number(values.get('user_id')) },
    });
    onClose();
    await changed(t('workers.added'));
  };
  return (
    <Dialog title={t('workers.add')} isOpen onClose={onClose} isPanel>
      <Form onSubmit={add} submit={t('add')} onCancel={onClose}>
        <PersonField label={t('types.worker')} type="worker" />
      </Form>
    </Dialog>
  );
}

export function MoveWorker({ department, worker, onClose }: Props & { readonly worker: Worker }) {
  const { t } = useTranslation('companies');
  const { data } = useQuery(departmentsQuery(department.company_id, {}, mostChoices));
  const others = data?.items.filter(({ id }) => id !== department.id) ?? [];
  const name = fullName(worker);
  const move = async (values: FormData) => {
    await api.POST('/api/v1/departments/{id}/workers/{userId}/move', {
      params: { path: { id: department.id, userId: worker.user_id } },
      body: { department_id: textIn(values, 'department_id') },
    });
    onClose();
    await changed(t('workers.moved', { name }));
  };
  return (
    <Dialog title={t('workers.moveTitle', { name })} isOpen onClose={onClose} isPanel>
      {data && others.length === 0 ? (
        <p>{t('workers.nowhere')}</p>
      ) : (
        <Form onSubmit={move} submit={t('workers.move')} onCancel={onClose}>
          <SelectField
            name="department_id"
            label={t('workers.moveTo')}
            choices={others.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Form>
      )}
    </Dialog>
  );
}

export function RemoveWorker({ department, worker, onClose }: Props & { readonly worker: Worker }) {
  const { t } = useTranslation('companies');
  const name = fullName(worker);
  return (
    <Confirm
      title={t('workers.removeTitle', { name, department: department.name })}
      action={t('remove')}
      isOpen
      onClose={onClose}
      onConfirm={async () => {
        await api.DELETE('/api/v1/departments/{id}/workers/{userId}', {
          params: { path: { id: department.id, userId: worker.user_id } },
        });
        await changed(t('workers.removed', { name }));
      }}
    >
      {t('workers.removeWhat')}
    </Confirm>
  );
}
