/** The page that registers an account: the choice of a kind, then the fields of it. */
import { type ProfileInput, profileLimits } from '#auth/account';
import type { PasswordRequirements } from '#auth/password';
import type { Language, Translated } from '#errors';
import type { FieldDescription } from '../page/form.js';
import { formPage } from '../page/form-page.js';
import { type FormFields, textOf } from '../page/form-fields.js';
import { explanationPage, type HtmlPage } from '../page/page.js';
import type { FormRefusal } from '../page/page-renderer.js';
import { readTemplate } from '../page/template.js';
import { newPasswordField } from '../password/new-password-field.js';

export type ProfileType = ProfileInput['type'];

interface Texts {
  readonly title: string;
  readonly choose: string;
  readonly kinds: Readonly<Record<ProfileType, { readonly name: string; readonly text: string }>>;
  readonly titles: Readonly<Record<ProfileType, string>>;
  readonly email: string;
  readonly emailHint: string;
  readonly password: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly surname: string;
  readonly birthDate: string;
  readonly sex: string;
  readonly unchosen: string;
  readonly female: string;
  readonly male: string;
  readonly position: string;
  readonly snils: string;
  readonly companyName: string;
  readonly address: string;
  readonly optional: string;
  readonly button: string;
  readonly otherKind: string;
  readonly logIn: string;
  readonly sentTitle: string;
  readonly sent: string;
  readonly again: string;
}

const texts: Translated<Texts> = {
  ru: {
    title: 'Регистрация',
    choose: 'Кто вы?',
    kinds: {
      tenant: { name: 'Жилец', text: 'Я живу или владею жильём в доме' },
      worker: { name: 'Работник', text: 'Я работаю в компании, которая обслуживает дома' },
      company: { name: 'Компания', text: 'Я представляю управляющую или другую компанию' },
    },
    titles: {
      tenant: 'Регистрация жильца',
      worker: 'Регистрация работника',
      company: 'Регистрация компании',
    },
    email: 'Электронная почта',
    emailHint: 'На этот адрес придёт письмо со ссылкой для подтверждения.',
    password: 'Пароль',
    firstName: 'Имя',
    lastName: 'Фамилия',
    surname: 'Отчество',
    birthDate: 'Дата рождения',
    sex: 'Пол',
    unchosen: 'Выберите',
    female: 'Женский',
    male: 'Мужской',
    position: 'Должность',
    snils: 'СНИЛС',
    companyName: 'Название компании',
    address: 'Адрес',
    optional: '(необязательно)',
    button: 'Зарегистрироваться',
    otherKind: 'Другой вид учётной записи',
    logIn: 'У меня уже есть учётная запись',
    sentTitle: 'Проверьте почту',
    sent: 'Мы отправили письмо со ссылкой. Откройте её в этом же браузере, и регистрация будет завершена. Если письма нет несколько минут, загляните в спам.',
    again: 'Письмо не пришло? Прислать ещё раз',
  },
  en: {
    title: 'Create an account',
    choose: 'Who are you?',
    kinds: {
      tenant: { name: 'Resident', text: 'I live in a house or own a home there' },
      worker: { name: 'Worker', text: 'I work for a company that looks after houses' },
      company: { name: 'Company', text: 'I represent a managing or another company' },
    },
    titles: {
      tenant: 'Create a resident account',
      worker: 'Create a worker account',
      company: 'Create a company account',
    },
    email: 'Email',
    emailHint: 'We send a link to this address to confirm it.',
    password: 'Password',
    firstName: 'First name',
    lastName: 'Last name',
    surname: 'Patronymic',
    birthDate: 'Date of birth',
    sex: 'Sex',
    unchosen: 'Choose',
    female: 'Female',
    male: 'Male',
    position: 'Position',
    snils: 'SNILS',
    companyName: 'Company name',
    address: 'Address',
    optional: '(optional)',
    button: 'Create the account',
    otherKind: 'Another kind of account',
    logIn: 'I already have an account',
    sentTitle: 'Check your mail',
    sent: 'We sent a mail with a link. Open it in this browser to finish. If it has not arrived within minutes, look into the spam folder.',
    again: 'Has it not arrived? Send it again',
  },
};

const kinds: readonly ProfileType[] = ['tenant', 'worker', 'company'];

