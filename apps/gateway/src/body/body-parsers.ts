/**
 * The three encodings every POST takes, each turned into the same fields, and pictures where a route takes one; any other
 * media type gets 415.
 */
import { CodedError } from '#errors';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { acceptPictures, pictureTypes, takesPicture } from '../avatar/picture-body.js';
import { pictureInForm } from '../avatar/picture-form.js';
import { fieldsOfForm } from './fields.js';
import { parseJson } from './json-text.js';
import { parseMultipart } from './multipart-form.js';
import { checkStructure } from './structure-limits.js';

/** Bytes. */
export const bodyLimit = 1024 * 1024;

const mostFields = 1000;

type Parser = (body: Buffer, contentType: string, request: FastifyRequest) => Promise<unknown>;

const utf8 = new TextDecoder('utf-8', { fatal: true });

function textOf(body: Buffer): string {
  try {
    return utf8.decode(body);
  } catch (cause) {
    throw new CodedError('request.malformed', { cause });
  }
}

const parsers: Record<string, Parser> = {
  'application/json': async (body) => {
    const text = textOf(body);
    return text.trim() === '' ? {} : parseJson(text);
  },
  'application/x-www-form-urlencoded': async (body) => {
    const text = textOf(body);
    // Told by the separators, before a hundred thousand fields are unpacked.
    if (text.split('&', mostFields + 1).length > mostFields) throw new CodedError('request.malformed');
    return checkedForm(new URLSearchParams(text));
  },
  'multipart/form-data': async (body, contentType, request) =>
    takesPicture(request)
      ? pictureInForm(body, contentType)
      : checkedForm(await parseMultipart(body, contentType)),
  ...Object.fromEntries(pictureTypes.map((type): [string, Parser] => [type, async (body) => body])),
};

function checkedForm(pairs: Iterable<[string, string]>): Record<string, unknown> {
  const fields = fieldsOfForm(pairs);
  checkStructure(fields);
  return fields;
}

/** Must run before the app is initialised. */
export function acceptBodies(app: NestFastifyApplication): void {
  const server = app.getHttpAdapter().getInstance();
  server.removeAllContentTypeParsers();
  acceptPictures(server);
  for (const [type, parse] of Object.entries(parsers)) {
    app.useBodyParser(type, { bodyLimit }, (request: FastifyRequest, body: Buffer) =>
      parse(body, String(request.headers['content-type']), request),
    );
  }
}
