/** Shutting down waits for requests that are being answered, but not for a client that will not finish its own. */
import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';

/** Milliseconds; leaves time for the rest of a shutdown that must be over in ten seconds. */
const patience = 7000;

@Injectable()
export class LingeringConnections implements BeforeApplicationShutdown {
  constructor(private readonly host: HttpAdapterHost<FastifyAdapter>) {}

  beforeApplicationShutdown(): void {
    const { server } = this.host.httpAdapter.getInstance();
    setTimeout(() => server.closeAllConnections(), patience).unref();
  }
}
