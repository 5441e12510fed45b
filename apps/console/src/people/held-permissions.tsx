/** The permissions of a person with why they hold them: granted and revoked one by one or by name. */
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changed } from '../api/changed.js';
import { api, dataOf } from '../api/client.js';
import { Button } from '../ui/button.js';
import { Chip } from '../ui/chip.js';
import type { Column } from '../ui/column.js';
import { DataTable } from '../ui/data-table.js';
import { Dialog } from '../ui/dialog.js';
import { Empty } from '../ui/empty.js';
import { SelectField, TextField } from '../ui/field.js';
import { Form, textIn } from '../ui/form.js';
import { ActionMenu } from '../ui/menu.js';
import { Pager } from '../ui/pager.js';
import { permissionActions } from './address.js';
import { Explanation, type Explained } from './explanation.js';
import { usePerson } from './person-query.js';
import styles from './person.module.css';
import { WhyLacking } from './why-lacking.js';

const limit = 100;
const route = getRouteApi('/people/$userId/permissions');

const nameOf = ({ name, action }: Explained) => `${name} ${action}`;

export function HeldPermissions() {
  const { t } = useTranslation('people');
  const { t: why } = useTranslation('person');
  const person = usePerson();
  const path = { userId: person.user_id };
  const [isGranting, setGranting] = useState(false);
  const [revoking, setRevoking] = useState<Explained>();
  const [explained, setExplained] = useState<Explained>();
  const [isAsking, setAsking] = useState(false);
  const { after } = route.useSearch();
  const held = useQuery({
    queryKey: ['users', person.user_id, 'permissions', 'explain', after],
    queryFn: ({ signal }) =>
      dataOf(
        api.GET('/api/v1/users/{userId}/permissions/explain', {
          params: { path, query: { limit, after } },
          signal,
        }),
      ),
  });
  const grant = async (values: FormData) => {
    const name = textIn(values, 'permissions');
    const action = textIn(values, 'action');
    const permissions = [action === '' ? name : `${name} ${action}`];
    await api.POST('/api/v1/users/{userId}/permissions', { params: { path }, body: { permissions } });
    await changed(t('done.grant'));
    setGranting(false);
  };
  const revoke = async () => {
    const permissions = [`${revoking!.name} ${revoking!.action}`];
    await api.DELETE('/api/v1/users/{userId}/permissions', { params: { path }, body: { permissions } });
    await changed(t('done.revoke'));
    setRevoking(undefined);
  };
  const columns: Column<Explained>[] = [
    { key: 'name', header: t('permission.name'), cell: ({ name }) => <code>{name}</code> },
    { key: 'action', header: t('permission.action'), cell: ({ action }) => t(`permission.${action}`) },
    { key: 'description', header: t('permission.description'), cell: ({ description }) => description },
    {
      key: 'state',
      header: t('state'),
      cell: ({ effective }) => (
        <Chip kind={effective ? 'good' : 'warning'}>
          {effective ? why('why.inForce') : why('why.notInForce')}
        </Chip>
      ),
    },
    {
      key: 'why',
      header: why('why.column'),
      cell: (one) => (
        <Button
          look="quiet"
          aria-label={`${why('why.title')} ${nameOf(one)}`}
          onClick={() => setExplained(one)}
        >
          {why('why.title')}
        </Button>
      ),
    },
  ];
  return (
    <>
      <div className={styles.actions}>
        <Button onClick={() => setAsking(true)}>{why('why.lackingTitle')}</Button>
        <Button look="primary" onClick={() => setGranting(true)}>
          {t('permission.grant')}
        </Button>
      </div>
      <DataTable
        label={t('tabs.permissions')}
        columns={columns}
        rows={held}
        rowKey={nameOf}
        actions={(one) => (
          <ActionMenu
            of={nameOf(one)}
            actions={[{ label: t('permission.revoke'), isDangerous: true, onChoose: () => setRevoking(one) }]}
          />
        )}
        empty={<Empty text={t('permission.none')} />}
      />
      <Pager page={held.data} address={{ after }} />
      <Dialog title={t('permission.grant')} isOpen={isGranting} onClose={() => setGranting(false)} isPanel>
        <Form onSubmit={grant} submit={t('permission.grantVerb')} onCancel={() => setGranting(false)}>
          <TextField
            name="permissions"
            label={t('permission.name')}
            hint={t('permission.nameHint')}
            maxLength={200}
          />
          <SelectField
            name="action"
            label={t('permission.action')}
            choices={[
              { value: '', label: t('permission.all') },
              ...permissionActions.map((value) => ({ value, label: t(`permission.${value}`) })),
            ]}
          />
        </Form>
      </Dialog>
      <Dialog
        title={t('permission.revokeTitle')}
        isOpen={revoking !== undefined}
        onClose={() => setRevoking(undefined)}
      >
        <Form
          onSubmit={revoke}
          submit={t('permission.revoke')}
          isDangerous
          onCancel={() => setRevoking(undefined)}
        >
          <p>
            <code>{revoking && `${revoking.name} ${revoking.action}`}</code>
          </p>
        </Form>
      </Dialog>
      {isAsking && <WhyLacking userId={person.user_id} onClose={() => setAsking(false)} />}
      {explained && held.data && (
        <Dialog
          title={`${why('why.title')} ${nameOf(explained)}`}
          isOpen
          isPanel
          onClose={() => setExplained(undefined)}
        >
          <Explanation person={held.data} permission={explained} />
        </Dialog>
      )}
    </>
  );
}
