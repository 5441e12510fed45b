/** Joins our own sentences about a field to class-validator: a field has one rule, and one sentence says what is wrong. */
import { ValidateBy, type ValidationArguments } from 'class-validator';

/** Says what is wrong with a value, as a sentence for people; undefined if nothing is. */
export type Rule = (value: unknown) => string | undefined;

function fieldBy(rule: Rule): PropertyDecorator {
  return ValidateBy({
    name: 'rule',
    validator: {
      validate: (value) => rule(value) === undefined,
      defaultMessage: (field?: ValidationArguments) => rule(field?.value) ?? '',
    },
  });
}

/** A field that must be there and keep the rule. */
export const Required = (rule: Rule) =>
  fieldBy((value) => {
    if (value === undefined) return 'This field is required.';
    return value === null ? 'This field may not be null.' : rule(value);
  });

/** A field that may be left out, or be null, and else must keep the rule. */
export const Optional = (rule: Rule) => fieldBy((value) => (value == null ? undefined : rule(value)));

/** A field of a change: it may be left out, but what is given must keep the rule. */
export const Changeable = (rule: Rule) =>
  fieldBy((value) => {
    if (value === undefined) return undefined;
    return value === null ? 'This field may not be null.' : rule(value);
  });
