/** Why something failed, in one line without secrets. */
import { CodedError } from '#errors';
import { messageWithoutValues } from '#logging';

interface Failure {
  readonly code?: unknown;
  readonly errors?: readonly unknown[];
}

/** An AggregateError, one for each address of a host, has no message of its own. `fetch` and coded errors have it in the cause. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code, errors } = error as Failure;
  const isHidden = error.message === 'fetch failed' || error instanceof CodedError;
  if (isHidden && error.cause) return reasonOf(error.cause);
  const message = messageWithoutValues(error).replace(/\s+/g, ' ').trim();
  if (message) return message;
  if (errors?.length) return [...new Set(errors.map(reasonOf))].join(', ');
  return typeof code === 'string' ? code : error.name;
}
