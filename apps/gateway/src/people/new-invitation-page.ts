/** The page that invites a person, for administrators and companies. */
import type { Language } from '#errors';
import type { GivablePermissions } from '#auth/permission';
import type { PeopleAccess } from '#organisation';
import { houseText } from './places.js';
import type { FieldDescription, FormDescription } from '../page/form.js';
import { chosenIn, type FormFields, textOf } from '../page/form-fields.js';
import type { HtmlPage } from '../page/page.js';
import type { FormRefusal } from '../page/page-renderer.js';
import { accountPage } from '../page/panel.js';
import type { PersonField, ProfileType } from './field-names.js';
import { fieldWords } from './field-words.js';
import { invitationWords } from './invitation-words.js';
import { invitationsPath } from './invitations-page.js';
import { flatErrors } from './person-fields.js';
import type { InvitationPlaces } from './places.js';

export const newInvitationPath = `${invitationsPath}/new`;

export interface NewInvitationForm {
  readonly access: PeopleAccess;
  readonly type: ProfileType;
  readonly places: InvitationPlaces;
  /** Undefined where an invitation gives none. */
  readonly givable: GivablePermissions | undefined;
  /** What was sent, or what the address of the page names. */
  readonly sent: FormFields;
  readonly defaultLanguage: Language;
  readonly refusal?: FormRefusal | undefined;
}

const kindsFor: Readonly<Record<PeopleAccess, readonly ProfileType[]>> = {
  company: ['tenant', 'worker'],
  staff: ['tenant', 'worker', 'company'],
  admin: ['tenant', 'worker', 'company'],
};

/** @returns the kind that most invitations have for a value that names none that the caller invites */
export const invitedKindOf = (value: string, access: PeopleAccess): ProfileType =>
  kindsFor[access].find((kind) => kind === value) ?? 'tenant';

/** The fields of the profile that the invited person finds filled in. */
export const draftFields = {
  tenant: ['last_name', 'first_name', 'surname'],
  worker: ['last_name', 'first_name', 'surname', 'position'],
  company: ['name'],
} as const satisfies Readonly<Record<ProfileType, readonly PersonField[]>>;

export function newInvitationPage(form: NewInvitationForm, language: Language): HtmlPage {
  const { access, type, places, refusal } = form;
  const words = invitationWords[language];
  const { company, house } = places;
  const companyId = company === undefined ? '' : String(company.id);
  const named = companyId === '' ? '' : `&company_id=${companyId}`;
  const search = placeForm(form, language);
  return accountPage(
    {
      title: words.newTitle,
      section: 'people',
      back: { path: invitationsPath, label: words.back },
      tabs: kindsFor[access].map((kind) => ({
        path: `${newInvitationPath}?type=${kind}${kind === 'company' ? '' : named}`,
        label: words.kinds[kind],
        isCurrent: kind === type,
      })),
      problem: refusal?.problem || (places.isCompanyUnknown ? words.companyUnknown : undefined),
      panels: [
        {
          heading: words.kinds[type],
          ...textOfCompany(form, language),
          ...(search.fields.length > 0 && { search }),
          form: {
            action: newInvitationPath,
            hidden: { type, house, ...(companyId !== '' && { company_id: companyId }) },
            fields: fieldsOf(form, language),
            button: words.send,
          },
          errors: flatErrors(refusal?.errors),
        },
      ],
    },
    language,
  );
}

function textOfCompany({ access, type, places: { company } }: NewInvitationForm, language: Language) {
  const words = invitationWords[language];
  if (access !== 'admin' || type === 'company') return {};
  return { text: company === undefined ? words.noCompany : words.company(company.name) };
}

