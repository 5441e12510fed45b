/** The errors of a page that a login or a second factor resolves: the page is left for it, and opened again afterwards. */
import type { ErrorCode } from '#errors';

const withoutSession: ReadonlySet<ErrorCode> = new Set([
  'session.not_authenticated',
  'session.token_invalid',
  'session.refresh_missing',
]);

export const needsSession = (code: ErrorCode) => withoutSession.has(code);

export const needsStepUp = (code: ErrorCode) => code === 'second_factor.step_up_required';
