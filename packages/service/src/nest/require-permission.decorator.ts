/** Requires a permission of the caller. */
import 'reflect-metadata';
import { applyDecorators, UseGuards } from '@nestjs/common';
import type { Action } from '../identity.js';
import { AccessGuard, type RequiredPermission, requiredPermissions } from './access.guard.js';

/**
 * For a handler or a whole controller; several are all required. Applies AccessGuard, so that the requirement is always checked.
 *
 * @param name `crm_button`
 */
export function RequirePermission(name: string, action: Action): MethodDecorator & ClassDecorator {
  const add = (target: object, _key?: unknown, descriptor?: PropertyDescriptor): void => {
    const subject = (descriptor?.value ?? target) as object;
    const before = (Reflect.getMetadata(requiredPermissions, subject) ?? []) as RequiredPermission[];
    Reflect.defineMetadata(requiredPermissions, [...before, { name, action }], subject);
  };
  return applyDecorators(add as MethodDecorator & ClassDecorator, UseGuards(AccessGuard));
}
