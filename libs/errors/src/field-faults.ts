/**
 * Everything that can be wrong with a field: code → sentence in each language. Callers compare codes; the English sentences are
 * part of the contract. A sentence with parameters is a function.
 */
import type { Translated } from './language.js';

interface Max {
  readonly max: number;
}
interface Min {
  readonly min: number;
}
interface Allowed {
  /** Comma-separated. */
  readonly allowed: string;
}
interface Label {
  readonly label: string;
}
interface Domain {
  readonly domain: string;
}

const plurals = new Intl.PluralRules('ru');

/** «не больше 21 символа, не больше 22 символов». */
const genitive = (count: number, one: string, many: string) =>
  `${count} ${plurals.select(count) === 'one' ? one : many}`;

export const fieldFaults = {
  required: { en: 'This field is required.', ru: 'Обязательное поле.' },
  null: { en: 'This field may not be null.', ru: 'Это поле не может быть null.' },
  blank: { en: 'This field may not be blank.', ru: 'Заполните это поле.' },
  unknown: { en: 'Unknown field.', ru: 'Такого поля нет.' },
  repeated: { en: 'This field was sent more than once.', ru: 'Это поле отправлено несколько раз.' },

  not_text: { en: 'Not a valid string.', ru: 'Здесь должна быть строка.' },
  not_number: { en: 'A number is expected.', ru: 'Здесь должно быть число.' },
  not_boolean: { en: 'Must be true or false.', ru: 'Укажите true или false.' },
  not_list: { en: 'Expected a list.', ru: 'Здесь должен быть список.' },
  not_object: {
    en: 'Expected an object, or a string of JSON that holds one.',
    ru: 'Здесь должен быть объект или строка JSON с объектом.',
  },
  not_json: { en: 'Not valid JSON.', ru: 'Здесь должен быть JSON.' },
  not_allowed: {
    en: ({ allowed }: Allowed) => `Must be one of: ${allowed}.`,
    ru: ({ allowed }: Allowed) => `Допустимые значения: ${allowed}.`,
  },
  not_user_id: { en: 'Enter the number of a user.', ru: 'Укажите номер пользователя.' },
  not_uuid: { en: 'Enter a UUID.', ru: 'Укажите UUID.' },
  not_session_id: { en: 'Enter the id of a session.', ru: 'Укажите номер сеанса.' },
  out_of_range: {
    en: ({ min, max }: Min & Max) => `Enter a number from ${min} to ${max}.`,
    ru: ({ min, max }: Min & Max) => `Введите число от ${min} до ${max}.`,
  },

  too_long: {
    en: ({ max }: Max) => `Ensure this field has no more than ${max} characters.`,
    ru: ({ max }: Max) => `Слишком длинно: можно не больше ${genitive(max, 'символа', 'символов')}.`,
  },
  json_too_long: {
    en: ({ max }: Max) => `Ensure this field has no more than ${max} characters of JSON.`,
    ru: ({ max }: Max) => `Слишком длинно: можно не больше ${genitive(max, 'символа', 'символов')} JSON.`,
  },
  too_many_items: {
    en: ({ max }: Max) => `Ensure this field has no more than ${max} items.`,
    ru: ({ max }: Max) =>
      `Слишком длинный список: можно не больше ${genitive(max, 'элемента', 'элементов')}.`,
  },
  null_character: { en: 'Null characters are not allowed.', ru: 'Нулевые символы недопустимы.' },
  impossible_character: {
    en: 'This text holds a character that does not exist.',
    ru: 'В тексте есть символ, которого не существует.',
  },
  invisible_characters: {
    en: 'Remove the control and invisible characters.',
    ru: 'Уберите управляющие и невидимые символы.',
  },
  control_characters: { en: 'Remove the control characters.', ru: 'Уберите управляющие символы.' },
  nothing_visible: {
    en: 'This field holds nothing that can be seen.',
    ru: 'В этом поле нет ни одного видимого символа.',
  },

  email_invalid: { en: 'Enter a valid email address.', ru: 'Введите правильный адрес почты.' },
  email_invisible_characters: {
    en: 'Remove the invisible characters from the email address.',
    ru: 'Уберите из адреса почты невидимые символы.',
  },
  email_domain_spelling: {
    en: ({ domain }: Domain) => `Write the domain of the email address as ${domain}.`,
    ru: ({ domain }: Domain) => `Напишите домен в адресе почты так: ${domain}.`,
  },
  email_local_part: {
    en: 'Before the @ of an email address, only Latin letters, digits and common signs are accepted.',
    ru: 'До знака @ в адресе почты можно использовать только латинские буквы, цифры и обычные знаки.',
  },
  email_taken: {
    en: 'user with this email already exists.',
    ru: 'Пользователь с таким адресом почты уже есть.',
  },
  email_unchanged: {
    en: 'This is the email of your account already.',
    ru: 'Этот адрес почты уже указан в вашей учётной записи.',
  },
  email_of_account: {
    en: 'This account has this email already.',
    ru: 'У этой учётной записи уже такой адрес почты.',
  },
  email_like_password: {
    en: 'Your password is too similar to this email. Change the password first.',
    ru: 'Ваш пароль слишком похож на этот адрес. Сначала смените пароль.',
  },
  company_name_taken: {
    en: 'company with this name already exists.',
    ru: 'Компания с таким названием уже есть.',
  },
  has_profile: { en: 'This account has a profile.', ru: 'У этой учётной записи уже есть профиль.' },
  no_profile: { en: 'This account has no profile.', ru: 'У этой учётной записи нет профиля.' },

  date_invalid: { en: 'Enter a date as YYYY-MM-DD.', ru: 'Введите дату в виде ГГГГ-ММ-ДД.' },
  date_too_early: { en: 'This date is too long ago.', ru: 'Эта дата слишком давняя.' },
  date_in_future: { en: 'This date is in the future.', ru: 'Эта дата ещё не наступила.' },
  moment_invalid: {
    en: 'Enter a time with its offset, such as 2027-01-31T12:00:00Z.',
    ru: 'Введите время вместе со смещением, например 2027-01-31T12:00:00Z.',
  },
  time_zone_unknown: {
    en: 'Enter the name of a time zone, such as Europe/Moscow.',
    ru: 'Введите название часового пояса, например Europe/Moscow.',
  },
  period_backwards: {
    en: 'The start of the period must be before its end.',
    ru: 'Начало периода должно быть раньше его конца.',
  },
  period_too_long: {
    en: ({ max }: Max) => `The period may have at most ${max} steps.`,
    ru: ({ max }: Max) => `В периоде может быть не больше ${genitive(max, 'шага', 'шагов')}.`,
  },
  phone_invalid: {
    en: 'Enter a phone number, such as +7 921 123-45-67.',
    ru: 'Введите номер телефона, например +7 921 123-45-67.',
  },
  account_number_invalid: { en: 'Enter 13 digits.', ru: 'Введите 13 цифр.' },
  inn_invalid: { en: 'Enter 10 or 12 digits.', ru: 'Введите 10 или 12 цифр.' },

  password_too_short: {
    en: ({ min }: Min) => `This password is too short. It must contain at least ${min} characters.`,
    ru: ({ min }: Min) => `Пароль слишком короткий: нужно не меньше ${genitive(min, 'символа', 'символов')}.`,
  },
  password_too_long: {
    en: ({ max }: Max) => `This password is too long. It must contain at most ${max} characters.`,
    ru: ({ max }: Max) => `Пароль слишком длинный: можно не больше ${genitive(max, 'символа', 'символов')}.`,
  },
  password_frequent: {
    en: 'This password is one of those that are guessed first.',
    ru: 'Этот пароль угадывают одним из первых. Придумайте другой.',
  },
  password_pattern: {
    en: 'This password is a repeat, a sequence or a row of keys, which is guessed first.',
    ru: 'В этом пароле повторы, символы по порядку или соседние клавиши: такие угадывают первыми.',
  },
  password_date: {
    en: 'This password is a date, which is guessed first.',
    ru: 'Этот пароль — дата: такие угадывают первыми.',
  },
  password_like_name: {
    en: 'This password is too similar to a name that others know: yours, your company’s, or that of this service.',
    ru: 'Пароль слишком похож на известное другим имя или название: ваше, вашей компании или этого сервиса.',
  },
  password_like_email: {
    en: 'This password is too similar to the email.',
    ru: 'Пароль слишком похож на адрес почты.',
  },
  password_breached: {
    en: 'This password is known from a data breach.',
    ru: 'Этот пароль есть в базах утечек. Придумайте другой.',
  },
  password_wrong: { en: 'This is not your current password.', ru: 'Это не ваш нынешний пароль.' },
  account_password_required: {
    en: 'Enter the current password of the account, or log in to it in this browser.',
    ru: 'Введите нынешний пароль учётной записи или войдите в неё в этом браузере.',
  },
  registration_password_required: {
    en: 'Enter the password of the registration, or choose a new one (new_password).',
    ru: 'Введите пароль, указанный при регистрации, или задайте новый (new_password).',
  },
  registration_password_wrong: {
    en: 'This is not the password of the newest registration. Try again, or choose a new one.',
    ru: 'Это не пароль последней регистрации. Попробуйте ещё раз или задайте новый.',
  },
  code_wrong: {
    en: 'This is not the code the app shows now.',
    ru: 'Приложение сейчас показывает другой код.',
  },
  passkey_invalid: {
    en: 'Not what a browser gives for a passkey.',
    ru: 'Это не похоже на ответ браузера для ключа доступа.',
  },
  foreign_to_method: { en: 'Not a field of this method.', ru: 'Этого поля нет у выбранного способа.' },

  cursor_invalid: {
    en: 'Send the value of "next" as it came, or nothing.',
    ru: 'Отправьте значение «next» без изменений или не отправляйте ничего.',
  },
  cursor_of_other_sort: {
    en: 'This cursor is from a list with another "sort". Begin at the first page, or send the same "sort".',
    ru: 'Это значение из списка с другим порядком «sort». Начните с первой страницы или отправьте прежний «sort».',
  },
  cursors_contradict: {
    en: 'Send either "after" or "before", not both.',
    ru: 'Отправьте или «after», или «before», но не оба значения.',
  },
  nothing_to_search: {
    en: 'Give at least one letter or digit to look for.',
    ru: 'Укажите хотя бы одну букву или цифру для поиска.',
  },
  share_invalid: {
    en: 'Enter a number greater than 0 and not greater than 1, of at most ten decimal places.',
    ru: 'Введите число больше 0 и не больше 1, не более десяти знаков после запятой.',
  },
  import_row_too_long: {
    en: 'The row has more values than the file has columns.',
    ru: 'В строке больше значений, чем столбцов в файле.',
  },
  import_place_unknown: { en: 'There is none of this name.', ru: 'Такого названия или номера нет.' },
  import_place_ambiguous: {
    en: 'There are several of this name.',
    ru: 'Под это название или номер подходит несколько.',
  },
  import_house_elsewhere: {
    en: 'The company has this house in another house group.',
    ru: 'У компании этот дом относится к другой группе домов.',
  },
  invitation_company_unknown: {
    en: 'There is no such company, or it cannot invite people now.',
    ru: 'Такой компании нет, или сейчас она не может приглашать.',
  },
  invitation_department_unknown: {
    en: 'The company has no such department.',
    ru: 'В компании нет такого отдела.',
  },
  invitation_area_unknown: {
    en: 'The company manages no such area.',
    ru: 'Компания не управляет таким помещением.',
  },
  invitation_group_unknown: {
    en: 'There is no such permission group, or the company does not hold all of its permissions.',
    ru: 'Такой группы разрешений нет, или у компании есть не все её разрешения.',
  },
  invitation_needs_company: {
    en: 'This is only possible in an invitation to a company.',
    ru: 'Это возможно только в приглашении от компании.',
  },
  invitation_needs_place: {
    en: 'Only a worker with a department and a tenant with an area can receive permissions.',
    ru: 'Разрешения можно выдать только работнику с отделом или жильцу с помещением.',
  },
  invitation_other_type: {
    en: 'This is not possible for this type of profile.',
    ru: 'Для этого типа профиля это невозможно.',
  },
  one_owner: {
    en: 'Name one owner: a company or a tenant.',
    ru: 'Укажите одного владельца: компанию или жильца.',
  },
  too_many_permissions: {
    en: ({ max }: Max) => `Name no more than ${max} permissions at once.`,
    ru: ({ max }: Max) => `За один раз можно указать не больше ${genitive(max, 'разрешения', 'разрешений')}.`,
  },
  no_permissions: { en: 'Name at least one permission.', ru: 'Укажите хотя бы одно разрешение.' },
  permission_name_invalid: {
    en: 'Enter up to 150 letters and digits, with single hyphens or underscores between them.',
    ru: 'Введите до 150 букв и цифр; между ними можно ставить по одному дефису или подчёркиванию.',
  },
  permission_unknown: {
    en: ({ label }: Label) => `There is no permission "${label}".`,
    ru: ({ label }: Label) => `Разрешения «${label}» нет.`,
  },
  permission_without_action: {
    en: 'Name one action, such as "crm_button read".',
    ru: 'Укажите одно действие, например «crm_button read».',
  },
} as const satisfies Record<string, Translated<string> | Translated<(params: never) => string>>;
