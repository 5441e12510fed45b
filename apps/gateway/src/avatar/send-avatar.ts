/** Sends an avatar with its entity tag. Shared caches must not store it, and browsers revalidate it for each use. */
import type { Avatar } from '#auth/account';
import { CookieSettings, HttpSettings } from '#config';
import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { DescribedAnswer } from '../api-document/described-route.js';

const headers = { ETag: 'Changes with the picture' };

/** The responses of `SendAvatar`, for the OpenAPI document. */
export const pictureAnswers: readonly DescribedAnswer[] = [
  { status: 200, media: 'image/webp', headers },
  { status: 304, headers },
];

@Injectable()
export class SendAvatar {
  /** Pages whose requests carry the session may show the picture (Fetch standard, Cross-Origin-Resource-Policy). */
  private readonly resourcePolicy: 'same-origin' | 'same-site' | 'cross-origin';

  constructor({ corsOrigins }: HttpSettings, { sameSite }: CookieSettings) {
    const frontEnds = sameSite === 'none' ? 'cross-origin' : 'same-site';
    this.resourcePolicy = corsOrigins.length > 0 ? frontEnds : 'same-origin';
  }

  /** @returns the picture for the handler to return; undefined if the caller has the current one (RFC 9110, 13.1.2) */
  answer(
    reply: FastifyReply,
    { name, picture }: Avatar,
    ifNoneMatch: string | undefined,
  ): Buffer | undefined {
    const tag = `"${createHash('sha256').update(name).digest('base64url').slice(0, 22)}"`;
    void reply.headers({
      ETag: tag,
      'Cache-Control': 'private, no-cache',
      'Cross-Origin-Resource-Policy': this.resourcePolicy,
    });
    if (ifNoneMatch?.split(',').some((known) => known.trim().replace(/^W\//, '') === tag)) {
      void reply.code(304);
      return undefined;
    }
    void reply.type('image/webp');
    return picture;
  }
}
