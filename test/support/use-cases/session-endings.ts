/** Each way in which a session ends before its expiry, as use cases for database specs. */
import { ChangeState } from '#auth/account';
import type { TokenClaims } from '#auth/contract';
import type { EndReason } from '#auth/security-event';
import {
  EndAllSessions,
  EndOtherSessions,
  EndOwnSession,
  EndSession,
  ReplaceSession,
  RevokeSessions,
  RotateSession,
} from '#auth/session';
import { MailOutbox, type MailTemplate } from '#mail-queue';
import type { DataSource } from 'typeorm';
import { superuser } from '../database/user-rows.js';
import type { CapturedLinks } from '../mail/captured-mails.js';
import { totpCode } from '../second-factor/totp-code.js';
import { tokenKit } from '../tokens/token-kit.js';
import { accounts } from './accounts.js';
import {
  addCaller,
  type Caller,
  client,
  enrolTotp,
  forgetUsedSteps,
  password,
  secondFactors,
} from './second-factors.js';
import { claimsOf, limits } from './session-families.js';

type End = () => Promise<unknown>;

export interface SessionEnding {
  /** The file in libs/auth/src that ends the sessions. */
  readonly file: string;
  /** Why the session of the caller and another session of the same user end; null if a session does not end. */
  readonly reasons: readonly [caller: EndReason | null, other: EndReason | null];
  readonly prepare: (context: EndingContext) => End | Promise<End>;
}

const { issue } = tokenKit(limits);
const newPassword = 'another password, as good';

/** A user who is logged in, and the use cases that end their sessions. */
export class EndingContext {
  readonly account = accounts(this.database);
  readonly factors = secondFactors(this.database);
  readonly outbox = new MailOutbox(this.factors.settings.app);
  readonly replace = new ReplaceSession(this.database, issue, limits);

  private constructor(
    readonly database: DataSource,
    readonly mails: CapturedLinks,
    /** `sessionId` follows the replacements of the session. */
    readonly caller: Caller,
  ) {}

  static async of(database: DataSource, mails: CapturedLinks): Promise<EndingContext> {
    return new EndingContext(database, mails, await addCaller(database));
  }

  async mailedCode(template: MailTemplate, request: Promise<unknown>): Promise<string> {
    await request;
    await this.account.fulfil.execute();
    return this.mails.code(template);
  }
}

const changeState =
  (change: { isActive: false } | { isDeleted: true }): SessionEnding['prepare'] =>
  ({ database, caller }) =>
  () =>
    new ChangeState(database).execute(superuser, { userId: caller.userId, version: undefined, change });

const endOthers =
  (hasRefreshToken: boolean): SessionEnding['prepare'] =>
  ({ database, caller, replace }) =>
  () =>
    new EndOtherSessions(database, replace).execute({ ...caller, hasRefreshToken }, client);

const confirmEmail =
  (where: 'in a session' | 'without a session'): SessionEnding['prepare'] =>
  async (context) => {
    const { account, caller } = context;
    const newEmail = `new.${caller.userId}@example.org`;
    const request = account.requestEmail.execute({ ...caller, newEmail, currentPassword: password }, client);
    const code = await context.mailedCode('email-change', request);
    const session = where === 'in a session' ? { ...caller } : undefined;
    const confirmation = { userId: String(caller.userId), code, session, currentPassword: password };
    return () => account.confirmEmail.execute(confirmation, client);
  };

async function resetPassword(context: EndingContext): Promise<End> {
  const { database, account, caller } = context;
  const [user] = await database.query<[{ email: string }]>('SELECT email FROM users WHERE id = $1', [
    caller.userId,
  ]);
  const code = await context.mailedCode('password-reset', account.requestReset.execute(user.email, client));
  return () => account.resetPassword.execute({ userId: String(caller.userId), code, newPassword }, client);
}

/** Logs in once more, without a device cookie: the mail about it has the code. */
async function disownLogin({ account, caller, mails }: EndingContext): Promise<End> {
  const { userId, sessionId } = caller;
  const again = await account.beginSession.execute({ userId, client, replaces: [sessionId] });
  caller.sessionId = again.sessionId;
  const code = mails.code('new-device');
  return () => account.disownLogin.execute({ userId: String(userId), code }, client);
}

/** Objects after the change was confirmed, which only its effect on the account stands for here. */
async function objectToEmailChange({ database, account, caller, mails }: EndingContext): Promise<End> {
  const { userId } = caller;
  const newEmail = `objected.${userId}@example.org`;
  await account.changeUserEmail.execute(superuser, { userId, version: undefined, newEmail });
  await database.query('UPDATE users SET email = $2 WHERE id = $1', [userId, newEmail]);
  const code = mails.code('email-change-admin');
  return () => account.objectToEmailChange.execute({ userId: String(userId), code }, client);
}

