/** The entities of this folder, for the DataSource. */
import { CompanyProfile } from './company-profile.entity.js';
import { TenantProfile } from './tenant-profile.entity.js';
import { User } from './user.entity.js';
import { WorkerProfile } from './worker-profile.entity.js';

export const userEntities = [CompanyProfile, TenantProfile, User, WorkerProfile];
