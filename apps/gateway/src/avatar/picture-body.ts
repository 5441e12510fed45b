/** Accepts images as bodies or as a file in a form, on routes with `@TakesPicture()`. */
import { pictureLimit } from '#auth/account';
import { CodedError } from '#errors';
import { applyDecorators, Injectable, type PipeTransform } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { FileForm } from '../body/file-form.js';

/** Bytes for the parts of a form besides the file. */
const formOverhead = 16 * 1024;

export const pictureTypes = ['image/png', 'image/jpeg', 'image/webp'];

/** Name of the form field. */
export const pictureField = 'avatar';

const binary = { type: 'string', format: 'binary' };

export const TakesPicture = () =>
  applyDecorators(
    RouteConfig({ takesPicture: true }),
    ApiConsumes(...pictureTypes, 'multipart/form-data'),
    ApiBody({ schema: { type: 'object', properties: { [pictureField]: binary } } }),
  );

/** For routes of pages. */
export const pictureForm = {
  file: pictureField,
  bytes: pictureLimit,
  refusal: 'avatar.type_unsupported',
} as const satisfies FileForm;

interface PictureConfig {
  readonly takesPicture?: boolean;
}

export function takesPicture({ routeOptions }: FastifyRequest): boolean {
  return (routeOptions.config as PictureConfig | undefined)?.takesPicture === true;
}

/** Must run before the app is initialised. */
export function acceptPictures(server: FastifyInstance): void {
  server.addHook('onRoute', (route) => {
    const config = route.config as PictureConfig | undefined;
    if (config?.takesPicture) route.bodyLimit = pictureLimit + formOverhead;
  });
  server.addHook('onRequest', (request, _reply, done) => {
    const type = request.headers['content-type']?.split(';')[0]!.trim().toLowerCase();
    // Before the body is read. Other routes reject images like every unknown media type; these routes reject other image types.
    const isImage = type?.startsWith('image/') === true;
    if (isImage && !takesPicture(request)) done(new CodedError('request.media_type_unsupported'));
    else if (isImage && !pictureTypes.includes(type!)) done(new CodedError('avatar.type_unsupported'));
    else done();
  });
}

/** @throws CodedError `avatar.type_unsupported`, or `request.too_large` beyond 2 MiB */
export function checkedPicture(sent: unknown): Buffer {
  if (!Buffer.isBuffer(sent)) throw new CodedError('avatar.type_unsupported');
  if (sent.length > pictureLimit) throw new CodedError('request.too_large');
  return sent;
}

@Injectable()
export class PicturePipe implements PipeTransform<unknown, Buffer> {
  /** @throws CodedError as `checkedPicture` */
  transform(body: unknown): Buffer {
    return checkedPicture(body);
  }
}
