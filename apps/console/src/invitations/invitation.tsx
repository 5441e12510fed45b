/** One invitation: what it offers, and what has become of it. */
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCaller } from '../api/caller.js';
import { api, dataOf } from '../api/client.js';
import { Button } from '../ui/button.js';
import { Facts } from '../ui/facts.js';
import { Moment } from '../ui/moment.js';
import { Problem } from '../ui/problem.js';
import { Card, Screen } from '../ui/screen.js';
import { type Change, ChangeDialog } from './change-dialog.js';
import { InvitationHistory } from './invitation-history.js';
import { type Invitation as Found, mayResend, mayRevoke, StateChip } from './invitation-state.js';

const route = getRouteApi('/invitations/$id');

export function Invitation() {
  const { t } = useTranslation('invitations');
  const { id } = route.useParams();
  const { data, error } = useQuery({
    queryKey: ['invitations', id],
    queryFn: ({ signal }) =>
      dataOf(api.GET('/api/v1/invitations/{id}', { params: { path: { id } }, signal })),
  });
  const above = <Link to="/invitations">{t('title')}</Link>;
  if (!data) {
    return (
      <Screen title={t('invitation')} above={above}>
        {error ? <Problem error={error} /> : <p role="status">{t('loading', { ns: 'shell' })}</p>}
      </Screen>
    );
  }
  return (
    <Screen
      title={data.email}
      above={above}
      beside={<StateChip state={data.state} />}
      actions={<Actions invitation={data} />}
    >
      <Card title={t('offer')}>
        <Offer invitation={data} />
      </Card>
      <Card title={t('history')}>
        <InvitationHistory invitation={data} />
      </Card>
    </Screen>
  );
}

function Actions({ invitation }: { readonly invitation: Found }) {
  const { t } = useTranslation('invitations');
  const caller = useCaller();
  const [dialog, setDialog] = useState<Change>();
  return (
    <>
      {mayResend(invitation, caller) && (
        <Button onClick={() => setDialog({ kind: 'resend', invitation })}>{t('resend.action')}</Button>
      )}
      {mayRevoke(invitation, caller) && (
        <Button look="danger" onClick={() => setDialog({ kind: 'revoke', invitation })}>
          {t('revoke.action')}
        </Button>
      )}
      <ChangeDialog change={dialog} onClose={() => setDialog(undefined)} />
    </>
  );
}

function Offer({ invitation }: { readonly invitation: Found }) {
  const { t } = useTranslation('invitations');
  const { isStaff } = useCaller();
  const { profile, company, department, area, part, permissions, group, language, phones } = invitation;
  const nameParts = ['last_name', 'first_name', 'surname', 'name'].map((field) => profile[field]);
  const position = profile['position'];
  return (
    <Facts
      facts={[
        { name: t('type'), value: t(`types.${profile.type}`) },
        { name: t('name'), value: nameParts.filter((part) => typeof part === 'string').join(' ') },
        ...(typeof position === 'string' ? [{ name: t('position'), value: position }] : []),
        ...(phones.length > 0 ? [{ name: t('phones'), value: phones.join(', ') }] : []),
        ...(isStaff ? [{ name: t('company'), value: company }] : []),
        ...(profile.type === 'worker' ? [{ name: t('department'), value: department }] : []),
        ...(profile.type === 'tenant'
          ? [
              { name: t('area'), value: area },
              { name: t('part'), value: part?.replace(/\.?0+$/, '') },
            ]
          : []),
        { name: t('permissions'), value: permissions.join(', ') },
        { name: t('group'), value: group },
        { name: t('language'), value: t(`languages.${language}`) },
        { name: t('expires'), value: <Moment at={invitation.expires_at} /> },
      ]}
    />
  );
}
