/** The cookie of a login that waits for its second factor. It is no token, and no door but the rest of the login reads it. */
import type { LoginChallenge } from '#auth/core';
import { CookieSettings } from '#config';
import type { CookieSerializeOptions } from '@fastify/cookie';
import { createParamDecorator, type ExecutionContext, Injectable, type PipeTransform } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Browsers send it to the routes of the login alone. */
const path = '/api/v1/login';

/** 256 bits in base64url. */
const token = /^[\w-]{43}$/;

@Injectable()
export class ChallengeCookie {
  constructor(private readonly settings: CookieSettings) {}

  set(reply: FastifyReply, { challengeToken, expiresAt, life }: LoginChallenge): void {
    this.write(reply, challengeToken, { expires: expiresAt, maxAge: life });
  }

  clear(reply: FastifyReply): void {
    this.write(reply, '', { expires: new Date(0), maxAge: 0 });
  }

  private write(reply: FastifyReply, value: string, limits: CookieSerializeOptions): void {
    const { challengeName, domain, secure, sameSite } = this.settings;
    const attributes = { path, httpOnly: true, secure, sameSite, ...limits };
    reply.setCookie(challengeName, value, { ...attributes, ...(domain && { domain }) });
  }
}

@Injectable()
export class ChallengeOfRequest implements PipeTransform<FastifyRequest, string | undefined> {
  constructor(private readonly settings: CookieSettings) {}

  /** What is no token counts as none. */
  transform({ cookies }: FastifyRequest): string | undefined {
    const value = cookies[this.settings.challengeName];
    return value !== undefined && token.test(value) ? value : undefined;
  }
}

const CurrentRequest = createParamDecorator((_: unknown, context: ExecutionContext): FastifyRequest =>
  context.switchToHttp().getRequest<FastifyRequest>(),
);

/** The challenge token the request brought; undefined without one. */
export const CurrentChallenge = (): ParameterDecorator => CurrentRequest(ChallengeOfRequest);
