/** The client that sent a request: address, device and device tokens, as use cases take them. */
import { isUtf8 } from 'node:buffer';
import type { Client } from '#auth/security-event';
import { CookieSettings } from '#config';
import { CodedError } from '#errors';
import { Injectable, type PipeTransform } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { CurrentRequest } from '../authentication/current.decorators.js';
import { ClientAddress } from './client-address.js';
import { deviceTokensOf } from './device-cookie.js';

/** UTF-16 code units. */
const longestDevice = 200;

/** Node's HTTP parser rejects control characters in a User-Agent, so the device needs no check for them. */
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

/** Node decodes headers as Latin-1, so the text is decoded again as UTF-8. Truncation must not split a surrogate pair. */
function deviceOf(userAgent: string): string {
  const bytes = Buffer.from(userAgent, 'latin1');
  if (!isUtf8(bytes)) throw new CodedError('request.text_undecodable');
  const text = bytes.toString('utf8').slice(0, longestDevice);
  return text.isWellFormed() ? text : text.slice(0, -1);
}

/** The `Client` that sent the request. */
export const CurrentClient = (): ParameterDecorator => CurrentRequest(ClientOfRequest);
