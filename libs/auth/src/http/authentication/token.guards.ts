/** One `AuthGuard` per token type. `AuthenticationGuard` runs them once per cookie value. */
import { Injectable } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import { KeyLookupError } from './token-strategies.js';

/**
 * @param user false if Passport did not authenticate the token
 * @param info the reason
 * @returns undefined for an invalid token, so that the caller tries the next cookie value
 * @throws CodedError `database.unavailable` if the token could not be checked
 */
function userOrFailure<User>(error: unknown, user: User, info: unknown): User {
  if (error) throw error;
  if (info instanceof KeyLookupError) throw info.cause;
  return user || (undefined as User);
}

@Injectable()
export class AccessTokenGuard extends AuthGuard('access') {
  override handleRequest<User>(error: unknown, user: User, info: unknown): User {
    return userOrFailure(error, user, info);
  }
}

@Injectable()
export class RefreshTokenGuard extends AuthGuard('refresh') {
  override handleRequest<User>(error: unknown, user: User, info: unknown): User {
    return userOrFailure(error, user, info);
  }
}

@Injectable()
export class TokenGuards {
  constructor(
    readonly access: AccessTokenGuard,
    readonly refresh: RefreshTokenGuard,
  ) {}
}
