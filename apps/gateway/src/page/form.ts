/** Describes forms of pages. `partials/form.hbs` renders them, and works without JavaScript. */
import type { FieldSentences, Language } from '#errors';
import { pageTexts } from './page-texts.js';

/** What a page says about one field. Left out: an empty text field that must be filled in. */
export interface FieldDescription {
  readonly name: string;
  readonly label: string;
  readonly type?: 'text' | 'email' | 'password' | 'date' | 'tel' | 'file';
  readonly value?: string;
  readonly hint?: string;
  /** WHATWG HTML, "autofill field names": password managers read it. */
  readonly autocomplete?: string;
  /** Media types of a file. */
  readonly accept?: string;
  readonly inputMode?: 'numeric' | 'email' | 'tel';
  readonly minLength?: number;
  readonly maxLength?: number;
  /** The word that marks the field as one that may stay empty. */
  readonly optional?: string;
  /** A code of digits or letters, shown in a wider font. */
  readonly isCode?: boolean;
  /** Text of several lines. */
  readonly isLong?: boolean;
  /** The rules of a new password, which the browser checks while it is typed. */
  readonly rules?: ShownRules;
  /** Makes it a choice. */
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  /** Makes it a list to tick; `chosenIn` reads what was sent. */
  readonly choices?: readonly Choice[];
}

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly isChosen: boolean;
}

export interface ShownRules {
  readonly list: readonly { readonly name: string; readonly text: string }[];
  /** What `assets/password-rules.js` needs, as JSON. */
  readonly forBrowser: string;
}

export interface FormDescription {
  /** Path below the gateway, such as `/account/login`. */
  readonly action: string;
  readonly hidden?: Readonly<Record<string, string>>;
  /** For password managers, in forms that ask for a password and not for the email. */
  readonly username?: string;
  /** Sends the fields in the address, for searches. */
  readonly isSearch?: boolean;
  readonly fields: readonly FieldDescription[];
  readonly button: string;
  /** `link` looks like a link in a line of links. */
  readonly tone?: 'primary' | 'danger' | 'plain' | 'link';
  /** Has the browser complete the form with a passkey; see `passkey-form.ts`. */
  readonly passkey?: PasskeyMarks;
  /** Distinguishes the ids of fields where a page has two forms. */
  readonly id?: string;
}

/** What `assets/passkeys.js` reads. */
export interface PasskeyMarks {
  readonly kind: 'create' | 'get';
  /** JSON of the options for the browser, or empty. */
  readonly options: string;
  /** Path below the gateway that returns the options, or empty. */
  readonly optionsFrom: string;
  readonly isConditional: boolean;
  /** Shown instead of the form in browsers without passkeys, or empty. */
  readonly unsupported: string;
}

/** All values that the templates name, because rendering is strict. */
export type ShownForm = ReturnType<typeof shownForm>;

/** @param errors sentences for each field, as `CodedError.fieldsIn` returns them */
export function shownForm(
  {
    action,
    hidden = {},
    username,
    isSearch = false,
    fields,
    button,
    tone = 'primary',
    passkey,
    id = '',
  }: FormDescription,
  errors: FieldSentences = {},
) {
  return {
    action,
    hidden: Object.entries(hidden).map(([name, value]) => ({ name, value })),
    username: username ?? '',
    fields: fields.map((field) => shownField(field, errors, id)),
    // Files are sent in no other encoding.
    isMultipart: fields.some(({ type }) => type === 'file'),
    button,
    isLink: tone === 'link',
    isSearch,
    tone,
    passkey: passkey ?? (false as const),
  };
}

function shownField(field: FieldDescription, errors: FieldSentences, formId: string) {
  const sentences = errorsOf(errors, field.name);
  const id = `${formId}${field.name.replaceAll('.', '-')}`;
  const value = field.value ?? '';
  const describedBy = [
    field.hint && `${id}-hint`,
    field.rules && `${id}-rules`,
    sentences.length > 0 && `${id}-error`,
  ].filter(Boolean);
  return {
    id,
    name: field.name,
    label: field.label,
    type: field.type ?? 'text',
    value,
    hint: field.hint ?? '',
    autocomplete: field.autocomplete ?? '',
    accept: field.accept ?? '',
    inputMode: field.inputMode ?? '',
    minLength: field.minLength ?? 0,
    maxLength: field.maxLength ?? 0,
    optional: field.optional ?? '',
    required: field.optional === undefined,
    isCode: field.isCode ?? false,
    isLong: field.isLong ?? false,
    rules: field.rules ?? (false as const),
    options: field.options?.map((option) => ({ ...option, selected: option.value === value })) ?? false,
    choices: field.choices ?? (false as const),
    errors: sentences.length > 0 && sentences,
    describedBy: describedBy.join(' '),
  };
}

/**
 * The summary above a form that was refused; it takes the focus.
 * @param problem a sentence about the whole form; empty if only fields are wrong
 */
export function summaryOf(problem: string, errors: FieldSentences | undefined, language: Language): string {
  const hasErrors = errors !== undefined && Object.keys(errors).length > 0;
  return problem === '' && hasErrors ? pageTexts[language].checkFields : problem;
}

/** @param name may be a dotted path: `profile.first_name` */
function errorsOf(errors: FieldSentences, name: string): readonly string[] {
  let found: FieldSentences | string[] | undefined = errors;
  for (const part of name.split('.')) {
    if (found === undefined || Array.isArray(found)) break;
    found = found[part];
  }
  return Array.isArray(found) ? found : [];
}
