/** Pages that ask for a mail to an address, and answer the same whether an account has it. */
import type { Language, Translated } from '#errors';
import type { FormFields } from './form-fields.js';
import { formPage } from './form-page.js';
import { explanationPage, type HtmlPage } from './page.js';
import type { FormRefusal } from './page-renderer.js';

const words: Translated<Readonly<Record<'email' | 'button' | 'logIn' | 'sentTitle', string>>> = {
  ru: {
    email: 'Электронная почта',
    button: 'Прислать ссылку',
    logIn: 'Вернуться ко входу',
    sentTitle: 'Проверьте почту',
  },
  en: {
    email: 'Email',
    button: 'Send the link',
    logIn: 'Back to login',
    sentTitle: 'Check your mail',
  },
};

const logInPath = '/account/login';

export interface MailRequest {
  /** Path below the gateway that shows and takes the form. */
  readonly path: string;
  readonly texts: Translated<Readonly<Record<'title' | 'intro' | 'sent', string>>>;
}

/** @param query has `sent` after the form was sent */
export function mailRequestPage(mail: MailRequest, query: FormFields, language: Language): HtmlPage {
  return 'sent' in query ? sentPage(mail, language) : mailRequestForm(mail, { email: '' }, language);
}

export function mailRequestForm(
  { path, texts }: MailRequest,
  { email, refusal }: { readonly email: string; readonly refusal?: FormRefusal },
  language: Language,
): HtmlPage {
  const { email: label, button, logIn } = words[language];
  const { title, intro } = texts[language];
  return formPage(
    {
      title,
      intro,
      form: {
        action: path,
        fields: [
          { name: 'email', label, type: 'email', value: email, autocomplete: 'email', inputMode: 'email' },
        ],
        button,
      },
      problem: refusal?.problem,
      errors: refusal?.errors,
      links: [{ path: logInPath, label: logIn }],
    },
    language,
  );
}

function sentPage({ texts }: MailRequest, language: Language): HtmlPage {
  const { sentTitle, logIn } = words[language];
  const next = { label: logIn, path: logInPath };
  return explanationPage(sentTitle, { text: texts[language].sent, tone: 'success', next }, language);
}
