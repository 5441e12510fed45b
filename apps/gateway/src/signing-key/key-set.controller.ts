/** The route of the public signing keys, for services that verify tokens themselves (RFC 7517, RFC 8615). */
import { createHash } from 'node:crypto';
import { PublishKeys } from '#auth/token';
import { Public } from '#auth/http';
import { Controller, Get, Headers, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Described } from '../api-document/described-route.js';
import { KeySetDto } from './key-set.dto.js';

const headers = { ETag: 'Changes with the keys' };

@ApiTags('session')
@Controller('.well-known')
export class KeySetController {
  constructor(private readonly publishKeys: PublishKeys) {}

  /** The entity tag depends on the content only, so that all gateways send the same one. */
  @Public()
  @Described({
    does: 'Get the public signing keys as a JWK set, including keys that do not sign tokens yet',
    answers: [
      { status: 200, type: KeySetDto, headers },
      { status: 304, headers },
    ],
  })
  @Get('jwks.json')
  async keySet(
    @Headers('if-none-match') known: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<KeySetDto | undefined> {
    const { set, maxAge } = await this.publishKeys.execute();
    const tag = `"${createHash('sha256').update(JSON.stringify(set)).digest('base64url')}"`;
    reply.header('Cache-Control', `public, max-age=${maxAge}`).header('ETag', tag);
    if (!known?.split(',').some((each) => each.trim().replace(/^W\//, '') === tag)) return set;
    reply.status(304);
    return undefined;
  }
}
