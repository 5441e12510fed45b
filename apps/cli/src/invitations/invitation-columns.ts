/** An invitation as columns of one output line, or as one line per fact. */
import type { InvitationDetails } from '#organisation';

const orDash = (text: string | null) => (text === null || text === '' ? '-' : text);

/** Such as `failed (550 5.1.1)` for a mail that bounced. */
function mailText({ mail }: InvitationDetails): string {
  if (!mail) return '-';
  return mail.reason === null ? mail.state : `${mail.state} (${mail.reason})`;
}

/** Id, email, state, profile type, company, state of the mail. */
export function invitationColumns(invitation: InvitationDetails): string[] {
  const { id, email, state, profile, company } = invitation;
  return [id, email, state, profile.type, orDash(company), mailText(invitation)];
}

/** @returns name and value of each fact */
export function invitationFacts(invitation: InvitationDetails): (readonly [string, string])[] {
  const { profile, companyId, userId, timesSent } = invitation;
  const { type, ...fields } = profile;
  const time = (value: Date | null) => value?.toISOString() ?? '-';
  return [
    ['id', invitation.id],
    ['email', invitation.email],
    ['state', invitation.state],
    ['mail', mailText(invitation)],
    ['invited by', inviterText(invitation)],
    ['company', companyId === null ? '-' : `${companyId} ${orDash(invitation.company)}`],
    ['profile type', type],
    ...Object.entries(fields).map(([field, value]) => [field, textOf(value)] as const),
    ['phones', orDash(invitation.phones.join(', '))],
    ['language', invitation.language],
    ['department', placeText(invitation.departmentId, invitation.department)],
    ['area', placeText(invitation.areaId, invitation.area)],
    ['part', orDash(invitation.part)],
    ['permissions', orDash(invitation.permissions.join(', '))],
    ['group', orDash(invitation.permissionGroup)],
    ['sent', `${time(invitation.sentAt)}, ${timesSent === 1 ? 'once' : `${timesSent} times`}`],
    ['opened', time(invitation.openedAt)],
    ['expires', time(invitation.expiresAt)],
    ['closed', time(invitation.closedAt)],
    ['accepted by', userId === null ? '-' : `user ${userId}`],
  ];
}

function inviterText({ invitedBy, fromShell }: InvitationDetails): string {
  if (invitedBy !== null) return `user ${invitedBy}`;
  return fromShell ? 'the shell' : 'an erased account';
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));

/** @param name null also if the place was deleted */
const placeText = (id: string | null, name: string | null) =>
  id === null ? '-' : `${id} ${name ?? '(deleted)'}`;
