/** `AuthGuard` for each type of token. `AuthenticationGuard` runs them, once for each cookie value. */
import { Injectable } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import { KeyLookupError } from './token-strategies.js';

/**
 * @param user false if Passport did not authenticate the token
 * @param info why not
 * @returns no user for a bad token, so that the next cookie value has its turn
 * @throws CodedError `database.unavailable` when the token could not be judged
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
