/** A page with one form: the shape of most tasks. */
import type { FieldSentences, Language } from '#errors';
import { type FormDescription, type ShownForm, shownForm, summaryOf } from './form.js';
import type { HtmlPage } from './page.js';
import { readTemplate } from './template.js';

export interface FormPage {
  readonly title: string;
  readonly intro?: string;
  readonly form: FormDescription;
  /** To do the same with a passkey. */
  readonly passkeyForm?: FormDescription | undefined;
  /** What went wrong with the submitted form as a whole. */
  readonly problem?: string | undefined;
  /** What is wrong with its fields. */
  readonly errors?: FieldSentences | undefined;
  /** Other ways; paths below the gateway. */
  readonly links?: readonly { readonly path: string; readonly label: string }[];
  /** Another way that submits what was typed, among the links. */
  readonly otherForm?: FormDescription | undefined;
  readonly note?: string;
  readonly formTarget?: string | undefined;
  /** JSON for `PublicKeyCredential.signalUnknownCredential`. */
  readonly unknownPasskey?: string | undefined;
}

const render = readTemplate<{
  readonly intro: string;
  readonly problem: string;
  readonly form: ShownForm;
  readonly passkeyForm: ShownForm | false;
  readonly unknownPasskey: string;
  readonly links: FormPage['links'] | false;
  readonly otherForm: ShownForm | false;
  readonly note: string;
}>(new URL('./form-page.hbs', import.meta.url));

export function formPage(page: FormPage, language: Language): HtmlPage {
  const { title, intro = '', form, passkeyForm, problem = '', errors, links = [], otherForm } = page;
  const { note = '', unknownPasskey = '', formTarget } = page;
  const content = render({
    intro,
    problem: summaryOf(problem, errors, language),
    form: shownForm(form, errors),
    passkeyForm: passkeyForm !== undefined && shownForm(passkeyForm),
    unknownPasskey,
    links: links.length > 0 && links,
    otherForm: otherForm !== undefined && shownForm(otherForm),
    note,
  });
  return { language, title, content, formTarget };
}
