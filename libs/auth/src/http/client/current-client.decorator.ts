/** Where a request came from, for a handler to hand to its use case. */
import { canonicalAddress, type Client } from '#auth/core';
import { CookieSettings } from '#config';
import { Injectable, type PipeTransform } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { CurrentRequest } from '../authentication/current.decorators.js';
import { deviceTokensOf } from './device-cookie.js';

const longestDevice = 200;

/** Control characters in a User-Agent never get past Node's HTTP parser. */
@Injectable()
export class ClientOfRequest implements PipeTransform<FastifyRequest, Client> {
  constructor(private readonly cookies: CookieSettings) {}

  transform(request: FastifyRequest): Client {
    return {
      address: addressOf(request),
      device: (request.headers['user-agent'] ?? '').slice(0, longestDevice),
      deviceTokens: deviceTokensOf(request, this.cookies),
    };
  }
}

/** A trusted proxy that hands on something else than addresses stands for all its clients. */
function addressOf(request: FastifyRequest): string {
  return canonicalAddress(request.ip) ?? canonicalAddress(request.socket.remoteAddress ?? '') ?? '0.0.0.0';
}

/** The `Client` behind the request. */
export const CurrentClient = (): ParameterDecorator => CurrentRequest(ClientOfRequest);
