/** Accepts forms of pages that send a file, on routes with `@TakesFileForm()`. */
import { pipeline, Transform, type TransformCallback } from 'node:stream';
import { CodedError, type ErrorCode } from '#errors';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type Fields, fieldsOfForm } from './fields.js';
import { formWithFile } from './form-with-file.js';
import { parameterOf } from './utf8.js';

export interface FileForm {
  /** Name of the field with the file. */
  readonly file: string;
  /** Bytes of a file. Of a larger one the form holds more bytes than this, but not all. */
  readonly bytes: number;
  /** Of an error, for a file in another field and for too many parts. */
  readonly refusal: ErrorCode;
}

/** A form that the route passes on: nothing of it is held or read. */
export const unreadForm = 'unread';

/** The body is the fields of the form, and the file as a buffer among them. */
export const TakesFileForm = (form: FileForm | typeof unreadForm) => RouteConfig({ fileForm: form });

interface FileFormConfig {
  readonly fileForm?: FileForm | typeof unreadForm;
}

/**
 * Bytes of a body that are received at most, to refuse too large a file with a page: a browser whose upload is cut off shows an
 * error of its own.
 */
const mostReceived = 64 * 1024 * 1024;

/** Bytes for the parts of a form besides the file. */
const formOverhead = 16 * 1024;

const mostFields = 10;

const keptOf = (form: FileForm | typeof unreadForm) => (form === unreadForm ? 0 : form.bytes + formOverhead);

export function fileFormOf({ routeOptions }: FastifyRequest): FileForm | typeof unreadForm | undefined {
  return (routeOptions.config as FileFormConfig | undefined)?.fileForm;
}

/**
 * @param contentType with its boundary
 * @throws CodedError as `formWithFile`, or `request.too_large` for too much besides the file
 */
export async function fieldsOfFileForm(
  form: FileForm | typeof unreadForm,
  body: Buffer,
  contentType: string,
): Promise<Fields> {
  if (form === unreadForm) return {};
  const { fields, file } = await formWithFile(body, contentType, { ...form, fields: mostFields });
  const isCut = body.length > keptOf(form);
  if (isCut && (file === undefined || file.length <= form.bytes)) throw new CodedError('request.too_large');
  return { ...fieldsOfForm(fields), ...(file && { [form.file]: file }) };
}

/** Keeps the start of a body, and completes the form that it cut. So memory is bounded before the session is checked. */
class CutBody extends Transform {
  /** Read by Fastify, which compares it with the Content-Length. */
  receivedEncodedLength = 0;

  constructor(
    private readonly kept: number,
    private readonly ending: string,
  ) {
    super();
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    const room = Math.max(this.kept - this.receivedEncodedLength, 0);
    this.receivedEncodedLength += chunk.length;
    if (room > 0) this.push(chunk.subarray(0, room));
    done();
  }

  override _flush(done: TransformCallback): void {
    if (this.receivedEncodedLength > this.kept) this.push(this.ending);
    done();
  }
}

/**
 * Must run before the app is initialised.
 * @param bodyLimit of forms without a file
 */
export function acceptFileForms(server: FastifyInstance, bodyLimit: number): void {
  server.addHook('onRoute', (route) => {
    const form = (route.config as FileFormConfig | undefined)?.fileForm;
    if (form === undefined) return;
    route.bodyLimit = mostReceived;
    route.preParsing = (request, _reply, payload, done) => {
      const boundary = boundaryOf(request);
      const body =
        boundary === undefined
          ? new CutBody(bodyLimit + 1, '')
          : new CutBody(keptOf(form), `\r\n--${boundary}--\r\n`);
      // An interrupted upload ends the body with its error.
      pipeline(payload, body, () => {});
      done(null, body);
    };
  });
}

/** @returns undefined for a body of another media type */
function boundaryOf({ headers }: FastifyRequest): string | undefined {
  const type = headers['content-type'] ?? '';
  return /^\s*multipart\/form-data\b/i.test(type) ? parameterOf(type, 'boundary') : undefined;
}
