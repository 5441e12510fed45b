/**
 * Builds the links with one-time codes: to the front end if a setting names its page, otherwise to the gateway's pages.
 */
import type { AccountSettings, AppSettings } from '#config';
import type { CodePurpose } from './one-time-code.entity.js';

export interface LinkedCode {
  readonly userId: number | string;
  readonly code: string;
}

/** The link that objects to a change of email. The host is never taken from a request. */
export function objectionLink({ userId, code }: LinkedCode, { publicUrl }: AppSettings): string {
  const link = new URL(`${publicUrl}/api/v1/email/object/`);
  link.searchParams.set('user_id', String(userId));
  link.searchParams.set('code', code);
  return link.href;
}

/** The host is never taken from a request. */
export function codeLink(
  purpose: CodePurpose,
  { userId, code }: LinkedCode,
  { publicUrl }: AppSettings,
  { activationPage, resetPage, emailPage }: AccountSettings,
): string {
  const pages = {
    activation: activationPage ?? `${publicUrl}/api/v1/register/confirm/`,
    password_reset: resetPage ?? `${publicUrl}/api/v1/password/reset/confirm/`,
    email_change: emailPage ?? `${publicUrl}/api/v1/email/confirm/`,
  };
  const link = new URL(pages[purpose]);
  link.searchParams.set('user_id', String(userId));
  link.searchParams.set(purpose === 'activation' ? 'activation_code' : 'code', code);
  return link.href;
}
