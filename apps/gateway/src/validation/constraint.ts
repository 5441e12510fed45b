/** Creates class-validator constraints from rules that the CLI and the import apply as well. */
import type { FieldFault } from '#errors';
import { ValidateBy, type ValidationArguments } from 'class-validator';

/** @returns the fault of a value; undefined for a valid one */
export type Rule = (value: unknown) => FieldFault | undefined;

/** @param name of the constraint, as class-validator reports it */
export function constraint(name: string, rule: Rule): PropertyDecorator {
  return ValidateBy({
    name,
    validator: {
      validate: (value) => rule(value) === undefined,
      defaultMessage: (field?: ValidationArguments) => rule(field?.value)?.toMessage() ?? '',
    },
  });
}

/** Applies a rule to every item of a list, and reports the first fault. */
export const eachItem =
  (rule: Rule): Rule =>
  (value) =>
    (Array.isArray(value) ? (value as unknown[]) : [value])
      .map((item) => rule(item))
      .find((found) => found !== undefined);
