/** Describes how each operation can fail: its own errors, those of its guards, and those of reading any request. */
import { errorTable, type ErrorCode, publicBodyOf, publicCodeOf } from '#errors';
import { STATUS_CODES } from 'node:http';
import { getSchemaPath, type OpenAPIObject } from '@nestjs/swagger';
import {
  carriesCode,
  errorDtoOf,
  FieldErrorsDto,
  fieldErrorsSchema,
  ProblemDto,
} from '../error/error.dto.js';
import { type DocumentedRoute, type ResponseObject, routesOf } from './documented-routes.js';

const ofEveryRequest: readonly ErrorCode[] = [
  'request.malformed',
  'request.text_undecodable',
  'request.media_type_unsupported',
  'request.headers_too_large',
  'request.timed_out',
  'request.failed',
  'database.unavailable',
];

const ofEveryChange: readonly ErrorCode[] = [
  'request.invalid_fields',
  'request.too_deep',
  'request.too_large',
  'request.file_unexpected',
  'request.charset_unsupported',
  'request.origin_refused',
];

export function describeFailures(document: OpenAPIObject): void {
  const described = new Set<ErrorCode>();
  for (const route of routesOf(document)) {
    const codes = [...new Set([...route.errorCodes, ...inheritedBy(route)])];
    const { responses } = route.operation;
    const hasPage = Object.values(responses).some((response) => 'text/html' in (contentOf(response) ?? {}));
    for (const status of new Set(codes.map(statusOf))) {
      // A route whose own responses include such a status, such as a health check, describes it itself.
      if (responses[status]) continue;
      const alike = codes.filter((code) => statusOf(code) === status);
      const onPage = hasPage && alike.some((code) => route.errorCodes.includes(code));
      responses[status] = failure(status, alike, onPage);
      for (const code of alike) described.add(code);
    }
  }
  const { components = {} } = document;
  components.examples = Object.fromEntries([...described].map((code) => [code, { value: exampleOf(code) }]));
  components.schemas = { ...components.schemas, [FieldErrorsDto.name]: fieldErrorsSchema };
}

const statusOf = (code: ErrorCode): number => errorTable[code].httpStatus;

/** Errors before the handler runs: of body parsers, guards, and pipes for path parameters. */
function inheritedBy(route: DocumentedRoute): ErrorCode[] {
  const { isPublic, tokenTypes } = route;
  const rules: [applies: boolean, ...codes: ErrorCode[]][] = [
    [true, ...ofEveryRequest],
    [route.isUnsafe, ...ofEveryChange],
    [!isPublic, 'session.token_invalid'],
    [tokenTypes.includes('access'), 'session.not_authenticated'],
    [!isPublic && !tokenTypes.includes('access'), 'session.refresh_missing'],
    [route.wantsCsrfToken, 'session.csrf_missing', 'session.csrf_incorrect'],
    [route.isForRanks, 'authorization.refused'],
    [route.wantsStepUp, 'second_factor.step_up_required'],
    [route.isAdministrative, 'second_factor.enrolment_required'],
    [route.path.includes('{'), 'resource.not_found', 'request.not_found'],
  ];
  return rules.flatMap(([applies, ...codes]) => (applies ? codes : []));
}

function failure(status: number, codes: readonly ErrorCode[], onPage: boolean): ResponseObject {
  const examples = codes.map((code) => [code, { $ref: `#/components/examples/${code}` }] as const);
  return {
    description: STATUS_CODES[status] ?? '',
    headers: headersOf(status),
    content: {
      'application/json': { schema: schemaOf(codes), examples: Object.fromEntries(examples) },
      'application/problem+json': { schema: { $ref: getSchemaPath(ProblemDto) } },
      ...(onPage && { 'text/html': { schema: { type: 'string' } } }),
    },
  };
}

/** Each body schema with its possible error codes. */
function schemaOf(codes: readonly ErrorCode[]) {
  const shapes = [...new Set(codes.map(errorDtoOf))].map((type) => {
    const shape = { $ref: getSchemaPath(type) };
    if (!carriesCode(type)) return shape;
    return narrowed(
      shape,
      codes.filter((code) => errorDtoOf(code) === type),
    );
  });
  return shapes.length === 1 ? shapes[0]! : { anyOf: shapes };
}

function narrowed(shape: { $ref: string }, codes: readonly ErrorCode[]) {
  const code = { type: 'string', enum: [...new Set(codes.map(publicCodeOf))] };
  return { allOf: [shape, { type: 'object', properties: { code } }] };
}

function headersOf(status: number): NonNullable<ResponseObject['headers']> {
  if (status !== 429 && status !== 503) return {};
  const description = 'Seconds to wait before the next attempt';
  return {
    'Retry-After': { description, required: status === 429, schema: { type: 'integer', minimum: 1 } },
  };
}

function contentOf(response: unknown) {
  return (response as ResponseObject | undefined)?.content;
}

function exampleOf(code: ErrorCode): object {
  return code === 'request.invalid_fields' ? { field: ['What is wrong with it.'] } : publicBodyOf(code);
}
