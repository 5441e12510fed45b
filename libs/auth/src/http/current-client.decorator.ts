/** Where a request came from, for a handler to hand to its use case. */
import type { Client } from '#auth/core';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

const longestDevice = 200;

/** The `Client` behind the request. Control characters never get past Node's HTTP parser. */
export const CurrentClient = createParamDecorator((_: unknown, context: ExecutionContext): Client => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  return { address: request.ip, device: (request.headers['user-agent'] ?? '').slice(0, longestDevice) };
});
