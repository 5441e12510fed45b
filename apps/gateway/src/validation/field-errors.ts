/** The contract's form of invalid fields: field name → list of sentences, nested as the fields are. */
import type { FieldErrors } from '#errors';
import type { ValidationError } from 'class-validator';

export function fieldErrors(errors: readonly ValidationError[]): FieldErrors {
  return Object.fromEntries(errors.map((error) => [error.property, faultsOf(error)]));
}

function faultsOf({ constraints = {}, children = [] }: ValidationError): string[] | FieldErrors {
  if ('whitelistValidation' in constraints) return ['Unknown field.'];
  const [sentence] = Object.values(constraints);
  return sentence === undefined ? fieldErrors(children) : [sentence];
}
