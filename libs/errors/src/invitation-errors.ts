/** Errors of invitations: for those who invite, and for the invited person. */
import { detail, type ErrorDefinition } from './error-definition.js';

export const invitationErrors = {
  'invitation.already_open': detail(
    409,
    'This address already has an open invitation. Send it again, or revoke it first.',
    'На этот адрес уже отправлено приглашение. Отправьте его повторно или сначала отзовите.',
  ),
  'invitation.ended': detail(
    409,
    'This invitation was already accepted, declined or revoked. Send a new one.',
    'Это приглашение уже принято, отклонено или отозвано. Отправьте новое.',
  ),
  /** Carries `retryAfter`. */
  'invitation.too_many': detail(
    429,
    'The company has sent as many invitations as it may within 24 hours. Send more later, or ask an administrator.',
    'Компания отправила столько приглашений, сколько можно за сутки. Отправьте остальные позже или обратитесь к администратору.',
  ),
  'invitation.code_rejected': detail(
    400,
    'This link is not valid. If you received the invitation more than once, use the link in the newest mail.',
    'Ссылка недействительна. Если приглашение приходило несколько раз, откройте ссылку из последнего письма.',
  ),
  'invitation.replaced': detail(
    409,
    'The invitation was sent again, and only the link in the newest mail is valid. Open that mail.',
    'Приглашение отправили ещё раз, и действует только ссылка из последнего письма. Откройте его.',
  ),
  'invitation.inviter_gone': detail(
    409,
    'Whoever sent this invitation may no longer invite people. Ask the administrators for a new invitation.',
    'Тот, кто отправил приглашение, больше не может приглашать. Попросите администратора прислать новое.',
  ),
  'invitation.accepted_already': detail(
    409,
    'This invitation is already accepted. Log in to use your account.',
    'Это приглашение уже принято. Войдите, чтобы пользоваться учётной записью.',
  ),
  'invitation.declined_already': detail(
    409,
    'This invitation was declined. Ask for a new one if you changed your mind.',
    'Вы отказались от этого приглашения. Если передумали, попросите прислать новое.',
  ),
  'invitation.revoked': detail(
    409,
    'This invitation was withdrawn. Ask those who invited you for a new one.',
    'Это приглашение отозвано. Попросите тех, кто вас пригласил, прислать новое.',
  ),
  'invitation.expired': detail(
    409,
    'This invitation has expired. Ask those who invited you for a new one.',
    'Срок приглашения истёк. Попросите тех, кто вас пригласил, прислать новое.',
  ),
  'invitation.login_required': detail(
    401,
    'You already have an account with this address. Log in, then accept the invitation.',
    'У вас уже есть учётная запись с этим адресом. Войдите и примите приглашение.',
  ),
  'invitation.other_person': detail(
    403,
    'The invitation is for another address. Log out, and open the link from the mail again.',
    'Приглашение отправлено на другой адрес. Выйдите и снова откройте ссылку из письма.',
  ),
  'invitation.account_closed': detail(
    409,
    'The account with this address is closed. Ask the administrators to open it, then accept the invitation.',
    'Учётная запись с этим адресом закрыта. Попросите администратора открыть её, а потом примите приглашение.',
  ),
  'invitation.other_profile': detail(
    409,
    'Your account is of another kind than the invitation. Ask those who invited you, or let them invite another address.',
    'Ваша учётная запись другого типа, чем приглашение. Обратитесь к тем, кто вас пригласил, или попросите пригласить другой адрес.',
  ),
  'invitation.company_gone': detail(
    409,
    'The company that invited you is closed or no longer approved. You cannot join it now.',
    'Пригласившая вас компания закрыта или больше не одобрена. Сейчас присоединиться к ней нельзя.',
  ),
  'invitation.share_exceeds': detail(
    409,
    'The shares of this property would add up to more than the whole. Ask those who invited you to correct the shares, then accept the invitation.',
    'Вместе с вашей долей доли в этом помещении превысят целое. Попросите тех, кто вас пригласил, исправить доли, а потом примите приглашение.',
  ),
} as const satisfies Record<string, ErrorDefinition>;
