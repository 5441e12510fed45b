/** One Passport guard for each type of token; it notes who came in, and leaves refusing to the authentication guard. */
import type { TokenType } from '#auth/contract';
import type { CanActivate } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';

function doorFor(type: TokenType): CanActivate {
  class TokenDoor extends AuthGuard(type) {
    override handleRequest<User>(error: unknown, user: User): User {
      if (error) throw error;
      return user;
    }
  }
  return new TokenDoor();
}

export const tokenDoors: Readonly<Record<TokenType, CanActivate>> = {
  access: doorFor('access'),
  refresh: doorFor('refresh'),
};
