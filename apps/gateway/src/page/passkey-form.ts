/** Forms that the browser completes with a passkey (`assets/passkeys.js`). Without JavaScript or passkeys they stay hidden. */
import type { CreationOptions } from '#auth/second-factor';
import type { Language, Translated } from '#errors';
import type { FormDescription } from './form.js';

export type PasskeyRequest =
  | { readonly create: CreationOptions }
  | {
      /** Path of the API that returns options for `navigator.credentials.get`. */
      readonly optionsFrom: string;
      /** Whether browsers also offer passkeys in the email field (conditional mediation). */
      readonly isConditional?: boolean;
    };

const texts: Translated<string> = {
  ru: 'Этот браузер не поддерживает ключи доступа, или в нём отключён JavaScript. Выберите другой способ.',
  en: 'This browser has no passkeys, or JavaScript is off. Choose another way.',
};

/** The form sends the credential as JSON in the field `response`. */
export function passkeyForm(
  form: FormDescription,
  request: PasskeyRequest,
  language: Language,
): FormDescription {
  const creates = 'create' in request;
  return {
    ...form,
    hidden: { ...form.hidden, response: '' },
    passkey: {
      kind: creates ? 'create' : 'get',
      options: creates ? JSON.stringify(request.create) : '',
      optionsFrom: creates ? '' : request.optionsFrom,
      isConditional: !creates && request.isConditional === true,
      // A page that offers passkeys besides a password needs no explanation.
      unsupported: !creates && request.isConditional ? '' : texts[language],
    },
  };
}
