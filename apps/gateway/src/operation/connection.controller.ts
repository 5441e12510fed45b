/** The route by which a diagnosis learns how its requests arrive. Only a diagnosis with the same SECRET_KEY gets an answer. */
import type { KeyObject } from 'node:crypto';
import { ChallengeCookie, ClientAddress, Public } from '#auth/http';
import { AppSettings, HttpSettings } from '#config';
import { isProbeToken, probeHeader } from '#diagnosis';
import { CodedError } from '#errors';
import { Controller, Get, Headers, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Described } from '../api-document/described-route.js';
import { ConnectionDto } from './connection.dto.js';

@Public()
@ApiTags('operation')
@Controller('api/v1/diagnosis/connection')
export class ConnectionController {
  private readonly keys: readonly KeyObject[];

  constructor(
    app: AppSettings,
    private readonly http: HttpSettings,
    private readonly address: ClientAddress,
    private readonly cookie: ChallengeCookie,
  ) {
    this.keys = app.keysFor('diagnosis');
  }

  @Described({
    does: 'Show a diagnosis (`doctor`) from which address its request arrives, with a cookie to compare',
    answers: { status: 200, type: ConnectionDto },
    fails: ['request.not_found'],
  })
  @Get()
  read(
    @Headers(probeHeader) token: string | undefined,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): ConnectionDto {
    if (!isProbeToken(this.keys, token ?? '', Date.now())) throw new CodedError('request.not_found');
    this.cookie.clear(reply);
    const reported = request.headers[this.http.trustProxyHeader];
    return {
      peer: request.socket.remoteAddress?.replace(/^::ffff:/, '') ?? '',
      client: this.address.of(request),
      reported: reported === undefined ? null : String(reported),
    };
  }
}
