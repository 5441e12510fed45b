/** The client's address: that of the connection, or the one that trusted proxies report. */
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

  /** @returns the address in canonical form; `0.0.0.0` if the connection has already closed */
  of({ headers, socket }: FastifyRequest): string {
    const { trustProxyHeader: name } = this.settings;
    const header = headers[name];
    return forwardedAddress(socket.remoteAddress ?? '', header && String(header), name, this.trusted);
  }
}
