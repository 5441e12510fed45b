/** Reads the operations of the OpenAPI document and the access rules that guards derive from their decorators. */
import { isSafe, type Role } from '#auth/http';
import type { TokenType } from '#auth/contract';
import type { ErrorCode } from '#errors';
import type { OpenAPIObject } from '@nestjs/swagger';

type Unreferenced<Value> = Exclude<NonNullable<Value>, { $ref: string }>;

/** Types of parts of the document: the library exports only the type of the whole. */
export type OperationObject = NonNullable<OpenAPIObject['paths'][string]['get']>;
export type ResponseObject = Unreferenced<OperationObject['responses'][string]>;
export type ParameterObject = Unreferenced<NonNullable<OperationObject['parameters']>[number]>;
export type SchemaObject = Unreferenced<ParameterObject['schema']>;

/** Extensions that decorators add to an operation. `removeInternalExtensions` removes those that only this folder needs. */
interface Extensions {
  readonly 'x-roles'?: readonly (Role | 'anonymous')[];
  readonly 'x-step-up'?: boolean;
  readonly 'x-administrative'?: boolean;
  readonly 'x-token-types'?: readonly TokenType[];
  readonly 'x-csrf-token'?: boolean;
  readonly 'x-error-codes'?: readonly ErrorCode[];
}

const internal = ['x-administrative', 'x-token-types', 'x-csrf-token', 'x-error-codes'] as const;

export interface DocumentedRoute {
  readonly path: string;
  readonly operation: OperationObject;
  readonly isPublic: boolean;
  /** By its method (RFC 9110 section 9.2.1). */
  readonly isUnsafe: boolean;
  /** Accepted token types in order of preference; empty for a public route. */
  readonly tokenTypes: readonly TokenType[];
  readonly wantsCsrfToken: boolean;
  /** Only accounts of a rank may call it. */
  readonly isForRanks: boolean;
  /** See `Administrative`. */
  readonly isAdministrative: boolean;
  readonly wantsStepUp: boolean;
  /** Errors of the route itself. */
  readonly errorCodes: readonly ErrorCode[];
}

const methods = ['get', 'head', 'post', 'put', 'patch', 'delete'] as const;

export function routesOf(document: OpenAPIObject): DocumentedRoute[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = item[method];
      return operation ? [routeOf(path, !isSafe(method.toUpperCase()), operation)] : [];
    }),
  );
}

function routeOf(path: string, isUnsafe: boolean, operation: OperationObject & Extensions): DocumentedRoute {
  const roles = operation['x-roles'] ?? [];
  const isPublic = roles.includes('anonymous');
  const isForRanks = !isPublic && !roles.includes('user');
  const isAdministrative = isForRanks || operation['x-administrative'] === true;
  return {
    path,
    operation,
    isPublic,
    isUnsafe,
    tokenTypes: isPublic ? [] : (operation['x-token-types'] ?? ['access']),
    wantsCsrfToken: !isPublic && isUnsafe && operation['x-csrf-token'] !== false,
    isForRanks,
    isAdministrative,
    wantsStepUp: operation['x-step-up'] === true || (isAdministrative && isUnsafe),
    errorCodes: operation['x-error-codes'] ?? [],
  };
}

export function removeInternalExtensions({ operation }: DocumentedRoute): void {
  for (const name of internal)
    delete (operation as { -readonly [Name in keyof Extensions]: Extensions[Name] })[name];
}