/** What the fields below depend on: the company of an administrator's invitation, and the house, because a company has thousands of areas. */
function placeForm({ access, type, places, sent }: NewInvitationForm, language: Language): FormDescription {
  const { houses, house, company } = places;
  const words = invitationWords[language];
  const companyField: FieldDescription = {
    name: 'company_id',
    label: words.companyNumber,
    value: company === undefined ? textOf(sent, 'company_id') : String(company.id),
    hint: words.companyHint,
    inputMode: 'numeric',
    autocomplete: 'off',
    optional: words.optional,
  };
  const houseField: FieldDescription = {
    name: 'house',
    label: words.house,
    value: house,
    optional: '',
    options: [
      { value: '', label: words.anyHouse },
      ...houses.map((each) => ({ value: each.id, label: houseText(each) })),
    ],
  };
  return {
    action: newInvitationPath,
    isSearch: true,
    hidden: { type },
    fields: [
      ...(access === 'admin' && type !== 'company' ? [companyField] : []),
      ...(type === 'tenant' && houses.length > 1 ? [houseField] : []),
    ],
    button: access === 'admin' ? words.showChoices : words.showAreas,
    tone: 'plain',
  };
}

function fieldsOf(form: NewInvitationForm, language: Language): FieldDescription[] {
  const { type, sent, defaultLanguage } = form;
  const words = invitationWords[language];
  const { labels } = fieldWords[language];
  const text = (name: string, label: string): FieldDescription => ({
    name,
    label,
    value: textOf(sent, name),
    autocomplete: 'off',
    optional: words.optional,
  });
  const { optional: _, ...email } = text('email', words.email);
  return [
    { ...email, type: 'email', inputMode: 'email', hint: words.emailHint },
    ...draftFields[type].map((name) => text(name, labels[name])),
    {
      name: 'language',
      label: words.language,
      value: textOf(sent, 'language') || defaultLanguage,
      options: [
        { value: 'ru', label: 'Русский' },
        { value: 'en', label: 'English' },
      ],
    },
    ...(type === 'company' ? [] : placeFields(form, text, language)),
    ...permissionFields(form, language),
  ];
}

type TextField = (name: string, label: string) => FieldDescription;

function placeFields(
  { access, type, places }: NewInvitationForm,
  text: TextField,
  language: Language,
): FieldDescription[] {
  if (access === 'staff') return [];
  const words = invitationWords[language];
  const { areas, departments, isCut, company } = places;
  const options = (none: string, listed: readonly { id: string; label: string }[]) => [
    { value: '', label: none },
    ...listed.map(({ id, label }) => ({ value: id, label })),
  ];
  if (type === 'worker') {
    if (access === 'admin' && company === undefined) return [];
    const department = text('department_id', words.departmentLabel);
    return [{ ...department, options: options(words.noDepartment, departments) }];
  }
  const area = text('area_id', words.areaLabel);
  return [
    { ...area, ...(isCut && { hint: words.firstOnly }), options: options(words.noArea, areas) },
    { ...text('part', words.part), hint: words.partHint },
  ];
}

function permissionFields(
  { type, givable, sent }: NewInvitationForm,
  language: Language,
): FieldDescription[] {
  if (givable === undefined) return [];
  const words = invitationWords[language];
  const { permissions, groups, isCut } = givable;
  const { optional } = words;
  const chosen = new Set(chosenIn(sent, 'permissions'));
  const hints = [
    type === 'worker' ? words.permissionsOfWorker : type === 'tenant' && words.permissionsOfTenant,
    isCut && words.permissionsCut,
  ].filter((hint) => hint !== false);
  const choices = permissions.map(({ label, description }) => ({
    value: label,
    label: description === '' ? label : `${label}: ${description}`,
    isChosen: chosen.has(label),
  }));
  const options = [
    { value: '', label: words.noGroup },
    ...groups.map((name) => ({ value: name, label: name })),
  ];
  return [
    ...(choices.length > 0
      ? [{ name: 'permissions', label: words.permissions, optional, choices, hint: hints.join(' ') }]
      : []),
    ...(groups.length > 0
      ? [{ name: 'group', label: words.group, optional, options, value: textOf(sent, 'group') }]
      : []),
  ];
}
