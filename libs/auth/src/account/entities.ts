/** The entities of this folder, for the DataSource. */
import { OneTimeCode } from './code/one-time-code.entity.js';
import { EmailObjection } from './email/email-objection.entity.js';
import { AccountRequest } from './request/account-request.entity.js';

export const accountEntities = [OneTimeCode, EmailObjection, AccountRequest];
