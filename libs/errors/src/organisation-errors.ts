/** Errors of what accounts manage: companies and housing, permissions, and versioned resources in general. */
import { detail, type ErrorDefinition, namedDetail } from './error-definition.js';

export const organisationErrors = {
  'company.approval_pending': namedDetail(
    'company_approval_pending',
    403,
    'An administrator has to approve this company before it can manage people and housing.',
    'Чтобы управлять людьми и домами, компанию должен одобрить администратор.',
  ),
  'company.not_waiting': detail(
    409,
    'This company does not wait for approval any more. Somebody else may have approved or refused it.',
    'Эта компания больше не ждёт одобрения. Возможно, кто-то уже одобрил её или отказал ей.',
  ),

  'event.overtaken': detail(
    409,
    'Later events of this account were published. After them, this one would tell services an old state.',
    'После этого события уже отправлены более новые события той же учётной записи. Отправленное сейчас, оно сообщило бы сервисам старое состояние.',
  ),

  'authorization.refused': detail(
    403,
    'You do not have permission to perform this action.',
    'У вас нет прав на это действие.',
  ),
  /** Also if the row exists and the caller may not see it. */
  'resource.not_found': detail(404, 'Not found.', 'Не найдено.'),
  'resource.changed_meanwhile': detail(
    409,
    'Somebody else changed this meanwhile. Read it again and repeat your change on the new version.',
    'За это время данные изменил кто-то другой. Загрузите их заново и повторите изменение.',
  ),
  'resource.version_missing': detail(
    428,
    'Send the version you read as If-Match, so that no other change is lost.',
    'Укажите в If-Match версию, которую вы прочитали, чтобы не потерять чужие изменения.',
  ),
  'resource.in_use': detail(
    409,
    'This still holds something. Move or remove that first.',
    'Здесь ещё что-то есть. Сначала переместите или удалите содержимое.',
  ),

  'ownership.exceeds_whole': detail(
    409,
    'The shares of one area cannot add up to more than 1.',
    'Сумма долей в одном помещении не может быть больше 1.',
  ),

  'permission.exists': detail(
    409,
    'There is a permission of this name already.',
    'Разрешение с таким названием уже есть.',
  ),
  'permission.group_exists': detail(
    409,
    'There is a permission group of this name already.',
    'Группа разрешений с таким названием уже есть.',
  ),
  /** Names the `refused` ones. */
  'permission.beyond_company': detail(
    409,
    'Nothing was granted: workers and tenants hold only what one of their companies holds.',
    'Ничего не выдано: у работников и жильцов могут быть только те разрешения, которые есть у одной из их компаний.',
  ),
  /** Names the `refused` ones. */
  'permission.not_held': detail(
    409,
    'Nothing was changed: a company gives and takes only what it holds.',
    'Ничего не изменено: компания выдаёт и отзывает только те разрешения, которые есть у неё самой.',
  ),
  'permission.too_many': detail(
    409,
    'Nothing was granted: a person holds at most 4,000 single permissions. Take some away first.',
    'Ничего не выдано: у одного человека может быть не больше 4000 отдельных разрешений. Сначала отзовите лишние.',
  ),
} as const satisfies Record<string, ErrorDefinition>;