/** Rotates the refresh token of the session twice, and ends its grace period. */
async function reuseToken({ database, caller, outbox }: EndingContext): Promise<End> {
  const rotate = new RotateSession(database, issue, limits, outbox);
  const [token] = await database.query<[{ sid: string; jti: string; exp: number }]>(
    `SELECT session_id AS sid, jti, floor(extract(epoch FROM expires_at))::int AS exp
     FROM refresh_tokens WHERE session_id = $1`,
    [caller.sessionId],
  );
  const claims = token as TokenClaims;
  const successor = await rotate.execute(claims, client);
  await rotate.execute(claimsOf(successor!), client);
  await database.query('UPDATE refresh_tokens SET good_until = now() WHERE session_id = $1', [token.sid]);
  return () => rotate.execute(claims, client);
}

const revoke =
  (revoked: 'one session' | 'all sessions'): SessionEnding['prepare'] =>
  ({ database, caller: { userId, sessionId } }) =>
  () =>
    new RevokeSessions(database).execute(superuser, revoked === 'one session' ? { sessionId } : { userId });

/** The same reason for both sessions. */
const both = (reason: EndReason) => [reason, reason] as const;

const ending = (
  name: string,
  file: string,
  reasons: SessionEnding['reasons'],
  prepare: SessionEnding['prepare'],
) => [name, { file, reasons, prepare }] as const satisfies readonly [string, SessionEnding];

const settle = 'account/password-change/settle-new-password.ts';
const state = 'account/administration/change-state.ts';
const email = 'account/email/confirm-email-change.ts';
const administrator = 'session/revoke-sessions.ts';

export const sessionEndings = [
  ending(
    'logout',
    'session/end-session.ts',
    ['logout', null],
    ({ database, caller }) =>
      () =>
        new EndSession(database).execute(caller.sessionId, client),
  ),
  ending(
    'logout everywhere',
    'session/end-all-sessions.ts',
    both('logout_everywhere'),
    ({ database, caller }) =>
      () =>
        new EndAllSessions(database).execute(caller.userId, client),
  ),
  ending(
    'end one own session',
    'session/end-own-session.ts',
    ['ended_by_owner', null],
    ({ database, caller }) =>
      () =>
        new EndOwnSession(database).execute(caller, client),
  ),
  ending(
    'end the others by access token',
    'session/end-other-sessions.ts',
    [null, 'ended_by_owner'],
    endOthers(false),
  ),
  ending(
    'end the others by refresh token',
    'session/replace-session.store.ts',
    ['replaced', 'ended_by_owner'],
    endOthers(true),
  ),
  ending(
    'an administrator ends one session',
    administrator,
    ['ended_by_administrator', null],
    revoke('one session'),
  ),
  ending(
    'an administrator ends all sessions',
    administrator,
    both('ended_by_administrator'),
    revoke('all sessions'),
  ),
  ending('reuse of a refresh token', 'session/rotate-session.ts', ['refresh_reused', null], reuseToken),
  ending(
    'login in the same browser',
    'session/begin-session.ts',
    ['replaced', null],
    ({ account, caller }) =>
      () =>
        account.beginSession.execute({ userId: caller.userId, client, replaces: [caller.sessionId] }),
  ),
  ending(
    'change of password',
    'account/password-change/change-password.ts',
    ['replaced', 'password_changed'],
    ({ account, caller }) =>
      () =>
        account.changePassword.execute({ ...caller, currentPassword: password, newPassword }, client),
  ),
  ending(
    'password set by the CLI',
    settle,
    both('password_changed'),
    ({ account, caller }) =>
      () =>
        account.setPassword.execute(superuser, caller.userId, newPassword),
  ),
  ending('password reset', settle, both('password_reset'), resetPassword),
  ending(
    'login reported by the owner',
    'account/password-change/disown-login.ts',
    both('login_disowned'),
    disownLogin,
  ),
  ending(
    'objection to a confirmed change of email',
    'account/email/object-to-email-change.ts',
    both('email_changed'),
    objectToEmailChange,
  ),
  ending('change of email in a session', email, ['replaced', 'email_changed'], confirmEmail('in a session')),
  ending(
    'change of email without a session',
    email,
    both('email_changed'),
    confirmEmail('without a session'),
  ),
  ending(
    'first second factor',
    'second-factor/change-factors.ts',
    ['replaced', 'second_factor_changed'],
    async ({ factors, caller }) => {
      const { secret } = await factors.beginTotp.execute(caller, password, client);
      return () => factors.confirmTotp.execute(caller, totpCode(secret), client);
    },
  ),
  ending(
    'step-up',
    'second-factor/step-up/step-up.ts',
    ['replaced', null],
    async ({ database, factors, caller }) => {
      const { secret } = await enrolTotp(factors, caller);
      await forgetUsedSteps(database, caller.userId);
      return () => factors.stepUp.execute(caller, { method: 'totp', code: totpCode(secret) }, client);
    },
  ),
  ending(
    'reset of second factors',
    'second-factor/reset-second-factor.ts',
    both('second_factor_changed'),
    async ({ factors, caller }) => {
      await enrolTotp(factors, caller);
      return () => factors.reset.execute(superuser, caller.userId);
    },
  ),
  ending('deactivation', state, both('account_deactivated'), changeState({ isActive: false })),
  ending('deletion', state, both('account_deleted'), changeState({ isDeleted: true })),
];
