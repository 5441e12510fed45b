/** What a company says about itself, and the decision about it. */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { changed } from '../api/changed.js';
import { api, dataOf, type Schemas } from '../api/client.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { Facts } from '../ui/facts.js';
import { TextArea } from '../ui/field.js';
import { Form } from '../ui/form.js';
import { Moment } from '../ui/moment.js';
import styles from './decision-panel.module.css';

type Company = Schemas['UserPageDto']['items'][number];
type Kind = 'approve' | 'refuse';

export interface Decision {
  readonly company: Company;
  /** Undefined while one only looks. */
  readonly kind?: Kind;
}

/** A refused company may still be approved. */
export function decisionsOf({ approval }: Company): readonly Kind[] {
  if (approval === 'waiting') return ['approve', 'refuse'];
  return approval === 'refused' ? ['approve'] : [];
}

interface DecisionPanelProps {
  readonly decision: Decision;
  readonly onDecide: (decision: Decision) => void;
  readonly onClose: () => void;
}

export function DecisionPanel({ decision, onDecide, onClose }: DecisionPanelProps) {
  const { t } = useTranslation('approvals');
  const { company, kind } = decision;
  return (
    <Dialog title={company.name || company.email} isOpen onClose={onClose} isPanel>
      <div className={styles.panel}>
        <Details company={company} />
        {kind ? (
          <DecisionForm key={kind} company={company} kind={kind} onClose={onClose} />
        ) : (
          <div className={styles.actions}>
            {decisionsOf(company).map((each) => (
              <Button key={each} onClick={() => onDecide({ company, kind: each })}>
                {t(`${each}.action`)}
              </Button>
            ))}
          </div>
        )}
      </div>
    </Dialog>
  );
}

function Details({
  company: { user_id, email, date_joined, refusal_reason },
}: {
  readonly company: Company;
}) {
  const { t } = useTranslation('approvals');
  const { data } = useQuery({
    queryKey: ['users', user_id],
    queryFn: ({ signal }) =>
      dataOf(api.GET('/api/v1/users/{userId}', { params: { path: { userId: user_id } }, signal })),
  });
  const address = data?.profile?.type === 'company' ? data.profile.address : '';
  return (
    <Facts
      facts={[
        { name: t('email'), value: email },
        { name: t('phones'), value: data?.phones.join(', ') },
        { name: t('address'), value: address },
        { name: t('inn'), value: data?.inn },
        { name: t('registered'), value: <Moment at={date_joined} /> },
        ...(refusal_reason === null ? [] : [{ name: t('reason'), value: refusal_reason }]),
      ]}
    />
  );
}

interface DecisionFormProps {
  readonly company: Company;
  readonly kind: Kind;
  readonly onClose: () => void;
}

function DecisionForm({ company: { user_id }, kind, onClose }: DecisionFormProps) {
  const { t } = useTranslation('approvals');
  const params = { path: { companyId: user_id } };
  const decide = async (values: FormData) => {
    await (kind === 'approve'
      ? api.PUT('/api/v1/companies/{companyId}/approval', { params })
      : api.POST('/api/v1/companies/{companyId}/refusal', {
          params,
          body: { reason: String(values.get('reason')) },
        }));
    onClose();
    await changed(t(`${kind}.done`));
  };
  return (
    <Form onSubmit={decide} submit={t(`${kind}.action`)} isDangerous={kind === 'refuse'} onCancel={onClose}>
      <p>{t(`${kind}.text`)}</p>
      {kind === 'refuse' && <TextArea name="reason" label={t('reason')} required />}
    </Form>
  );
}
