/** Creates a permission, changes its name and description, deletes it. */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { changed } from '../api/changed.js';
import { api, dataOf, ifMatch, type Schemas } from '../api/client.js';
import { Confirm } from '../ui/confirm.js';
import { useConflict } from '../ui/conflict.js';
import { Dialog } from '../ui/dialog.js';
import { SelectField, TextField } from '../ui/field.js';
import { Form, textIn } from '../ui/form.js';
import { Problem } from '../ui/problem.js';
import { actions } from './queries.js';

interface Props {
  readonly name: string;
  readonly onClose: () => void;
}

type Permission = Schemas['PermissionDto'];

const read = (name: string): Promise<Permission> =>
  dataOf(api.GET('/api/v1/permissions/{name}', { params: { path: { name } } }));

/** The rows of the list have no version. */
const usePermission = (name: string) =>
  useQuery({ queryKey: ['permissions', name], queryFn: () => read(name), staleTime: 0 });

export function CreatePermission({ onClose }: Pick<Props, 'onClose'>) {
  const { t } = useTranslation('permissions');
  const create = async (values: FormData) => {
    const name = textIn(values, 'name');
    const action = actions.find((one) => one === values.get('action'));
    const body = { name, description: textIn(values, 'description'), ...(action && { action }) };
    await api.POST('/api/v1/permissions', { body });
    onClose();
    await changed(t('created', { name }));
  };
  return (
    <Dialog title={t('createPermission')} isOpen onClose={onClose} isPanel>
      <Form onSubmit={create} submit={t('create')} onCancel={onClose}>
        <TextField name="name" label={t('name')} />
        <SelectField
          name="action"
          label={t('action')}
          choices={[
            { value: '', label: t('allActions') },
            ...actions.map((value) => ({ value, label: t(`actions.${value}`) })),
          ]}
        />
        <TextField name="description" label={t('description')} dir="auto" />
      </Form>
    </Dialog>
  );
}

export function DescribePermission({ name, onClose }: Props) {
  const { t } = useTranslation('permissions');
  const { data, error } = usePermission(name);
  return (
    <Dialog title={t('changeTitle', { name })} isOpen onClose={onClose} isPanel>
      {error && <Problem error={error} />}
      {data && <DescriptionForm permission={data} onClose={onClose} />}
    </Dialog>
  );
}

const descriptionOf = ({ actions }: Permission) => actions[0]?.description ?? '';

interface DescriptionFormProps {
  readonly permission: Permission;
  readonly onClose: () => void;
}

function DescriptionForm({ permission, onClose }: DescriptionFormProps) {
  const { t } = useTranslation('permissions');
  const { name } = permission;
  const { save, showProblem } = useConflict({
    row: permission,
    read: () => read(name),
    shownOf: (row) => [{ name: t('description'), value: descriptionOf(row) }],
    onClose,
  });
  const send = async (values: FormData) => {
    const body = { name: textIn(values, 'name'), description: textIn(values, 'description') };
    await save((version) =>
      api.PATCH('/api/v1/permissions/{name}', {
        params: { path: { name }, header: ifMatch(version) },
        body,
      }),
    );
    onClose();
    await changed(t('saved', { name: body.name }));
  };
  return (
    <Form onSubmit={send} submit={t('save')} onCancel={onClose} showProblem={showProblem}>
      <TextField name="name" label={t('name')} hint={t('renameWhat')} defaultValue={name} />
      <TextField
        name="description"
        label={t('description')}
        defaultValue={descriptionOf(permission)}
        dir="auto"
      />
    </Form>
  );
}

export function DeletePermission({ name, onClose }: Props) {
  const { t } = useTranslation('permissions');
  const { data, error } = usePermission(name);
  if (error) {
    return (
      <Dialog title={t('deleteTitle', { name })} isOpen onClose={onClose}>
        <Problem error={error} />
      </Dialog>
    );
  }
  return (
    <Confirm
      title={t('deleteTitle', { name })}
      action={t('delete')}
      isOpen={data !== undefined}
      onClose={onClose}
      typed={name}
      onConfirm={async () => {
        const params = { path: { name }, header: ifMatch(data!.version) };
        await api.DELETE('/api/v1/permissions/{name}', { params });
        await changed(t('deleted', { name }));
      }}
    >
      {t('deleteWhat')}
    </Confirm>
  );
}
