/** Errors of any request: how it is written, where it comes from, how often it is sent. */
import { detail, type ErrorDefinition, withBody } from './error-definition.js';

export const requestErrors = {
  /** Carries the faults of the fields; they are the plain body. */
  'request.invalid_fields': withBody(
    400,
    {},
    'Some fields are missing or wrong.',
    'Некоторые поля не заполнены или заполнены неверно.',
  ),
  'request.malformed': detail(400, 'The request could not be read.', 'Не удалось прочитать запрос.'),
  'request.text_undecodable': detail(
    400,
    'The request holds text that is not UTF-8.',
    'Текст в запросе должен быть в кодировке UTF-8.',
  ),
  'request.charset_unsupported': detail(
    415,
    'Unsupported charset. Send text as UTF-8.',
    'Эта кодировка не поддерживается. Отправьте текст в UTF-8.',
  ),
  'request.too_large': detail(413, 'The request body is too large.', 'Тело запроса слишком большое.'),
  'request.headers_too_large': detail(
    431,
    'The request line or headers are too large.',
    'Адрес или заголовки запроса слишком длинные.',
  ),
  'request.timed_out': detail(
    408,
    'The request did not arrive in time.',
    'Запрос передавался слишком долго. Попробуйте ещё раз.',
  ),
  'request.too_deep': detail(
    400,
    'The request body is nested too deeply.',
    'Слишком много уровней вложенности в теле запроса.',
  ),
  'request.media_type_unsupported': detail(
    415,
    'Unsupported media type. Send application/json, application/x-www-form-urlencoded or multipart/form-data.',
    'Этот тип содержимого не поддерживается. Отправьте application/json, application/x-www-form-urlencoded или multipart/form-data.',
  ),
  'request.file_unexpected': detail(
    400,
    'Files are not accepted here. Send text fields only.',
    'Файлы здесь не принимаются. Отправьте только текстовые поля.',
  ),
  'request.not_found': detail(404, 'Not found.', 'Не найдено.'),
  'page.return_refused': detail(
    400,
    'This link would lead to an address that this service does not trust.',
    'Ссылка ведёт на адрес, которому этот сервис не доверяет.',
  ),
  'request.method_not_allowed': detail(405, 'Method not allowed.', 'Этот метод здесь не поддерживается.'),
  'request.origin_refused': detail(
    403,
    'CSRF Failed: Origin checking failed.',
    'Запрос отклонён: он пришёл со страницы, которой здесь не доверяют.',
  ),
  'request.failed': detail(
    500,
    'Something went wrong on our side. Quote the request id when you report it.',
    'У нас что-то сломалось. Если будете писать об этом в поддержку, укажите номер запроса (X-Request-Id).',
  ),

  /** Carries `retryAfter`. The same whether or not there is such an account. */
  'throttle.too_many_attempts': detail(
    429,
    'Too many attempts. Wait, and try again later.',
    'Слишком много попыток. Подождите и попробуйте позже.',
  ),
  /** Carries `retryAfter`. The same whatever was asked for. */
  'throttle.network_limit': detail(
    429,
    'Too many of these requests came from your network. Wait as long as Retry-After says, and try again.',
    'Из вашей сети пришло слишком много таких запросов. Попробуйте ещё раз, когда пройдёт время из Retry-After.',
  ),
  'throttle.banned': detail(
    403,
    'Attempts from your network are not accepted. Ask the operator of this service.',
    'Попытки из вашей сети не принимаются. Обратитесь к администратору этого сервиса.',
  ),

  'database.unavailable': detail(
    503,
    'The service is not ready. Try again in a few seconds.',
    'Сервис временно недоступен. Попробуйте ещё раз через несколько секунд.',
  ),
} as const satisfies Record<string, ErrorDefinition>;
