/** The use cases of invitations for database specs, wired as in the application. */
import { loadSettings } from '#config';
import { MailOutbox } from '#mail-queue';
import {
  ListInvitations,
  ReadInvitation,
  ResendInvitation,
  RevokeInvitation,
  SendInvitation,
} from '#organisation';
import type { DataSource } from 'typeorm';
import { MailInvitation } from '../../../libs/organisation/src/invitation/mail-invitation.js';

/** @param environment settings that override those of development */
export function invitations(database: DataSource, environment: Readonly<Record<string, string>> = {}) {
  const { app, account } = loadSettings({
    DEBUG: '1',
    SECRET_KEY: 'of a spec',
    DATABASE_URL: 'postgres://unused',
    PUBLIC_URL: 'https://auth.example.com',
    ...environment,
  });
  const mail = new MailInvitation(new MailOutbox(app), app);
  return {
    send: new SendInvitation(database, mail, account),
    list: new ListInvitations(database),
    read: new ReadInvitation(database),
    resend: new ResendInvitation(database, mail, account),
    revoke: new RevokeInvitation(database),
  };
}
