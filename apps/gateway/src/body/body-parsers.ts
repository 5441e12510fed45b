/**
 * Parses the three encodings that every POST accepts into the same fields, and pictures on routes that accept them. Other
 * media types get 415.
 */
import type { Readable } from 'node:stream';
import { CodedError } from '#errors';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { acceptPictures, pictureTypes, takesPicture } from '../avatar/picture-body.js';
import { pictureInForm } from '../avatar/picture-form.js';
import { acceptCsv, csvType, isAboveCsvRoute } from '../import/csv-body.js';
import { fieldsOfForm } from './fields.js';
import { acceptFileForms, fieldsOfFileForm, fileFormOf } from './file-form.js';
import { parseJson } from './json-text.js';
import { parseMultipart } from './multipart-form.js';
import { checkStructure } from './structure-limits.js';
import { checkCharset, percentDecoded, utf8Text } from './utf8.js';

/** Bytes. */
export const bodyLimit = 1024 * 1024;

const mostFields = 1000;

type Parser = (body: Buffer, contentType: string, request: FastifyRequest) => Promise<unknown>;

const parsers: Record<string, Parser> = {
  'application/json': async (body, contentType) => {
    checkCharset(contentType, body);
    const text = utf8Text(body).replace(/^\ufeff/, '');
    return text.trim() === '' ? {} : parseJson(text);
  },
  'application/x-www-form-urlencoded': async (body, contentType) => {
    const text = utf8Text(body);
    // Counts separators first, so that an oversized form is not unpacked.
    if (text.split('&', mostFields + 1).length > mostFields) throw new CodedError('request.malformed');
    checkCharset(contentType, Buffer.from(percentDecoded(text)));
    return checkedForm(urlencodedPairs(text));
  },
  'multipart/form-data': async (body, contentType, request) => {
    if (takesPicture(request)) return pictureInForm(body, contentType);
    const form = fileFormOf(request);
    if (form !== undefined) return fieldsOfFileForm(form, body, contentType);
    return checkedForm(await parseMultipart(body, contentType));
  },
  [csvType]: async (body) => body,
  ...Object.fromEntries(pictureTypes.map((type): [string, Parser] => [type, async (body) => body])),
};

/** Like URLSearchParams, but rejects invalid UTF-8. */
function* urlencodedPairs(text: string): Generator<[string, string]> {
  for (const pair of text.split('&')) {
    if (pair === '') continue;
    const [name, ...value] = pair.split('=');
    yield [percentDecoded(name!), percentDecoded(value.join('='))];
  }
}

function checkedForm(pairs: Iterable<[string, string]>): Record<string, unknown> {
  const fields = fieldsOfForm(pairs);
  checkStructure(fields);
  return fields;
}

/** Accepts an empty body of any media type, because some clients and proxies send an empty chunked body with every POST. */
function refuseContent(
  _request: FastifyRequest,
  payload: Readable,
  done: (error: Error | null) => void,
): void {
  payload.once('data', () => done(new CodedError('request.media_type_unsupported')));
  payload.once('end', () => done(null));
  payload.once('error', done);
}

/** Must run before the app is initialised. */
export function acceptBodies(app: NestFastifyApplication): void {
  const server = app.getHttpAdapter().getInstance();
  server.removeAllContentTypeParsers();
  acceptPictures(server);
  acceptCsv(server);
  acceptFileForms(server, bodyLimit);
  for (const [type, parse] of Object.entries(parsers)) {
    app.useBodyParser(type, { bodyLimit }, async (request: FastifyRequest, body: Buffer) => {
      // The higher limit of routes that take a file is for that file only.
      const isOther =
        (fileFormOf(request) !== undefined && type !== 'multipart/form-data') ||
        isAboveCsvRoute(request, type);
      if (isOther && body.length > bodyLimit) throw new CodedError('request.too_large');
      return body.length === 0 ? {} : parse(body, String(request.headers['content-type']), request);
    });
  }
  server.addContentTypeParser('*', refuseContent);
}
