/** The cookie of a login that waits for its second factor. It is not a token; only the second step of the login reads it. */
import type { IssuedChallenge } from '#auth/login';
import { CookieSettings } from '#config';
import { Injectable, type PipeTransform } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentRequest } from '../authentication/current.decorators.js';
import { attributesOf, type CookieLife, deleted } from '../cookie/cookie-attributes.js';
import { secretsOf } from '../cookie/cookie-header.js';

@Injectable()
export class ChallengeCookie {
  constructor(private readonly settings: CookieSettings) {}

  set(reply: FastifyReply, { challengeToken, expiresAt, life }: IssuedChallenge): void {
    this.write(reply, challengeToken, { expiresAt, life });
  }

  clear(reply: FastifyReply): void {
    this.write(reply, '', deleted);
  }

  private write(reply: FastifyReply, value: string, life: CookieLife): void {
    const { name, path } = this.settings.own.challenge;
    reply.setCookie(name, value, { ...attributesOf(this.settings, 'challenge', life), path });
  }
}

@Injectable()
export class ChallengeOfRequest implements PipeTransform<FastifyRequest, string | undefined> {
  constructor(private readonly settings: CookieSettings) {}

  /** The first well-formed value. */
  transform({ headers }: FastifyRequest): string | undefined {
    return secretsOf(headers.cookie, this.settings.own.challenge.name)[0];
  }
}

/** The challenge token from the request's cookie; undefined without one. */
export const CurrentChallenge = (): ParameterDecorator => CurrentRequest(ChallengeOfRequest);
