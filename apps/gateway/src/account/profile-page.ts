/** The profile section of the account pages: what the account says about its owner, to read and to change. */
import { type AccountDetails, profileLimits } from '#auth/account';
import type { Language, Translated } from '#errors';
import type { InvitationDetails } from '#organisation';
import type { FieldDescription } from '../page/form.js';
import { type FormFields, textOf } from '../page/form-fields.js';
import type { HtmlPage } from '../page/page.js';
import type { FormRefusal } from '../page/page-renderer.js';
import { accountPage } from '../page/panel.js';
import { approvalAsked, approvalPanels } from './approval-panel.js';
import { ownCompaniesPath, ownCompaniesTitle } from './own-companies-page.js';
import { ownInvitationPanels } from './own-invitations-panel.js';
import { picturePanel } from './profile-picture-panel.js';

interface Texts {
  readonly title: string;
  readonly saved: string;
  readonly changed: string;
  readonly account: string;
  readonly email: string;
  readonly kind: string;
  readonly kinds: Readonly<Record<'worker' | 'tenant' | 'company' | 'none', string>>;
  readonly changeEmail: string;
  readonly data: string;
  readonly phones: string;
  readonly phonesHint: string;
  readonly language: string;
  readonly optional: string;
  readonly save: string;
  readonly fields: Readonly<Record<ProfileField, string>>;
  readonly companyName: string;
}

type ProfileField = keyof typeof limits;

/** The fields that owners change, with their limits; 0 for those with a form of their own. */
const limits = {
  last_name: profileLimits.last_name,
  first_name: profileLimits.first_name,
  surname: profileLimits.surname,
  birth_date: 0,
  citizenship: profileLimits.citizenship,
  place_birth: profileLimits.place_birth,
  position: profileLimits.position,
  snils: profileLimits.snils,
  address: profileLimits.address,
} as const;

const required: ReadonlySet<ProfileField> = new Set(['last_name', 'first_name', 'birth_date']);

const person = ['last_name', 'first_name', 'surname', 'birth_date', 'citizenship', 'place_birth'] as const;

const fieldsByKind: Readonly<Record<'worker' | 'tenant' | 'company', readonly ProfileField[]>> = {
  worker: [...person, 'position'],
  tenant: [...person, 'snils'],
  company: ['address'],
};

/** WHATWG HTML, "autofill field names". */
const autofill: Partial<Record<ProfileField, string>> = {
  last_name: 'family-name',
  first_name: 'given-name',
  surname: 'additional-name',
  birth_date: 'bday',
  position: 'organization-title',
  address: 'street-address',
};

const texts: Translated<Texts> = {
  ru: {
    title: 'Профиль',
    saved: 'Изменения сохранены.',
    changed: 'За это время профиль изменился: ниже показано, каков он сейчас. Повторите изменение.',
    account: 'Учётная запись',
    email: 'Электронная почта',
    kind: 'Вид',
    kinds: { worker: 'Работник', tenant: 'Жилец', company: 'Компания', none: 'Без профиля' },
    changeEmail: 'Сменить адрес почты',
    data: 'Данные',
    phones: 'Телефоны',
    phonesHint: 'Если номеров несколько, разделите их запятыми.',
    language: 'Язык писем и страниц',
    optional: '(необязательно)',
    save: 'Сохранить',
    companyName: 'Название',
    fields: {
      last_name: 'Фамилия',
      first_name: 'Имя',
      surname: 'Отчество',
      birth_date: 'Дата рождения',
      citizenship: 'Гражданство',
      place_birth: 'Место рождения',
      position: 'Должность',
      snils: 'СНИЛС',
      address: 'Адрес',
    },
  },
  en: {
    title: 'Profile',
    saved: 'Your changes are saved.',
    changed: 'Your profile has changed meanwhile: this is how it is now. Repeat your change.',
    account: 'Account',
    email: 'Email',
    kind: 'Kind',
    kinds: { worker: 'Worker', tenant: 'Resident', company: 'Company', none: 'Without a profile' },
    changeEmail: 'Change the email',
    data: 'Details',
    phones: 'Phones',
    phonesHint: 'Separate several numbers by commas.',
    language: 'Language of mails and pages',
    optional: '(optional)',
    save: 'Save',
    companyName: 'Name',
    fields: {
      last_name: 'Last name',
      first_name: 'First name',
      surname: 'Patronymic',
      birth_date: 'Date of birth',
      citizenship: 'Citizenship',
      place_birth: 'Place of birth',
      position: 'Position',
      snils: 'SNILS',
      address: 'Address',
    },
  },
};

