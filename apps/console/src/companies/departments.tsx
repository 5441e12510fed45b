/** The departments of a company: create, rename, delete. */
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changed } from '../api/changed.js';
import { useCaller } from '../api/caller.js';
import { api, dataOf, ifMatch, type Schemas } from '../api/client.js';
import { Button } from '../ui/button.js';
import { Confirm } from '../ui/confirm.js';
import { DataTable } from '../ui/data-table.js';
import { Empty } from '../ui/empty.js';
import { useSorting } from '../ui/list-address.js';
import { ActionMenu } from '../ui/menu.js';
import { NameDialog, RenameDialog } from '../ui/name-dialog.js';
import { Pager } from '../ui/pager.js';
import { ListHead } from '../ui/list-head.js';
import { departmentsQuery, nameOrders } from './queries.js';

type Department = Schemas['DepartmentDto'];
type Open = { readonly what: 'create' } | { readonly what: 'rename' | 'delete'; readonly row: Department };

const route = getRouteApi('/companies/$companyId/departments');

export function Departments() {
  const { t } = useTranslation('companies');
  const { isAdmin, isCompany } = useCaller();
  const mayChange = isAdmin || isCompany;
  const companyId = Number(route.useParams().companyId);
  const { after, before, sort: named } = route.useSearch();
  const { sort, table } = useSorting(named, nameOrders);
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);
  const page = useQuery(departmentsQuery(companyId, { after, before, sort }));
  const create = (
    <Button look="primary" onClick={() => setOpen({ what: 'create' })}>
      {t('departments.create')}
    </Button>
  );
  return (
    <>
      <ListHead title={t('tabs.departments')}>{mayChange && create}</ListHead>
      <DataTable
        label={t('tabs.departments')}
        columns={[
          {
            key: 'name',
            header: t('name'),
            cell: ({ id, name }) => (
              <Link to="/departments/$departmentId" params={{ departmentId: id }}>
                {name}
              </Link>
            ),
            sort: 'name',
          },
        ]}
        rows={page}
        sort={table}
        rowKey={({ id }) => id}
        actions={
          mayChange
            ? (row) => (
                <ActionMenu
                  of={row.name}
                  actions={[
                    { label: t('rename'), onChoose: () => setOpen({ what: 'rename', row }) },
                    {
                      label: t('delete'),
                      isDangerous: true,
                      onChoose: () => setOpen({ what: 'delete', row }),
                    },
                  ]}
                />
              )
            : undefined
        }
        empty={<Empty text={t('departments.none')} />}
      />
      <Pager page={page.data} address={{ after, before }} isReversible />
      {open?.what === 'create' && (
        <NameDialog
          title={t('departments.create')}
          label={t('name')}
          submit={t('create')}
          onClose={close}
          onSave={async (name) => {
            await api.POST('/api/v1/departments', { body: { name, company_id: companyId } });
            await changed(t('departments.created', { name }));
          }}
        />
      )}
      {open?.what === 'rename' && <RenameDepartment department={open.row} onClose={close} />}
      {open?.what === 'delete' && <DeleteDepartment department={open.row} onClose={close} />}
    </>
  );
}

interface OfDepartment {
  readonly department: Department;
  readonly onClose: () => void;
}

export function RenameDepartment({ department, onClose }: OfDepartment) {
  const { t } = useTranslation('companies');
  const path = { id: department.id };
  return (
    <RenameDialog
      title={t('departments.rename')}
      label={t('name')}
      row={department}
      nameOf={({ name }) => name}
      read={() => dataOf(api.GET('/api/v1/departments/{id}', { params: { path } }))}
      onClose={onClose}
      onSave={async (name, version) => {
        const params = { path, header: ifMatch(version) };
        await api.PATCH('/api/v1/departments/{id}', { params, body: { name } });
        await changed(t('departments.renamed', { name }));
      }}
    />
  );
}

export function DeleteDepartment({
  department: { id, version, name },
  onClose,
  onDone,
}: OfDepartment & { readonly onDone?: () => unknown }) {
  const { t } = useTranslation('companies');
  return (
    <Confirm
      title={t('departments.deleteTitle', { name })}
      action={t('delete')}
      isOpen
      onClose={onClose}
      onConfirm={async () => {
        await api.DELETE('/api/v1/departments/{id}', {
          params: { path: { id }, header: ifMatch(version) },
        });
        await onDone?.();
        await changed(t('departments.deleted', { name }));
      }}
    >
      {t('departments.deleteWhat')}
    </Confirm>
  );
}
