/** The field of a form that chooses a new password: the rules that apply, and what the browser needs to check them. */
import type { PasswordRequirements } from '#auth/password';
import type { Language, Translated } from '#errors';
import type { FieldDescription } from '../page/form.js';

interface Texts {
  readonly hint: string;
  readonly length: (min: number, max: number) => string;
  readonly rules: Readonly<Record<'frequent' | 'pattern' | 'email' | 'name' | 'breached', string>>;
  /** Words that the browser shows. */
  readonly words: {
    readonly met: string;
    readonly broken: string;
    readonly notMet: string;
    readonly password: string;
    /** From the weakest to the strongest. */
    readonly strengths: readonly [string, string, string, string];
  };
}

const texts: Translated<Texts> = {
  ru: {
    hint: 'Лучше всего несколько слов, не связанных между собой.',
    length: (min, max) => `От ${min} до ${max} символов`,
    rules: {
      pattern: 'Не дата, не повтор и не клавиши подряд',
      frequent: 'Не частый пароль и не частое слово, даже с годом или знаком на конце',
      email: 'Не похож на адрес вашей почты',
      name: 'Не имя, не название компании или сервиса',
      breached: 'Не встречается среди украденных паролей',
    },
    words: {
      met: 'выполнено',
      broken: 'не выполнено',
      notMet: 'Не выполнено',
      password: 'Пароль',
      strengths: ['слабый', 'средний', 'хороший', 'надёжный'],
    },
  },
  en: {
    hint: 'Several unrelated words work best.',
    length: (min, max) => `${min} to ${max} characters`,
    rules: {
      pattern: 'Not a date, a repetition or keys in a row',
      frequent: 'Not a common password or word, even with a year or a sign after it',
      email: 'Not similar to your email',
      name: 'Not the name of a person, a company or this service',
      breached: 'Not among stolen passwords',
    },
    words: {
      met: 'met',
      broken: 'not met',
      notMet: 'Not met',
      password: 'Password',
      strengths: ['weak', 'fair', 'good', 'strong'],
    },
  },
};

export function newPasswordField(
  { name, label }: Pick<FieldDescription, 'name' | 'label'>,
  { minLength, maxLength, serviceNames, breachedFile }: PasswordRequirements,
  language: Language,
): FieldDescription {
  const { hint, length, rules, words } = texts[language];
  const { pattern, frequent, email, name: names, breached } = rules;
  const list = [
    { name: 'length', text: length(minLength, maxLength) },
    { name: 'frequent', text: frequent },
    { name: 'pattern', text: pattern },
    { name: 'email', text: email },
    { name: 'name', text: names },
    ...(breachedFile === undefined ? [] : [{ name: 'breached', text: breached }]),
  ];
  const forBrowser = JSON.stringify({ minLength, maxLength, serviceNames, words });
  return {
    name,
    label,
    type: 'password',
    hint,
    minLength,
    autocomplete: 'new-password',
    rules: { list, forBrowser },
  };
}
