/** One company: its name above tabs, each with an address of its own. */
import { getRouteApi, Outlet } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useCaller } from '../api/caller.js';
import { Problem } from '../ui/problem.js';
import { Screen } from '../ui/screen.js';
import { Tabs } from '../ui/tabs.js';
import { Trail } from '../ui/trail.js';
import { Approval } from './approval.js';
import { useCompany } from './queries.js';

const route = getRouteApi('/companies/$companyId');

export function Company() {
  const { t } = useTranslation('companies');
  const params = route.useParams();
  const { isStaff } = useCaller();
  const company = useCompany(Number(params.companyId));
  return (
    <Screen
      title={company.data ? company.data.name || company.data.email : t('company')}
      above={isStaff && <Trail above={[{ label: t('title'), link: { to: '/companies' } }]} />}
      beside={company.data && <Approval of={company.data} />}
    >
      {company.error ? (
        <Problem error={company.error} />
      ) : (
        <>
          <Tabs
            label={t('company')}
            tabs={[
              { label: t('tabs.facts'), link: { to: '/companies/$companyId', params } },
              { label: t('tabs.departments'), link: { to: '/companies/$companyId/departments', params } },
              { label: t('tabs.members'), link: { to: '/companies/$companyId/members', params } },
              { label: t('tabs.houses'), link: { to: '/companies/$companyId/house-groups', params } },
              { label: t('tabs.permissions'), link: { to: '/companies/$companyId/permissions', params } },
            ]}
          />
          <Outlet />
        </>
      )}
    </Screen>
  );
}