/** @returns undefined for a value that names no kind */
export const profileTypeOf = (value: string): ProfileType | undefined => kinds.find((kind) => kind === value);

const renderChoice = readTemplate<{
  readonly choose: string;
  readonly logIn: string;
  readonly kinds: readonly { readonly path: string; readonly name: string; readonly text: string }[];
}>(new URL('./register-choice.hbs', import.meta.url));

export function registerChoicePage(language: Language): HtmlPage {
  const { title, choose, logIn, kinds: words } = texts[language];
  const shown = kinds.map((kind) => {
    const { name, text } = words[kind];
    return { name, text, path: `/account/register?type=${kind}` };
  });
  return { language, title, content: renderChoice({ choose, logIn, kinds: shown }) };
}

export interface RegisterForm {
  readonly type: ProfileType;
  readonly fields: FormFields;
  readonly requirements: PasswordRequirements;
  readonly refusal?: FormRefusal;
}

export function registerPage(form: RegisterForm, language: Language): HtmlPage {
  const { type, refusal } = form;
  const { titles, button, otherKind, logIn } = texts[language];
  return formPage(
    {
      title: titles[type],
      form: {
        action: '/account/register',
        hidden: { type },
        fields: fieldsOf(form, language),
        button,
      },
      problem: refusal?.problem,
      errors: refusal?.errors,
      links: [
        { path: '/account/register', label: otherKind },
        { path: '/account/login', label: logIn },
      ],
    },
    language,
  );
}

function fieldsOf({ type, fields, requirements }: RegisterForm, language: Language): FieldDescription[] {
  const words = texts[language];
  const account: FieldDescription[] = [
    {
      name: 'email',
      label: words.email,
      type: 'email',
      value: textOf(fields, 'email'),
      hint: words.emailHint,
      autocomplete: 'email',
      inputMode: 'email',
    },
    newPasswordField({ name: 'password', label: words.password }, requirements, language),
  ];
  const entered = nameFields(type, fields, language);
  if (type === 'company') return [...entered, ...account];
  const text = profileText(fields);
  const { optional } = words;
  const further =
    type === 'worker'
      ? text('position', words.position, profileLimits.position, {
          optional,
          autocomplete: 'organization-title',
        })
      : text('snils', words.snils, profileLimits.snils, { optional });
  return [...entered, further, ...account];
}

const profileText =
  (fields: FormFields) =>
  (name: string, label: string, limit: number, more: Partial<FieldDescription> = {}): FieldDescription => ({
    name: `profile.${name}`,
    label,
    maxLength: limit,
    value: textOf(fields, `profile.${name}`),
    ...more,
  });

/** Who a person or a company is. The invited person enters these, too. */
export function nameFields(type: ProfileType, fields: FormFields, language: Language): FieldDescription[] {
  const words = texts[language];
  const { optional } = words;
  const text = profileText(fields);
  if (type === 'company') {
    return [
      text('name', words.companyName, profileLimits.name, { autocomplete: 'organization' }),
      text('address', words.address, profileLimits.address, { optional, autocomplete: 'street-address' }),
    ];
  }
  return [
    text('last_name', words.lastName, profileLimits.last_name, { autocomplete: 'family-name' }),
    text('first_name', words.firstName, profileLimits.first_name, { autocomplete: 'given-name' }),
    text('surname', words.surname, profileLimits.surname, { optional, autocomplete: 'additional-name' }),
    { ...text('birth_date', words.birthDate, 10), type: 'date', autocomplete: 'bday' },
    {
      ...text('sex', words.sex, 10),
      options: [
        { value: '', label: words.unchosen },
        { value: 'female', label: words.female },
        { value: 'male', label: words.male },
      ],
    },
  ];
}

/** The same for an address that is taken: its owner gets a mail instead. */
export function registeredPage(language: Language): HtmlPage {
  const { sentTitle, sent, again } = texts[language];
  const other = { label: again, path: '/account/confirmation' };
  return explanationPage(sentTitle, { text: sent, tone: 'success', other }, language);
}

/** The names of profile fields that the page sends, for each kind. */
export const profileFields: Readonly<Record<ProfileType, readonly string[]>> = {
  tenant: ['first_name', 'last_name', 'surname', 'birth_date', 'sex', 'snils'],
  worker: ['first_name', 'last_name', 'surname', 'birth_date', 'sex', 'position'],
  company: ['name', 'address'],
};
