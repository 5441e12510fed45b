/** Converts validation errors to the contract's form: field name → list of faults, nested like the fields. */
import { fault, FieldFault, type FieldErrors } from '#errors';
import type { ValidationError } from 'class-validator';

/** @throws TypeError for a decorator whose `message` is not that of a `FieldFault` */
export function fieldErrors(errors: readonly ValidationError[]): FieldErrors {
  return Object.fromEntries(errors.map((error) => [error.property, faultsOf(error)]));
}

function faultsOf({ constraints = {}, children = [] }: ValidationError): FieldFault[] | FieldErrors {
  if ('whitelistValidation' in constraints) return [fault('unknown')];
  const [message] = Object.values(constraints);
  return message === undefined ? fieldErrors(children) : [FieldFault.fromMessage(message)];
}
