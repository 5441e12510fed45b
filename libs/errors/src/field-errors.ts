/** The faults of a whole body, as nested as its fields, and the two forms in which they are answered. */
import type { FieldFault } from './field-fault.js';
import type { Language } from './language.js';

/** What can be said about a field in any language. */
export interface AnyFault {
  readonly code: string;
  in(language: Language): string;
}

/** Field name → faults, or the same again for a nested object: `{profile: {first_name: [fault('blank')]}}`. */
export interface FieldErrors<Fault extends AnyFault = FieldFault> {
  [field: string]: readonly Fault[] | FieldErrors<Fault>;
}

/** The contract's body: `{"profile": {"first_name": ["This field may not be blank."]}}`. */
export interface FieldSentences {
  [field: string]: string[] | FieldSentences;
}

export function sentencesOf(faults: FieldErrors<AnyFault>, language: Language): FieldSentences {
  const entries = Object.entries(faults).map(([field, found]) => [
    field,
    isList(found) ? found.map((fault) => fault.in(language)) : sentencesOf(found, language),
  ]);
  return Object.fromEntries(entries) as FieldSentences;
}

/** An entry of `errors` in problem details. */
export interface FieldProblem {
  /** Dotted path: `profile.first_name`. */
  readonly field: string;
  readonly code: string;
  readonly message: string;
}

export function fieldProblemsOf(
  faults: FieldErrors<AnyFault>,
  language: Language,
  path: readonly string[] = [],
): FieldProblem[] {
  return Object.entries(faults).flatMap(([name, found]) => {
    const field = [...path, name];
    if (!isList(found)) return fieldProblemsOf(found, language, field);
    return found.map((fault) => ({
      field: field.join('.'),
      code: fault.code,
      message: fault.in(language),
    }));
  });
}

/** `Array.isArray` does not narrow a readonly list. */
function isList(found: readonly AnyFault[] | FieldErrors<AnyFault>): found is readonly AnyFault[] {
  return Array.isArray(found);
}
