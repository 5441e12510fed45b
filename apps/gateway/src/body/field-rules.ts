/** A field has one rule: a sentence says what is wrong, and a schema tells the OpenAPI document what is right. */
import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { ValidateBy, type ValidationArguments } from 'class-validator';

/** Says what is wrong with a value, as a sentence for people; undefined if nothing is. */
export interface Rule {
  (value: unknown): string | undefined;
  /** What fits, in the words of OpenAPI. */
  readonly schema?: ApiPropertyOptions;
}

/** The same rule, with what fits it written down. */
export function described(schema: ApiPropertyOptions, rule: Rule): Rule {
  return Object.assign((value: unknown) => rule(value), {
    schema: { ...rule.schema, ...schema } as ApiPropertyOptions,
  });
}

function fieldBy(rule: Rule, required: boolean): PropertyDecorator {
  const validated = ValidateBy({
    name: 'rule',
    validator: {
      validate: (value) => rule(value) === undefined,
      defaultMessage: (field?: ValidationArguments) => rule(field?.value) ?? '',
    },
  });
  return applyDecorators(validated, ApiProperty({ ...rule.schema, required } as ApiPropertyOptions));
}

/** A field that must be there and keep the rule. */
export const Required = (rule: Rule) =>
  fieldBy(
    described(rule.schema ?? {}, (value) => {
      if (value === undefined) return 'This field is required.';
      return value === null ? 'This field may not be null.' : rule(value);
    }),
    true,
  );

/** A field that may be left out, or be null, and else must keep the rule. */
export const Optional = (rule: Rule) =>
  fieldBy(
    described(rule.schema ?? {}, (value) => (value == null ? undefined : rule(value))),
    false,
  );

/** A field of a change: it may be left out, but what is given must keep the rule. */
export const Changeable = (rule: Rule) =>
  fieldBy(
    described(rule.schema ?? {}, (value) => {
      if (value === undefined) return undefined;
      return value === null ? 'This field may not be null.' : rule(value);
    }),
    false,
  );
