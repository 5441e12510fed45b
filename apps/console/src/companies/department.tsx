/** One department with its workers: add, move, remove. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCaller } from '../api/caller.js';
import { api, dataOf, type Schemas } from '../api/client.js';
import { Button } from '../ui/button.js';
import { DataTable } from '../ui/data-table.js';
import { Empty } from '../ui/empty.js';
import { ListHead } from '../ui/list-head.js';
import { ActionMenu } from '../ui/menu.js';
import { Pager } from '../ui/pager.js';
import { Problem } from '../ui/problem.js';
import { Screen } from '../ui/screen.js';
import { Trail } from '../ui/trail.js';
import { DeleteDepartment, RenameDepartment } from './departments.js';
import { pageSize, useCompany } from './queries.js';
import { AddWorker, fullName, MoveWorker, RemoveWorker } from './worker-dialogs.js';

type Worker = Schemas['WorkerDto'];
type Department = Schemas['DepartmentDto'];
type Open =
  | { readonly what: 'rename' | 'delete' | 'add' }
  | { readonly what: 'move' | 'remove'; readonly worker: Worker };

const route = getRouteApi('/departments/$departmentId');

export function Department() {
  const { t } = useTranslation('companies');
  const id = route.useParams().departmentId;
  const department = useQuery({
    queryKey: ['departments', id],
    queryFn: () => dataOf(api.GET('/api/v1/departments/{id}', { params: { path: { id } } })),
  });
  if (department.data) return <Loaded department={department.data} />;
  return <Screen title={t('department')}>{department.error && <Problem error={department.error} />}</Screen>;
}

function Loaded({ department }: { readonly department: Department }) {
  const { t } = useTranslation('companies');
  const { isAdmin, isCompany } = useCaller();
  const mayChange = isAdmin || isCompany;
  const { after } = route.useSearch();
  const navigate = useNavigate();
  const [open, setOpen] = useState<Open>();
  const company = useCompany(department.company_id);
  const params = { path: { id: department.id }, query: { after, limit: pageSize } };
  const page = useQuery({
    queryKey: ['workers', params],
    queryFn: () => dataOf(api.GET('/api/v1/departments/{id}/workers', { params })),
    placeholderData: keepPreviousData,
  });
  const dialog = { department, onClose: () => setOpen(undefined) };
  const companyId = { companyId: String(department.company_id) };
  const above = [
    {
      label: company.data?.name || t('company'),
      link: { to: '/companies/$companyId', params: companyId } as const,
    },
    {
      label: t('tabs.departments'),
      link: { to: '/companies/$companyId/departments', params: companyId } as const,
    },
  ];
  return (
    <Screen
      title={department.name}
      above={<Trail above={above} />}
      actions={
        mayChange && (
          <>
            <Button onClick={() => setOpen({ what: 'rename' })}>{t('rename')}</Button>
            <Button onClick={() => setOpen({ what: 'delete' })}>{t('delete')}</Button>
            <Button look="primary" onClick={() => setOpen({ what: 'add' })}>
              {t('workers.add')}
            </Button>
          </>
        )
      }
    >
      <ListHead title={t('workers.title')} />
      <DataTable
        label={t('workers.title')}
        columns={[
          { key: 'name', header: t('name'), cell: fullName },
          { key: 'position', header: t('workers.position'), cell: ({ position }) => position },
        ]}
        rows={page}
        rowKey={({ user_id }) => user_id}
        actions={
          mayChange
            ? (worker) => (
                <ActionMenu
                  of={fullName(worker)}
                  actions={[
                    { label: t('workers.move'), onChoose: () => setOpen({ what: 'move', worker }) },
                    {
                      label: t('remove'),
                      isDangerous: true,
                      onChoose: () => setOpen({ what: 'remove', worker }),
                    },
                  ]}
                />
              )
            : undefined
        }
        empty={<Empty text={t('workers.none')} />}
      />
      <Pager page={page.data} address={{ after }} />
      {open?.what === 'rename' && <RenameDepartment {...dialog} />}
      {open?.what === 'delete' && (
        <DeleteDepartment
          {...dialog}
          onDone={() => navigate({ to: '/companies/$companyId/departments', params: companyId })}
        />
      )}
      {open?.what === 'add' && <AddWorker {...dialog} />}
      {open?.what === 'move' && <MoveWorker {...dialog} worker={open.worker} />}
      {open?.what === 'remove' && <RemoveWorker {...dialog} worker={open.worker} />}
    </Screen>
  );
}
