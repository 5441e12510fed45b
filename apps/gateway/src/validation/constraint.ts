/** For the constraints that class-validator lacks: a named one, from a rule that the shell and the import apply as well. */
import type { FieldFault } from '#errors';
import { ValidateBy, type ValidationArguments } from 'class-validator';

/** Says what is wrong with a value; undefined if nothing is. */
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

/** The same for every item of a list: the first fault is reported. */
export const eachItem =
  (rule: Rule): Rule =>
  (value) =>
    (Array.isArray(value) ? (value as unknown[]) : [value])
      .map((item) => rule(item))
      .find((found) => found !== undefined);
