import { CodedError } from '#errors';
import { Controller, type ExecutionContext, Get } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { describe, expect, it } from 'vitest';
import { Public } from '../authentication/route-access.js';
import { CallableBy } from './callable-by.js';
import { RoleGuard } from './role.guard.js';

@Controller()
class Routes {
  @Public()
  @Get('public')
  public(): void {}

  @CallableBy('user')
  @Get('user')
  user(): void {}

  @CallableBy('staff', 'admin')
  @Get('staff')
  administrators(): void {}

  @CallableBy('admin')
  @Get('admin')
  admin(): void {}

  @CallableBy('superuser')
  @Get('superuser')
  superuser(): void {}

  @Get('forgotten')
  forgotten(): void {}
}

type Route = keyof Routes;
const allRoutes: Route[] = ['public', 'user', 'administrators', 'admin', 'superuser', 'forgotten'];

/** @param permissions undefined for an unauthenticated caller */
function accepts(route: Route, permissions: Record<string, boolean> | undefined): boolean {
  const user = permissions && { subject: { userId: 1, permissions } };
  const context = {
    getHandler: () => Routes.prototype[route],
    getClass: () => Routes,
    getArgByIndex: () => ({ user }),
  } as unknown as ExecutionContext;
  try {
    return new RoleGuard(new Reflector()).canActivate(context);
  } catch (error) {
    expect(error).toMatchObject({ code: 'authorization.refused' } satisfies Partial<CodedError>);
    return false;
  }
}

describe('a route', () => {
  it.each<[string, Record<string, boolean> | undefined, Route[]]>([
    ['an unauthenticated caller', undefined, ['public']],
    ['a person', {}, ['public', 'user']],
    ['staff', { is_staff: true }, ['public', 'user', 'administrators']],
    ['an admin', { is_admin: true }, ['public', 'user', 'administrators', 'admin']],
    ['a superuser', { is_superuser: true }, ['public', 'user', 'administrators', 'admin', 'superuser']],
  ])('admits %s only if it declares them', (_, permissions, open) => {
    expect(allRoutes.filter((route) => accepts(route, permissions))).toEqual(open);
  });
});
