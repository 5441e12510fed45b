/** The use cases of invitations for database specs, wired as in the application. */
import { loadSettings } from '#config';
import { MailOutbox } from '#mail-queue';
import { HashNewPassword, PasswordRequirements } from '#auth/password';
import { GuessLimiter, RememberDevice } from '#auth/throttle';
import {
  AcceptInvitation,
  AcceptOwnInvitation,
  DeclineInvitation,
  DeclineOwnInvitation,
  FindInvitation,
  ListInvitations,
  ListOwnInvitations,
  ReadInvitation,
  ResendInvitation,
  RevokeInvitation,
  SendInvitation,
} from '#organisation';
import type { DataSource } from 'typeorm';
import { AttemptCounters } from '../../../libs/auth/src/throttle/attempt-counters.js';
import { DatabaseThrottleStore } from '../../../libs/auth/src/throttle/store/database-throttle-store.js';
import { unthrottled } from '../apps/system.js';
import { passwordHasher } from './password-hasher.js';
import { MailInvitation } from '../../../libs/organisation/src/invitation/mail-invitation.js';

/** @param environment settings that override those of development */
export function invitations(database: DataSource, environment: Readonly<Record<string, string>> = {}) {
  const { app, account, throttle, secondFactor } = loadSettings({
    DEBUG: '1',
    SECRET_KEY: 'of a spec',
    DATABASE_URL: 'postgres://unused',
    PUBLIC_URL: 'https://auth.example.com',
    ...unthrottled,
    ...environment,
  });
  const guesses = new GuessLimiter(
    database,
    new AttemptCounters(app, throttle),
    new DatabaseThrottleStore(database),
  );
  const find = new FindInvitation(database, guesses);
  const hash = new HashNewPassword(
    passwordHasher(),
    new PasswordRequirements(account, secondFactor),
    database,
  );
  const remember = new RememberDevice(database, throttle);
  const mail = new MailInvitation(new MailOutbox(app), app);
  const accept = new AcceptInvitation(database, find, hash, remember, account);
  return {
    send: new SendInvitation(database, mail, account),
    list: new ListInvitations(database),
    read: new ReadInvitation(database),
    resend: new ResendInvitation(database, mail, account),
    revoke: new RevokeInvitation(database),
    find,
    accept,
    listOwn: new ListOwnInvitations(database),
    acceptOwn: new AcceptOwnInvitation(database, accept),
    declineOwn: new DeclineOwnInvitation(database),
    decline: new DeclineInvitation(database, find),
  };
}
