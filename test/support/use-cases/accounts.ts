/** The use cases of accounts for database specs, wired as in the application. */
import { loadSettings } from '#config';
import { MailOutbox } from '#mail-queue';
import type { DataSource } from 'typeorm';
import {
  ActivateAccount,
  ConfirmRegistration,
  FindRegistration,
  RegisterAccount,
  RequestActivation,
} from '#auth/registration';
import {
  ChangePassword,
  ChangeUserEmail,
  ReadRequestedEmail,
  WithdrawUserEmail,
  type ClearLeftovers,
  DisownLogin,
  ConfirmEmailChange,
  ConfirmPassword,
  CreateUser,
  EraseAccount,
  FulfilRequests,
  MailCode,
  ObjectToEmailChange,
  RequestEmailChange,
  RequestPasswordReset,
  SendPasswordReset,
  ResetPassword,
  SetPassword,
} from '#auth/account';
import { CheckMailedCode } from '../../../libs/auth/src/account/code/check-mailed-code.js';
import { AuthorizeEmailChange } from '../../../libs/auth/src/account/email/authorize-email-change.js';
import { SettleNewPassword } from '../../../libs/auth/src/account/password-change/settle-new-password.js';
import { HashNewPassword, PasswordRequirements } from '#auth/password';
import { AttemptCounters } from '../../../libs/auth/src/throttle/attempt-counters.js';
import { GuessLimiter, PaceRequestedMails, RememberDevice } from '#auth/throttle';
import { BeginSession, NotifyNewDevice, ReplaceSession } from '#auth/session';
import { DatabaseThrottleStore } from '../../../libs/auth/src/throttle/store/database-throttle-store.js';
import { passwordHasher } from './password-hasher.js';
import { unthrottled } from '../apps/system.js';
import { tokenKit } from '../tokens/token-kit.js';

/** Settings of development. */
export const accountSettings = loadSettings({
  DEBUG: '1',
  SECRET_KEY: 'of a spec',
  DATABASE_URL: 'postgres://unused',
}).account;

/** A visitor with an unknown browser. */
export const stranger = { address: '203.0.113.7', device: 'Firefox' };

/** @param environment settings that override those of development; throttles are off by default */
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
  const requirements = new PasswordRequirements(account, settings.secondFactor);
  const hash = new HashNewPassword(hasher, requirements, database);
  const outbox = new MailOutbox(app);
  const mailCode = new MailCode(outbox, app, account);
  const settle = new SettleNewPassword(outbox);
  const remember = new RememberDevice(database, settings.throttle);
  const confirm = new ConfirmPassword(database, hasher, guesses);
  const find = new FindRegistration(database, guesses);
  const checkCode = new CheckMailedCode(database, guesses);
  const { issue } = tokenKit(settings.session);
  const replace = new ReplaceSession(database, issue, settings.session);
  const notify = new NotifyNewDevice(outbox, app, account);
  return {
    remember,
    beginSession: new BeginSession(database, issue, settings.session, notify),
    register: new RegisterAccount(database, hash, mailCode, guesses, account),
    create: new CreateUser(database, hash, mailCode, account),
    readRequestedEmail: new ReadRequestedEmail(database),
    withdrawUserEmail: new WithdrawUserEmail(database),
    changeUserEmail: new ChangeUserEmail(database, mailCode, outbox, app, account),
    activate: new ActivateAccount(database, find, account),
    confirmRegistration: new ConfirmRegistration(database, find, hasher, hash, guesses, remember),
    requestActivation: new RequestActivation(database, guesses),
    confirmPassword: confirm,
    changePassword: new ChangePassword(hasher, confirm, hash, settle, replace),
    sendReset: new SendPasswordReset(database, guesses, mailCode),
    requestReset: new RequestPasswordReset(database, guesses),
    resetPassword: new ResetPassword(database, checkCode, hash, settle, remember),
    objectToEmailChange: new ObjectToEmailChange(database, guesses, mailCode, outbox),
    disownLogin: new DisownLogin(database, guesses, mailCode),
    setPassword: new SetPassword(database, hash, settle),
    requestEmail: new RequestEmailChange(database, confirm, guesses),
    confirmEmail: new ConfirmEmailChange(
      database,
      new AuthorizeEmailChange(checkCode, confirm),
      outbox,
      replace,
      remember,
    ),
    erase: new EraseAccount(database, outbox, { execute: async () => 0 } as unknown as ClearLeftovers),
    fulfil: new FulfilRequests(database, mailCode, outbox, new PaceRequestedMails(counters, store)),
  };
}

export type Accounts = ReturnType<typeof accounts>;
