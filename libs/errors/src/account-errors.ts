/** Errors of accounts and their credentials: registration, passwords, sessions, second factors, tokens. */
import { detail, type ErrorDefinition, namedDetail, statusDetail, withBody } from './error-definition.js';

export const accountErrors = {
  'account.activation_incomplete': statusDetail(
    'BAD_REQUEST',
    400,
    'The parameters user_id and activation_code are required.',
    'Укажите параметры user_id и activation_code.',
  ),
  'account.activation_rejected': statusDetail(
    'FAIL',
    404,
    'No account waits for this activation code.',
    'Этот код активации не подходит ни к одной учётной записи.',
  ),
  'account.already_active': statusDetail(
    'ERROR',
    400,
    'This account is already active.',
    'Эта учётная запись уже активирована.',
  ),
  'account.activation_by_get_disabled': statusDetail(
    'FAIL',
    403,
    'Activation by GET is switched off. Send user_id and activation_code to POST /api/v1/register/confirm/.',
    'Активация запросом GET отключена. Отправьте user_id и activation_code в POST /api/v1/register/confirm/.',
  ),
  'account.closed': detail(
    409,
    'This account is deactivated or deleted. Activate or restore it first.',
    'Эта учётная запись отключена или удалена. Сначала включите или восстановите её.',
  ),
  'account.last_superuser': detail(
    409,
    'This is the last active superuser. Promote another account first.',
    'Это последний действующий суперпользователь. Сначала дайте эти права другой учётной записи.',
  ),

  /** The same for every reason: another purpose, another person, used, expired, followed by a newer one. */
  'code.rejected': statusDetail(
    'FAIL',
    404,
    'This code is wrong, used or expired. Ask for a new one.',
    'Код неверный, уже использован или устарел. Запросите новый.',
  ),

  'avatar.type_unsupported': detail(
    415,
    'Send a PNG, JPEG or WebP image, as the body or as the file "avatar" of a form.',
    'Отправьте изображение PNG, JPEG или WebP: телом запроса или файлом «avatar» в форме.',
  ),
  'avatar.unreadable': detail(
    400,
    'This image cannot be read. Send one that is whole and has at most 24 million pixels.',
    'Не удалось прочитать изображение. Отправьте неповреждённый файл, не больше 24 миллионов пикселей.',
  ),
  'avatar.unavailable': detail(
    503,
    'Avatars are temporarily unavailable. Try again in a few seconds.',
    'Аватары временно недоступны. Попробуйте ещё раз через несколько секунд.',
  ),

  'password.busy': detail(
    503,
    'Too many passwords are being checked right now. Try again in a few seconds.',
    'Сейчас проверяется слишком много паролей. Попробуйте ещё раз через несколько секунд.',
  ),

  'session.credentials_rejected': detail(
    401,
    'No active account found with the given credentials',
    'Неверный адрес почты или пароль, либо учётная запись не активна.',
  ),
  'session.passkey_unknown': detail(
    401,
    'No account has this passkey. It may have been removed.',
    'Этот ключ доступа не принадлежит ни одной учётной записи. Возможно, его удалили.',
  ),
  'session.not_authenticated': detail(
    401,
    'Authentication credentials were not provided.',
    'Вы не вошли. Войдите и повторите запрос.',
  ),
  'session.token_invalid': namedDetail(
    'token_not_valid',
    401,
    'Token is invalid or expired',
    'Токен недействителен или устарел.',
  ),
  'session.refresh_missing': withBody(
    403,
    { reason: 'The refresh token cookie is missing. Log in first.' },
    'The refresh token cookie is missing. Log in first.',
    'Нет cookie с токеном обновления. Сначала войдите.',
  ),
  'session.csrf_missing': detail(
    403,
    'CSRF Failed: CSRF token missing.',
    'Запрос отклонён: в нём нет CSRF-токена.',
  ),
  'session.csrf_incorrect': detail(
    403,
    'CSRF Failed: CSRF token incorrect.',
    'Запрос отклонён: CSRF-токен не подходит.',
  ),

  'second_factor.login_expired': namedDetail(
    'login_expired',
    401,
    'Log in again: no login waits for a second factor here.',
    'Войдите заново: время для подтверждения входа истекло.',
  ),
  'second_factor.rejected': namedDetail(
    'second_factor_rejected',
    403,
    'This code or passkey is not accepted.',
    'Этот код или ключ доступа не подходит.',
  ),
  'second_factor.step_up_required': namedDetail(
    'step_up_required',
    403,
    'Show your second factor once more for this.',
    'Для этого действия подтвердите вход ещё раз.',
  ),
  'second_factor.enrolment_required': namedDetail(
    'second_factor_enrolment_required',
    403,
    'Administrators need a second factor here. Add an authenticator app or a passkey to your account first.',
    'Администраторам нужно второе подтверждение входа. Сначала добавьте приложение для кодов или ключ доступа.',
  ),
  'second_factor.not_enrolled': detail(
    409,
    'This account has no such second factor.',
    'У этой учётной записи такого способа подтверждения нет.',
  ),
  'second_factor.totp_enrolled': detail(
    409,
    'There is an authenticator app already. Remove it first.',
    'Приложение для кодов уже подключено. Сначала отключите его.',
  ),
  /** Its secret was sealed with another SECRET_KEY. */
  'second_factor.app_unusable': namedDetail(
    'authenticator_app_unusable',
    409,
    'This authenticator app cannot be checked any more. Use a passkey, or ask an administrator to reset your second factors.',
    'Коды этого приложения больше нельзя проверить. Войдите с ключом доступа или попросите администратора сбросить второе подтверждение входа.',
  ),
  'second_factor.nothing_to_confirm': detail(
    409,
    'No authenticator app waits to be confirmed. Begin again, and confirm within ten minutes.',
    'Нет приложения, которое нужно подтвердить. Начните заново и подтвердите в течение десяти минут.',
  ),
  'second_factor.passkey_unusable': detail(
    409,
    'This passkey is known already, or the account has as many as it may have.',
    'Этот ключ доступа уже добавлен, или у учётной записи их уже столько, сколько можно.',
  ),

  'verification.failed': withBody(
    401,
    { status: 'FAIL', user_id: '', permissions: '' },
    'The token is not valid.',
    'Токен недействителен.',
  ),
} as const satisfies Record<string, ErrorDefinition>;
