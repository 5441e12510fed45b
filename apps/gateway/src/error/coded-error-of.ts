/** Maps errors of this code, Nest and Fastify to a code of the error table. */
import { CodedError, type ErrorCode } from '#errors';

const byStatus: Readonly<Record<number, ErrorCode>> = {
  400: 'request.malformed',
  404: 'request.not_found',
  405: 'request.method_not_allowed',
  408: 'request.timed_out',
  413: 'request.too_large',
  414: 'request.headers_too_large',
  415: 'request.media_type_unsupported',
  431: 'request.headers_too_large',
};

export function codedErrorOf(thrown: unknown): CodedError {
  if (thrown instanceof CodedError) return thrown;
  const code = byStatus[statusOf(thrown)];
  return new CodedError(code ?? 'request.failed', { cause: thrown });
}

/** HttpException has `getStatus()`, FastifyError `statusCode`. */
function statusOf(thrown: unknown): number {
  const { getStatus, statusCode } = (thrown ?? {}) as { getStatus?: unknown; statusCode?: unknown };
  if (typeof getStatus === 'function') return Number(getStatus.call(thrown));
  return typeof statusCode === 'number' ? statusCode : 500;
}
