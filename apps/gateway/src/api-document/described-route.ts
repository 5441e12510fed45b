/** How a route describes itself in the OpenAPI document: what it takes, what it answers, how it fails. */
import { errorTable, type ErrorCode } from '#errors';
import { applyDecorators, type Type } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOperation, ApiResponse } from '@nestjs/swagger';

export interface RouteDescription {
  /** One sentence. */
  readonly does: string;
  /** The class of the body, in any of the three encodings. */
  readonly takes?: Type;
  readonly answers: { readonly status: number; readonly example?: object };
  readonly fails?: readonly ErrorCode[];
}

const encodings = ['application/json', 'application/x-www-form-urlencoded', 'multipart/form-data'];

export function Described({ does, takes, answers, fails = [] }: RouteDescription): MethodDecorator {
  return applyDecorators(
    ApiOperation({ summary: does }),
    ...(takes ? [ApiConsumes(...encodings), ApiBody({ type: takes })] : []),
    success(answers),
    ...failures(fails),
  );
}

/** Without an example there is no body. */
function success({ status, example }: RouteDescription['answers']): MethodDecorator {
  if (example === undefined) return ApiResponse({ status, description: 'Done' });
  return answer(status, 'Done', { answer: { value: example } });
}

/** A route that refuses by rank asks administrators for their second factor as well. */
const withSecondFactor: readonly ErrorCode[] = [
  'second_factor.step_up_required',
  'second_factor.enrolment_required',
];

/** Codes that share a status are examples of one answer. */
function failures(given: readonly ErrorCode[]): MethodDecorator[] {
  const codes = [
    ...new Set(given.includes('authorization.refused') ? [...given, ...withSecondFactor] : given),
  ];
  const statuses = [...new Set(codes.map((code) => errorTable[code].httpStatus))];
  return statuses.map((status) => {
    const alike = codes.filter((code) => errorTable[code].httpStatus === status);
    const examples = alike.map((code) => [code, { value: exampleOf(code) }] as const);
    return answer(status, alike.join(', '), Object.fromEntries(examples));
  });
}

function exampleOf(code: ErrorCode): object {
  return code === 'request.invalid_fields' ? { field: ['What is wrong with it.'] } : errorTable[code].body;
}

function answer(status: number, description: string, examples: Record<string, { value: object }>) {
  const schema = { type: 'object' as const };
  return ApiResponse({ status, description, content: { 'application/json': { schema, examples } } });
}