export interface ShownProfile {
  readonly account: AccountDetails;
  /** Open ones to the account's email. */
  readonly invitations: readonly InvitationDetails[];
  readonly timeZone: string;
  readonly isSaved?: boolean;
  /** Whether the company has just asked for approval again. */
  readonly hasAsked?: boolean;
  /** What a refused form sent. */
  readonly sent?: FormFields;
  readonly refusal?: FormRefusal;
  /** Why the picture was refused. */
  readonly pictureRefusal?: FormRefusal;
}

export function profilePage(shown: ShownProfile, language: Language): HtmlPage {
  const {
    account,
    invitations,
    timeZone,
    isSaved = false,
    hasAsked = false,
    refusal,
    pictureRefusal,
  } = shown;
  const words = texts[language];
  const { profile } = account;
  const isStale = refusal?.code === 'resource.changed_meanwhile';
  const name = profile?.type === 'company' ? [{ term: words.companyName, value: profile.name }] : [];
  return accountPage(
    {
      title: words.title,
      section: 'profile',
      notice: isSaved
        ? words.saved
        : hasAsked && account.approval === 'waiting'
          ? approvalAsked(language)
          : undefined,
      problem: isStale ? words.changed : (refusal ?? pictureRefusal)?.problem,
      panels: [
        ...ownInvitationPanels(invitations, timeZone, language),
        {
          heading: words.account,
          facts: [
            { term: words.email, value: account.email },
            { term: words.kind, value: words.kinds[profile?.type ?? 'none'] },
            ...name,
          ],
          links: [
            { path: '/account/security/email', label: words.changeEmail },
            ...(profile?.type === 'worker' || profile?.type === 'tenant'
              ? [{ path: ownCompaniesPath, label: ownCompaniesTitle(language) }]
              : []),
          ],
        },
        ...approvalPanels(account, language),
        picturePanel(account.avatar !== null, pictureRefusal, language),
        {
          heading: words.data,
          form: {
            action: '/account/',
            hidden: { version: String(account.version) },
            fields: fieldsOf(shown, isStale, language),
            button: words.save,
          },
          errors: refusal?.errors,
        },
      ],
    },
    language,
  );
}

function fieldsOf({ account, sent }: ShownProfile, isStale: boolean, language: Language): FieldDescription[] {
  const words = texts[language];
  const { optional } = words;
  const valueOf = (name: string, stored: string) => (sent && !isStale ? textOf(sent, name) : stored);
  const profile = (account.profile ?? {}) as Readonly<Record<string, unknown>>;
  const own = account.profile ? fieldsByKind[account.profile.type] : [];
  const profileFields = own.map((field): FieldDescription => {
    const [limit, autocomplete] = [limits[field], autofill[field]];
    return Object.assign(
      {
        name: `profile.${field}`,
        label: words.fields[field],
        value: valueOf(`profile.${field}`, String(profile[field] ?? '')),
      },
      limit > 0 && { maxLength: limit },
      field === 'birth_date' && ({ type: 'date' } as const),
      autocomplete !== undefined && { autocomplete },
      !required.has(field) && { optional },
    );
  });
  return [
    ...profileFields,
    {
      name: 'phones',
      label: words.phones,
      type: 'tel',
      value: valueOf('phones', account.phones.join(', ')),
      hint: words.phonesHint,
      autocomplete: 'tel',
      optional,
    },
    {
      name: 'language',
      label: words.language,
      value: valueOf('language', account.language),
      options: [
        { value: 'ru', label: 'Русский' },
        { value: 'en', label: 'English' },
      ],
    },
  ];
}

/** The body of the API's route. Empty fields of the profile clear it; those the page does not show stay. */
export function profileChanges(account: AccountDetails, fields: FormFields): FormFields {
  const own = account.profile ? fieldsByKind[account.profile.type] : [];
  const profile = own.map((field) => {
    const value = textOf(fields, `profile.${field}`);
    return [field, value === '' && !required.has(field) ? null : value] as const;
  });
  const phones = textOf(fields, 'phones')
    .split(',')
    .map((phone) => phone.trim());
  return {
    phones: phones.filter((phone) => phone !== ''),
    language: textOf(fields, 'language'),
    ...(profile.length > 0 && { profile: Object.fromEntries(profile) }),
  };
}
