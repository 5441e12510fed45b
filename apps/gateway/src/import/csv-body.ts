/** Accepts CSV files as bodies, on routes with `@TakesCsv()`. */
import { csvLimits } from '#csv';
import { CodedError } from '#errors';
import { applyDecorators, Injectable, type PipeTransform } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import type { FastifyInstance, FastifyRequest } from 'fastify';

export const csvType = 'text/csv';

export const TakesCsv = () =>
  applyDecorators(
    RouteConfig({ takesCsv: true }),
    ApiConsumes(csvType),
    ApiBody({ schema: { type: 'string', format: 'binary' } }),
  );

interface CsvConfig {
  readonly takesCsv?: boolean;
}

const takesCsv = ({ routeOptions }: FastifyRequest) =>
  (routeOptions.config as CsvConfig | undefined)?.takesCsv === true;

/** Whether the higher limit of a route that takes a file is for another media type. */
export function isAboveCsvRoute(request: FastifyRequest, type: string): boolean {
  return takesCsv(request) && type !== csvType;
}

/** Must run before the app is initialised. */
export function acceptCsv(server: FastifyInstance): void {
  server.addHook('onRoute', (route) => {
    if ((route.config as CsvConfig | undefined)?.takesCsv) route.bodyLimit = csvLimits.bytes;
  });
  server.addHook('onRequest', (request, _reply, done) => {
    const type = request.headers['content-type']?.split(';')[0]!.trim().toLowerCase();
    if (type === csvType && !takesCsv(request)) done(new CodedError('request.media_type_unsupported'));
    else done();
  });
}

@Injectable()
export class CsvPipe implements PipeTransform<unknown, Buffer> {
  /** @throws CodedError `import.not_csv` for a body of another media type, `import.empty` for none */
  transform(body: unknown): Buffer {
    if (!Buffer.isBuffer(body)) throw new CodedError('import.not_csv');
    return body;
  }
}
