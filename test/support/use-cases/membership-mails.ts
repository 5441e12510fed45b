/** The mails about memberships for database specs. */
import { loadSettings } from '#config';
import { MailOutbox } from '#mail-queue';
import { MembershipMails } from '#organisation';

const { app } = loadSettings({ DEBUG: '1', SECRET_KEY: 'of a spec', DATABASE_URL: 'postgres://unused' });

export const membershipMails = new MembershipMails(new MailOutbox(app));
