/** The one kind of body that is no fields: an image, alone or as a file in a form, for routes that say they take one. */
import { CodedError } from '#errors';
import { applyDecorators, Injectable, type PipeTransform } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** Bytes. */
export const pictureLimit = 2 * 1024 * 1024;

/** What a form needs around its file. */
const formOverhead = 16 * 1024;

export const pictureTypes = ['image/png', 'image/jpeg', 'image/webp'];

/** The file's name in a form. */
export const pictureField = 'avatar';

const binary = { type: 'string', format: 'binary' };

export const TakesPicture = () =>
  applyDecorators(
    RouteConfig({ takesPicture: true }),
    ApiConsumes(...pictureTypes, 'multipart/form-data'),
    ApiBody({ schema: { type: 'object', properties: { [pictureField]: binary } } }),
  );

export function takesPicture({ routeOptions }: FastifyRequest): boolean {
  return (routeOptions.config as { takesPicture?: boolean } | undefined)?.takesPicture === true;
}

/** Must run before the app is initialised. */
export function acceptPictures(server: FastifyInstance): void {
  server.addHook('onRoute', (route) => {
    if ((route.config as { takesPicture?: boolean } | undefined)?.takesPicture) {
      route.bodyLimit = pictureLimit + formOverhead;
    }
  });
  server.addHook('onRequest', (request, _reply, done) => {
    const type = request.headers['content-type']?.split(';')[0]!.trim().toLowerCase();
    // Before it is read: elsewhere a picture is as unknown as any other type, and here any other image is.
    const isImage = type?.startsWith('image/') === true;
    if (isImage && !takesPicture(request)) done(new CodedError('request.media_type_unsupported'));
    else if (isImage && !pictureTypes.includes(type!)) done(new CodedError('avatar.type_unsupported'));
    else done();
  });
}

@Injectable()
export class PicturePipe implements PipeTransform<unknown, Buffer> {
  /** @throws CodedError `avatar.type_unsupported`, or `request.too_large` beyond 2 MiB */
  transform(body: unknown): Buffer {
    if (!Buffer.isBuffer(body)) throw new CodedError('avatar.type_unsupported');
    if (body.length > pictureLimit) throw new CodedError('request.too_large');
    return body;
  }
}
