/** Marks routes on which administrators use their rank: the step-up guard requires the second factor of those who have one. */
import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import { readCallers } from './callable-by.js';
import { routeFact } from '../route-fact.js';

const administrative = 'gatehouse:administrative';

/** For routes that ordinary users may call as well. Routes open to ranks only are administrative without this decorator. */
export const Administrative = () =>
  applyDecorators(SetMetadata(administrative, true), ApiExtension('x-administrative', true));

export const isAdministrative = routeFact((reflector, targets): boolean => {
  const callers = readCallers(reflector, targets);
  if (!callers) return false;
  const isMarked = reflector.getAllAndOverride<boolean | undefined>(administrative, targets) === true;
  return isMarked || !callers.includes('user');
});
