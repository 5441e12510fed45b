import { type ExecutionContext, Get } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { describe, expect, it } from 'vitest';
import { CurrentActor, CurrentClaims, CurrentSubject } from './current.decorators.js';

class Routes {
  @Get()
  actor(@CurrentActor() actor: unknown): unknown {
    return actor;
  }

  @Get()
  subject(@CurrentSubject() subject: unknown): unknown {
    return subject;
  }

  @Get()
  claims(@CurrentClaims() claims: unknown): unknown {
    return claims;
  }
}

interface ParameterMetadata {
  readonly factory: (data: unknown, context: ExecutionContext) => unknown;
}

/** @returns what Nest passes to the handler's only parameter */
function parameterOf(handler: keyof Routes, request: object): unknown {
  const metadata = Reflect.getMetadata(ROUTE_ARGS_METADATA, Routes, handler) as Record<
    string,
    ParameterMetadata
  >;
  const [{ factory }] = Object.values(metadata) as [ParameterMetadata];
  return factory(undefined, { getArgByIndex: () => request } as unknown as ExecutionContext);
}

const subject = { userId: 13, sessionId: 's', permissions: { is_admin: true, 'crm_button read': true } };
const claims = { sid: 's' };

describe('the parameters that hold the caller', () => {
  it('pass the actor, the subject and the claims that the guard authenticated', () => {
    const request = { user: { subject, claims } };
    expect(parameterOf('actor', request)).toEqual({
      userId: 13,
      isSuperuser: false,
      isAdmin: true,
      isStaff: false,
    });
    expect(parameterOf('subject', request)).toBe(subject);
    expect(parameterOf('claims', request)).toBe(claims);
  });

  it.each(['actor', 'subject', 'claims'] as const)(
    'reject an unauthenticated request for the %s',
    (handler) => {
      expect(() => parameterOf(handler, {})).toThrow(
        expect.objectContaining({ code: 'session.not_authenticated' }),
      );
    },
  );
});
