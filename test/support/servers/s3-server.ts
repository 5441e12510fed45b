/** An in-memory bucket with the S3 protocol: PUT, GET and DELETE of objects with verified signatures (AWS, SigV4). */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

const key = { id: 'GATEHOUSETEST', secret: 'a secret/of+the bucket', region: 'eu-north-1' };

/** Lifetime of a signature in milliseconds. */
const signatureLife = 15 * 60_000;

export class S3Server {
  /** Path → content. */
  readonly objects = new Map<string, { readonly body: Buffer; readonly type: string }>();
  /** Answers every request with this status, if set. */
  failing: number | undefined;

  private constructor(private readonly server: Server) {}

  static async start(): Promise<S3Server> {
    const server = createServer((request, response) => void s3.serve(request, response));
    const s3 = new S3Server(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return s3;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/bucket/people`;
  }

  get settings() {
    const { id: accessKeyId, secret: secretAccessKey, region } = key;
    return { url: this.url, region, accessKeyId, secretAccessKey };
  }

  /** The settings of the apps for this bucket. */
  get environment(): Record<string, string> {
    return {
      AVATAR_S3_URL: this.url,
      AVATAR_S3_REGION: key.region,
      AVATAR_S3_ACCESS_KEY: key.id,
      AVATAR_S3_SECRET_KEY: key.secret,
    };
  }

  stop(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    if (this.failing !== undefined) return refuse(response, this.failing, 'InternalError');
    if (!isSigned(request, body)) return refuse(response, 403, 'SignatureDoesNotMatch');
    const path = request.url!;
    const object = this.objects.get(path);
    if (request.method === 'PUT') {
      this.objects.set(path, { body, type: request.headers['content-type'] ?? '' });
      response.writeHead(200, { ETag: `"${createHash('md5').update(body).digest('hex')}"` }).end();
    } else if (request.method === 'DELETE') {
      this.objects.delete(path);
      response.writeHead(204).end();
    } else if (request.method !== 'GET') refuse(response, 405, 'MethodNotAllowed');
    else if (object) response.writeHead(200, { 'Content-Type': object.type }).end(object.body);
    else refuse(response, 404, 'NoSuchKey');
  }
}

function refuse(response: ServerResponse, status: number, code: string): void {
  response.writeHead(status, { 'Content-Type': 'application/xml' });
  response.end(`<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code></Error>`);
}

const sha256 = (content: string | Buffer) => createHash('sha256').update(content).digest('hex');
const hmac = (secret: string | Buffer, text: string) => createHmac('sha256', secret).update(text).digest();

/** See "Signature Version 4 signing process" in the S3 API reference. */
function isSigned({ method, url, headers }: IncomingMessage, body: Buffer): boolean {
  const pattern = /^AWS4-HMAC-SHA256 Credential=([^,]+), SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/;
  const [, credential, names, signature] = pattern.exec(headers.authorization ?? '') ?? [];
  const time = String(headers['x-amz-date']);
  const scope = `${time.slice(0, 8)}/${key.region}/s3/aws4_request`;
  if (!signature || !names || credential !== `${key.id}/${scope}` || !names.split(';').includes('host'))
    return false;
  const signedAt = Date.parse(time.replace(/^(.{4})(..)(..T..)(..)(..Z)$/, '$1-$2-$3:$4:$5'));
  if (!(Math.abs(Date.now() - signedAt) < signatureLife)) return false;
  const payload = String(headers['x-amz-content-sha256']);
  if (payload !== 'UNSIGNED-PAYLOAD' && payload !== sha256(body)) return false;
  const signed = names.split(';').map((name) => `${name}:${String(headers[name]).trim()}\n`);
  const { pathname, searchParams } = new URL(url!, 'http://bucket');
  searchParams.sort();
  const canonical = [method, pathname, String(searchParams), signed.join(''), names, payload].join('\n');
  const toSign = ['AWS4-HMAC-SHA256', time, scope, sha256(canonical)].join('\n');
  const signing = scope.split('/').reduce<string | Buffer>(hmac, `AWS4${key.secret}`);
  return timingSafeEqual(hmac(signing, toSign), Buffer.from(signature, 'hex'));
}
