/** What is wrong with one field: a code of the catalogue and its parameters. It becomes a sentence when it is answered. */
import { fieldFaults } from './field-faults.js';
import type { Language } from './language.js';

export type FieldFaultCode = keyof typeof fieldFaults;

type Sentence = string | ((params: never) => string);

type ParametersOf<Code extends FieldFaultCode> = (typeof fieldFaults)[Code]['en'] extends (
  params: infer Params,
) => string
  ? [params: Params]
  : [];

export class FieldFault {
  private constructor(
    readonly code: FieldFaultCode,
    readonly params: object,
  ) {}

  static of<Code extends FieldFaultCode>(code: Code, ...[params]: ParametersOf<Code>): FieldFault {
    return new FieldFault(code, (params as object | undefined) ?? {});
  }

  /** @returns the sentence for people */
  in(language: Language): string {
    const sentence: Sentence = fieldFaults[this.code][language];
    return typeof sentence === 'string' ? sentence : sentence(this.params as never);
  }

  /** @returns the English sentence, for the shell and for reports */
  toString(): string {
    return this.in('en');
  }

  /** @returns text for the `message` of a class-validator decorator, which must be a string; `fromMessage` reads it */
  toMessage(): string {
    // class-validator replaces $value, $property and the like in messages.
    return `${this.code} ${JSON.stringify(this.params).replaceAll('$', '\\u0024')}`;
  }

  /** @throws TypeError for a message that `toMessage` did not write */
  static fromMessage(message: string): FieldFault {
    const [, code = '', params = ''] = /^(\w+) (\{.*\})$/.exec(message) ?? [];
    if (!Object.hasOwn(fieldFaults, code)) {
      throw new TypeError(`The message of a validator is not a field fault: ${message}`);
    }
    return new FieldFault(code as FieldFaultCode, JSON.parse(params) as object);
  }
}

/** Shorthand for `FieldFault.of`: `fault('blank')`, `fault('too_long', { max: 100 })`. */
export const fault = FieldFault.of;
