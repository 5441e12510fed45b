/** Describes the parameters of a mailed link for its page. The page accepts any values, which are checked when its form is submitted. */
import { applyDecorators } from '@nestjs/common';
import { ApiQuery } from '@nestjs/swagger';

const text = { type: 'string' as const };
const schema = { anyOf: [text, { type: 'integer' as const }, { type: 'array' as const, items: text }] };

export const AcceptsLinkParameters = (...names: readonly string[]) =>
  applyDecorators(...names.map((name) => ApiQuery({ name, required: false, schema })));
