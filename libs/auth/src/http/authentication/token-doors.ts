/**
 * One way in for each type of token: runs its Passport strategy on a request and tells who came in. `AuthGuard` of
 * @nestjs/passport does the same with a new middleware, options and five closures for every request, which costs more
 * than everything a strategy of ours does.
 */
import type { TokenType } from '#auth/contract';
import type { Known } from '#auth/core';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Authenticated } from './authenticated-request.js';
import { AccessStrategy, RefreshStrategy } from './token-strategies.js';

type Came = Known<Authenticated | undefined>;

/** What Passport expects to find on a strategy while it judges one request (passport, lib/middleware/authenticate.js). */
interface Attempt {
  settle(came: Came): void;
  authenticate(request: FastifyRequest): void;
}

const actions = {
  success(this: Attempt, came: Authenticated) {
    this.settle(came);
  },
  fail(this: Attempt) {
    this.settle(undefined);
  },
  error(this: Attempt, failure: Error) {
    this.settle(Promise.reject(failure));
  },
};

type Enter = (request: FastifyRequest) => Came;

function entranceOf(strategy: object): Enter {
  const acting = Object.assign(Object.create(strategy) as Attempt, actions);
  return (request) => {
    const attempt = Object.create(acting) as Attempt;
    let settled: { readonly came: Came } | undefined;
    attempt.settle = (came) => void (settled = { came });
    attempt.authenticate(request);
    return settled ? settled.came : new Promise((resolve) => (attempt.settle = resolve));
  };
}

@Injectable()
export class TokenDoors {
  private readonly entrances: Readonly<Record<TokenType, Enter>>;

  constructor(access: AccessStrategy, refresh: RefreshStrategy) {
    this.entrances = { access: entranceOf(access), refresh: entranceOf(refresh) };
  }

  /**
   * @returns undefined for a request without a good token of this type; at once where that is known
   * @throws CodedError `database.unavailable` when it cannot be known
   */
  enter(type: TokenType, request: FastifyRequest): Came {
    return this.entrances[type](request);
  }
}
