/** The pages with the forms that create and change an account, for administrators. */
import type { AccountDetails } from '#auth/account';
import type { PasswordRequirements } from '#auth/password';
import type { Language } from '#errors';
import type { FieldDescription, FormDescription } from '../page/form.js';
import { type FormFields, textOf } from '../page/form-fields.js';
import type { HtmlPage } from '../page/page.js';
import type { FormRefusal } from '../page/page-renderer.js';
import { accountPage, type Panel } from '../page/panel.js';
import { newPasswordField } from '../password/new-password-field.js';
import type { ProfileType } from './field-names.js';
import { fieldWords } from './field-words.js';
import { peoplePath } from './people-page.js';
import { flatErrors, personFields, textsOf } from './person-fields.js';
import { personPath, titleOf } from './person-page.js';
import { personWords } from './person-words.js';

interface Sent {
  /** What a refused form sent. */
  readonly sent?: FormFields | undefined;
  readonly refusal?: FormRefusal | undefined;
}

export const newPersonPath = `${peoplePath}/new`;

interface PersonChange extends Sent {
  readonly account: AccountDetails;
}

/** Values that are out of date are replaced by the stored ones. */
const isStale = (refusal: FormRefusal | undefined) => refusal?.code === 'resource.changed_meanwhile';

export function changePersonPage(change: PersonChange, language: Language): HtmlPage {
  const { account, sent, refusal } = change;
  const words = personWords[language];
  const stored: ReadonlyMap<string, string> = textsOf(account);
  const valueOf = (name: string) =>
    sent !== undefined && !isStale(refusal) ? textOf(sent, name) : (stored.get(name) ?? '');
  const form = {
    action: `${personPath(account.id)}/change`,
    fields: personFields(account.profileType, valueOf, language),
    button: words.save,
  };
  return changePage(change, form, { heading: words.details, errors: flatErrors(refusal?.errors) }, language);
}

export function changePersonEmailPage(change: PersonChange, language: Language): HtmlPage {
  const { account, sent, refusal } = change;
  const words = personWords[language];
  const form = {
    action: `${personPath(account.id)}/email`,
    fields: [{ ...emailField(sent, words.newEmail), hint: words.newEmailHint }],
    button: words.changeEmail,
  };
  const facts = [{ term: words.email, value: account.email }];
  return changePage(change, form, { heading: words.changeEmail, facts, errors: refusal?.errors }, language);
}

/** A page with one form that names the version of the account. */
export function changePage(
  { account, refusal }: PersonChange,
  form: FormDescription,
  panel: Omit<Panel, 'form'>,
  language: Language,
): HtmlPage {
  return accountPage(
    {
      title: titleOf(account),
      section: 'people',
      back: { path: personPath(account.id), label: titleOf(account) },
      problem: isStale(refusal) ? personWords[language].stale : refusal?.problem,
      panels: [{ ...panel, form: { ...form, hidden: { version: String(account.version) } } }],
    },
    language,
  );
}

const emailField = (sent: FormFields | undefined, label: string): FieldDescription => ({
  name: 'email',
  label,
  type: 'email',
  value: sent ? textOf(sent, 'email') : '',
  autocomplete: 'off',
  inputMode: 'email',
});

export interface NewPerson extends Sent {
  readonly type: ProfileType;
  readonly requirements: PasswordRequirements;
  /** The language of a new account, unless the administrator chooses another. */
  readonly defaultLanguage: Language;
}

const kinds = ['tenant', 'worker', 'company'] as const;

/** @returns the kind that most accounts have for a value that names none */
export const kindOf = (value: string): ProfileType => kinds.find((kind) => kind === value) ?? 'tenant';

export function newPersonPage(shown: NewPerson, language: Language): HtmlPage {
  const { type, sent, refusal, requirements, defaultLanguage } = shown;
  const words = personWords[language];
  const valueOf = (name: string) =>
    sent !== undefined ? textOf(sent, name) : name === 'language' ? defaultLanguage : '';
  const password: FieldDescription = {
    ...newPasswordField({ name: 'password', label: words.password }, requirements, language),
    optional: fieldWords[language].optional,
    hint: words.passwordHint,
  };
  return accountPage(
    {
      title: words.newTitle,
      section: 'people',
      back: { path: peoplePath, label: words.back },
      tabs: kinds.map((kind) => ({
        path: `${newPersonPath}?type=${kind}`,
        label: words.newKinds[kind],
        isCurrent: kind === type,
      })),
      problem: refusal?.problem,
      panels: [
        {
          heading: words.newKinds[type],
          form: {
            action: newPersonPath,
            hidden: { type },
            fields: [emailField(sent, words.email), ...personFields(type, valueOf, language), password],
            button: words.create,
          },
          errors: flatErrors(refusal?.errors),
        },
      ],
    },
    language,
  );
}
