/** The page that invites a person, for administrators and companies. */
import type { Language } from '#errors';
import type { PeopleAccess } from '#organisation';
import { houseText } from './places.js';
import type { FieldDescription, FormDescription } from '../page/form.js';
import { type FormFields, textOf } from '../page/form-fields.js';
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
  return accountPage(
    {
      title: words.newTitle,
      section: 'people',
      back: { path: invitationsPath, label: words.back },
      tabs: kindsFor[access].map((kind) => ({
        path: `${newInvitationPath}?type=${kind}`,
        label: words.kinds[kind],
        isCurrent: kind === type,
      })),
      problem: refusal?.problem,
      panels: [
        {
          heading: words.kinds[type],
          ...(places.houses.length > 1 && { search: houseForm(form, language) }),
          form: {
            action: newInvitationPath,
            hidden: { type, house: places.house },
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

/** Companies have thousands of areas: the areas of one house fit into a list. */
function houseForm({ places: { houses, house } }: NewInvitationForm, language: Language): FormDescription {
  const words = invitationWords[language];
  return {
    action: newInvitationPath,
    isSearch: true,
    hidden: { type: 'tenant' },
    fields: [
      {
        name: 'house',
        label: words.house,
        value: house,
        optional: '',
        options: [
          { value: '', label: words.anyHouse },
          ...houses.map((each) => ({ value: each.id, label: houseText(each) })),
        ],
      },
    ],
    button: words.showAreas,
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
  const { areas, departments, isCut, held } = places;
  const hint = isCut ? { hint: words.firstOnly } : {};
  const options = (none: string, listed: readonly { id: string; label: string }[]) => [
    { value: '', label: none },
    ...listed.map(({ id, label }) => ({ value: id, label })),
  ];
  const worker = { ...text('department_id', words.departmentLabel), ...hint };
  const tenant = { ...text('area_id', words.areaLabel), ...hint };
  return [
    ...(access === 'admin'
      ? [
          {
            ...text('company_id', words.companyNumber),
            hint: words.companyHint,
            inputMode: 'numeric' as const,
          },
        ]
      : []),
    ...(type === 'worker'
      ? [{ ...worker, options: options(words.noDepartment, departments) }]
      : [
          { ...tenant, options: options(words.noArea, areas) },
          { ...text('part', words.part), hint: words.partHint },
        ]),
    {
      ...text('permissions', words.permissions),
      hint: held.length > 0 ? words.heldHint(held.join(', ')) : words.permissionsHint,
    },
    text('group', words.group),
  ];
}
