/** Where a request came from, for a handler to hand to its use case. */
import { isUtf8 } from 'node:buffer';
import type { Client } from '#auth/security-event';
import { CookieSettings } from '#config';
import { CodedError } from '#errors';
import { Injectable, type PipeTransform } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { CurrentRequest } from '../authentication/current.decorators.js';
import { ClientAddress } from './client-address.js';
import { deviceTokensOf } from './device-cookie.js';

const longestDevice = 200;

/** Control characters in a User-Agent never get past Node's HTTP parser. */
@Injectable()
export class ClientOfRequest implements PipeTransform<FastifyRequest, Client> {
  constructor(
    private readonly cookies: CookieSettings,
    private readonly address: ClientAddress,
  ) {}

  /** @throws CodedError `request.text_undecodable` */
  transform(request: FastifyRequest): Client {
    return {
      address: this.address.of(request),
      device: deviceOf(request.headers['user-agent'] ?? ''),
      deviceTokens: deviceTokensOf(request, this.cookies),
    };
  }
}

/** Node hands over one character for each byte of a header; a cut must not leave half a surrogate pair. */
function deviceOf(userAgent: string): string {
  const bytes = Buffer.from(userAgent, 'latin1');
  if (!isUtf8(bytes)) throw new CodedError('request.text_undecodable');
  const text = bytes.toString('utf8').slice(0, longestDevice);
  return text.isWellFormed() ? text : text.slice(0, -1);
}

/** The `Client` behind the request. */
export const CurrentClient = (): ParameterDecorator => CurrentRequest(ClientOfRequest);
