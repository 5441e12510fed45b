/** The state of an invitation and of its mail, and what may still be done with it. */
import { useTranslation } from 'react-i18next';
import type { Caller } from '../api/caller.js';
import type { Schemas } from '../api/client.js';
import { Chip, type ChipKind } from '../ui/chip.js';

export type Invitation = Schemas['InvitationDto'];

const looks: Readonly<Record<Invitation['state'], ChipKind>> = {
  sent: 'plain',
  opened: 'plain',
  accepted: 'good',
  declined: 'bad',
  revoked: 'plain',
  expired: 'warning',
};

export function StateChip({ state }: Pick<Invitation, 'state'>) {
  const { t } = useTranslation('invitations');
  return <Chip kind={looks[state]}>{t(`states.${state}`)}</Chip>;
}

/** Nothing for a mail that was sent: that is what one expects. */
export function MailChip({ invitation }: { readonly invitation: Invitation }) {
  const { t } = useTranslation('invitations');
  const { mail } = invitation;
  if (!mail || mail.state === 'sent' || !isOpen(invitation)) return null;
  return <Chip kind={mail.state === 'failed' ? 'bad' : 'warning'}>{t(`mailStates.${mail.state}`)}</Chip>;
}

export const isOpen = ({ state }: Invitation): boolean => state === 'sent' || state === 'opened';

/** Staff see the invitations of companies, and change only those to none. */
function mayChange({ company_id, area_id }: Invitation, { isAdmin, isCompany }: Caller): boolean {
  return isAdmin || isCompany || (company_id === null && area_id === null);
}

export const mayRevoke = (invitation: Invitation, caller: Caller): boolean =>
  mayChange(invitation, caller) && isOpen(invitation);

export const mayResend = (invitation: Invitation, caller: Caller): boolean =>
  mayChange(invitation, caller) && (isOpen(invitation) || invitation.state === 'expired');
