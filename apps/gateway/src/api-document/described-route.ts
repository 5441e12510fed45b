/** The decorator that describes a route in the OpenAPI document: summary, request body, responses and errors. */
import type { ErrorCode } from '#errors';
import { STATUS_CODES } from 'node:http';
import { applyDecorators, type Type } from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiExtension,
  ApiExtraModels,
  ApiOperation,
  ApiResponse,
  getSchemaPath,
} from '@nestjs/swagger';

/** A successful response. */
export interface DescribedAnswer {
  readonly status: number;
  /** Class of the JSON body, or the alternatives. Omitted if there is no JSON body. */
  readonly type?: Type | readonly Type[];
  /** Media type of a body that is not JSON. With a `type` too, the `Accept` header selects one of them. */
  readonly media?: 'text/html' | 'text/plain' | 'text/csv' | 'image/webp';
  /** Headers of the response with their descriptions. */
  readonly headers?: Readonly<Record<string, string>>;
}

export interface RouteDescription {
  /** One sentence. */
  readonly does: string;
  /** The class of the body, in any of the three encodings. */
  readonly takes?: Type;
  readonly answers: DescribedAnswer | readonly DescribedAnswer[];
  /** Codes of the route itself; those of its guards and of every request are added by `describeFailures`. */
  readonly fails?: readonly ErrorCode[];
}

const encodings = ['application/json', 'application/x-www-form-urlencoded', 'multipart/form-data'];

export function Described({ does, takes, answers, fails = [] }: RouteDescription): MethodDecorator {
  return applyDecorators(
    ApiOperation({ summary: does }),
    ApiExtension('x-error-codes', fails),
    ...(takes ? [ApiConsumes(...encodings), ApiBody({ type: takes })] : []),
    ...[answers].flat().map(success),
  );
}

function success({ status, type, media, headers = {} }: DescribedAnswer): MethodDecorator {
  const types = type === undefined ? [] : [type].flat();
  const refs = types.map((each) => ({ $ref: getSchemaPath(each) }));
  const format = media === 'image/webp' ? { format: 'binary' } : {};
  const content = {
    ...(refs.length > 0 && {
      'application/json': { schema: refs.length === 1 ? refs[0]! : { oneOf: refs } },
    }),
    ...(media && { [media]: { schema: { type: 'string' as const, ...format } } }),
  };
  return applyDecorators(
    ApiExtraModels(...types),
    ApiResponse({
      status,
      description: STATUS_CODES[status] ?? '',
      ...(Object.keys(content).length > 0 && { content }),
      headers: Object.fromEntries(
        Object.entries(headers).map(([name, description]) => [
          name,
          { description, schema: { type: 'string' as const } },
        ]),
      ),
    }),
  );
}
