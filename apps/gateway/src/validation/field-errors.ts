/** The contract's form of invalid fields: field name → list of faults, nested as the fields are. */
import { fault, FieldFault, type FieldErrors } from '#errors';
import type { ValidationError } from 'class-validator';

/** @throws TypeError for a decorator whose `message` is not that of a fault */
export function fieldErrors(errors: readonly ValidationError[]): FieldErrors {
  return Object.fromEntries(errors.map((error) => [error.property, faultsOf(error)]));
}

function faultsOf({ constraints = {}, children = [] }: ValidationError): FieldFault[] | FieldErrors {
  if ('whitelistValidation' in constraints) return [fault('unknown')];
  const [message] = Object.values(constraints);
  return message === undefined ? fieldErrors(children) : [FieldFault.fromMessage(message)];
}
