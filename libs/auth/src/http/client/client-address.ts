/** The address a request came from: that of the connection, or what the trusted proxies report. */
import type { BlockList } from 'node:net';
import { HttpSettings } from '#config';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { forwardedAddress, trustedProxies } from './forwarded-address.js';

@Injectable()
export class ClientAddress {
  private readonly trusted: BlockList;

  constructor(private readonly settings: HttpSettings) {
    this.trusted = trustedProxies(settings.trustProxy);
  }

  /** @returns one spelling for each address; `0.0.0.0` where the connection has ended meanwhile */
  of({ headers, socket }: FastifyRequest): string {
    const { trustProxyHeader: name } = this.settings;
    const header = headers[name];
    return forwardedAddress(socket.remoteAddress ?? '', header && String(header), name, this.trusted);
  }
}
