/** What has become of an invitation, the oldest first: its mail, whether it was opened, and how it ended. */
import { useTranslation } from 'react-i18next';
import { useCaller } from '../api/caller.js';
import { Facts } from '../ui/facts.js';
import { Moment } from '../ui/moment.js';
import type { Invitation } from './invitation-state.js';

export function InvitationHistory({ invitation }: { readonly invitation: Invitation }) {
  const { t } = useTranslation('invitations');
  const { isStaff } = useCaller();
  const { state, sent_at, times_sent, opened_at, closed_at, invited_by, user_id, mail } = invitation;
  const sent = (
    <>
      <Moment at={sent_at} />
      {times_sent > 1 && `, ${t('times', { count: times_sent })}`}
    </>
  );
  const number = (id: number) => t('number', { id });
  return (
    <Facts
      facts={[
        ...(isStaff
          ? [{ name: t('invitedBy'), value: invited_by === null ? undefined : number(invited_by) }]
          : []),
        { name: t('lastMail'), value: sent },
        ...(mail ? [{ name: t('mail'), value: <MailState mail={mail} /> }] : []),
        ...(opened_at === null ? [] : [{ name: t('openedAt'), value: <Moment at={opened_at} /> }]),
        ...(closed_at === null ? [] : [{ name: t(`states.${state}`), value: <Moment at={closed_at} /> }]),
        ...(user_id === null || !isStaff ? [] : [{ name: t('account'), value: number(user_id) }]),
      ]}
    />
  );
}

function MailState({ mail }: { readonly mail: NonNullable<Invitation['mail']> }) {
  const { t } = useTranslation('invitations');
  const { state, reason } = mail;
  if (state !== 'failed') return t(`mailStates.${state}`);
  return reason === null ? t('bounced') : t('bouncedWith', { reason });
}
