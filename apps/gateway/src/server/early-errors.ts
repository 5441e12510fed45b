/** Answers errors that occur before routing: invalid HTTP, slow senders, paths that cannot be decoded. */
import type { Socket } from 'node:net';
import { CodedError, type ErrorCode, type Language } from '#errors';
import { STATUS_CODES } from 'node:http';
import type { ConnectionError, FastifyReply, FastifyRequest } from 'fastify';
import { sendError } from '../error/error-answer.js';

const byNodeCode: Readonly<Record<string, ErrorCode>> = {
  HPE_HEADER_OVERFLOW: 'request.headers_too_large',
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 'request.too_large',
  ERR_HTTP_REQUEST_TIMEOUT: 'request.timed_out',
};

/** @returns Fastify's `clientErrorHandler` for data that Node cannot parse as HTTP. It writes plain JSON to the socket, because `Accept` is unknown */
export function answerUnreadable(headers: Readonly<Record<string, string>>) {
  return (failure: ConnectionError, socket: Socket): void => {
    if (failure.code !== 'ECONNRESET' && socket.writable) {
      const { httpStatus, publicBody } = new CodedError(byNodeCode[failure.code] ?? 'request.malformed');
      const body = JSON.stringify(publicBody);
      const lines = Object.entries({
        ...headers,
        'Content-Type': 'application/json; charset=utf-8',
        'Content-Length': String(Buffer.byteLength(body)),
        Connection: 'close',
      }).map(([name, value]) => `${name}: ${value}`);
      const status = `HTTP/1.1 ${httpStatus} ${STATUS_CODES[httpStatus]}`;
      socket.write([status, ...lines, '', body].join('\r\n'));
    }
    socket.destroySoon();
  };
}

/** @returns Fastify's `frameworkErrors` for paths that the router cannot decode */
export function answerUnroutable(headers: Readonly<Record<string, string>>, language: Language) {
  return (_failure: unknown, request: FastifyRequest, reply: FastifyReply): void => {
    void reply.headers({ ...headers, 'X-Request-Id': request.id });
    sendError(reply, new CodedError('request.malformed'), request.headers, language);
  };
}
