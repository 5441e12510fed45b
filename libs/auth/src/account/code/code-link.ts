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
  return linkOf(`${publicUrl}/api/v1/email/object/`, { user_id: String(userId), code });
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
  const name = purpose === 'activation' ? 'activation_code' : 'code';
  return linkOf(pages[purpose], { user_id: String(userId), [name]: code });
}

/** The page may have parameters of its own. */
function linkOf(page: string, parameters: Readonly<Record<string, string>>): string {
  const link = new URL(page);
  for (const [name, value] of Object.entries(parameters)) link.searchParams.set(name, value);
  return link.href;
}
