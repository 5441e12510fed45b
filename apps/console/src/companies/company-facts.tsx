/** What is known about a company. */
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Facts } from '../ui/facts.js';
import { Moment } from '../ui/moment.js';
import { Card } from '../ui/screen.js';
import { Approval } from './approval.js';
import { useCompany } from './queries.js';

const route = getRouteApi('/companies/$companyId');

export function CompanyFacts() {
  const { t } = useTranslation('companies');
  const { data } = useCompany(Number(route.useParams().companyId));
  if (!data) return null;
  return (
    <Card>
      <Facts
        facts={[
          { name: t('number'), value: data.user_id },
          { name: t('name'), value: data.name },
          { name: t('email'), value: data.email },
          { name: t('approval'), value: <Approval of={data} /> },
          ...(data.refusal_reason ? [{ name: t('refusalReason'), value: data.refusal_reason }] : []),
          { name: t('joined'), value: <Moment at={data.date_joined} /> },
        ]}
      />
    </Card>
  );
}
