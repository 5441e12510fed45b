/** The use cases about accounts, put together for database specs as the application does. */
import { loadSettings } from '#config';
import { MailOutbox } from '#mail-queue';
import type { DataSource } from 'typeorm';
import { ActivateAccount } from '../../../libs/auth/src/core/account/activate-account.js';
import type { ClearLeftovers } from '../../../libs/auth/src/core/account/avatar/clear-leftovers.js';
import { MailCode } from '../../../libs/auth/src/core/account/code/mail-code.js';
import { AuthorizeEmailChange } from '../../../libs/auth/src/core/account/email/authorize-email-change.js';
import { ConfirmEmailChange } from '../../../libs/auth/src/core/account/email/confirm-email-change.js';
import { RequestEmailChange } from '../../../libs/auth/src/core/account/email/request-email-change.js';
import { ChangePassword } from '../../../libs/auth/src/core/account/password/change-password.js';
import { ConfirmPassword } from '../../../libs/auth/src/core/account/password/confirm-password.js';
import { RequestPasswordReset } from '../../../libs/auth/src/core/account/password/request-password-reset.js';
import { ResetPassword } from '../../../libs/auth/src/core/account/password/reset-password.js';
import { SetPassword } from '../../../libs/auth/src/core/account/password/set-password.js';
import { SettleNewPassword } from '../../../libs/auth/src/core/account/password/settle-new-password.js';
import { ConfirmRegistration } from '../../../libs/auth/src/core/account/confirm-registration.js';
import { FindRegistration } from '../../../libs/auth/src/core/account/find-registration.js';
import { EraseAccount } from '../../../libs/auth/src/core/account/erase-account.js';
import { RegisterAccount } from '../../../libs/auth/src/core/account/register-account.js';
import { FulfilRequests } from '../../../libs/auth/src/core/account/request/fulfil-requests.js';
import { HashNewPassword } from '../../../libs/auth/src/core/password/hash-new-password.js';
import { AttemptCounters } from '../../../libs/auth/src/core/throttle/attempt-counters.js';
import { GuessLimiter } from '../../../libs/auth/src/core/throttle/guess-limiter.js';
import { PaceResetMails } from '../../../libs/auth/src/core/throttle/pace-reset-mails.js';
import { ReplaceSession } from '../../../libs/auth/src/core/session/replace-session.js';
import { RememberDevice } from '../../../libs/auth/src/core/throttle/known-device/remember-device.js';
import { DatabaseThrottleStore } from '../../../libs/auth/src/core/throttle/store/database-throttle-store.js';
import { passwordHasher } from './password-hasher.js';
import { unthrottled } from '../apps/system.js';
import { tokenKit } from '../tokens/token-kit.js';

/** Of development. */
export const accountSettings = loadSettings({
  DEBUG: '1',
  SECRET_KEY: 'of a spec',
  DATABASE_URL: 'postgres://unused',
}).account;

/** Somebody at a browser nobody knows. */
export const stranger = { address: '203.0.113.7', device: 'Firefox' };

/** @param environment settings beyond those of development; nothing is throttled unless they say so */
export function accounts(database: DataSource, environment: Readonly<Record<string, string>> = {}) {
  const settings = loadSettings({
    DEBUG: '1',
    SECRET_KEY: 'of a spec',
    DATABASE_URL: 'postgres://unused',
    PUBLIC_URL: 'https://auth.example.com',
    ...unthrottled,
    ...environment,
  });
  const { app, account } = settings;
  const counters = new AttemptCounters(app, settings.throttle);
  const store = new DatabaseThrottleStore(database);
  const guesses = new GuessLimiter(database, counters, store);
  const hasher = passwordHasher();
  const hash = new HashNewPassword(hasher, account, settings.secondFactor, database);
  const outbox = new MailOutbox(app);
  const mailCode = new MailCode(outbox, app, account);
  const settle = new SettleNewPassword(outbox);
  const remember = new RememberDevice(database, settings.throttle);
  const confirm = new ConfirmPassword(database, hasher, guesses);
  const find = new FindRegistration(database, guesses);
  const { issue } = tokenKit(settings.session);
  const replace = new ReplaceSession(database, issue, settings.session);
  return {
    register: new RegisterAccount(database, hash, mailCode, guesses, account),
    activate: new ActivateAccount(database, find, account),
    confirmRegistration: new ConfirmRegistration(database, find, hasher, hash, guesses, remember),
    confirmPassword: confirm,
    changePassword: new ChangePassword(hasher, confirm, hash, settle, replace),
    requestReset: new RequestPasswordReset(database, guesses),
    resetPassword: new ResetPassword(database, guesses, hash, settle, remember),
    setPassword: new SetPassword(database, hash, settle),
    requestEmail: new RequestEmailChange(database, confirm, guesses),
    confirmEmail: new ConfirmEmailChange(
      database,
      new AuthorizeEmailChange(database, guesses, confirm),
      outbox,
      replace,
      remember,
    ),
    erase: new EraseAccount(database, outbox, { execute: async () => 0 } as unknown as ClearLeftovers),
    fulfil: new FulfilRequests(database, mailCode, outbox, new PaceResetMails(counters, store)),
  };
}

export type Accounts = ReturnType<typeof accounts>;
