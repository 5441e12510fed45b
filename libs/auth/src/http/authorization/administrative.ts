/** Marks the routes on which administrators act by their rank: these want the second factor of whoever has one. */
import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import { readCallers } from './callable-by.js';
import { routeFact } from '../route-fact.js';

const administrative = 'gatehouse:administrative';

/**
 * For routes that are open to other people too, within what is theirs. Routes that only ranks may call are
 * administrative without it.
 */
export const Administrative = () =>
  applyDecorators(SetMetadata(administrative, true), ApiExtension('x-administrative', true));

export const isAdministrative = routeFact((reflector, targets): boolean => {
  const callers = readCallers(reflector, targets);
  if (!callers) return false;
  const isMarked = reflector.getAllAndOverride<boolean | undefined>(administrative, targets) === true;
  return isMarked || !callers.includes('user');
});
