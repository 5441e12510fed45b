/** The entities of this library, for the DataSource. */
import { AreaTenant } from './area-tenant.entity.js';
import { Area } from './area.entity.js';
import { CompanyAssignment } from './company-assignment.entity.js';
import { DepartmentWorker } from './department-worker.entity.js';
import { Department } from './department.entity.js';
import { HouseGroup } from './house-group.entity.js';
import { House } from './house.entity.js';
import { Invitation } from './invitation/invitation.entity.js';
import { InvitationQuota } from './invitation/invitation-quota.entity.js';
import { ImportRow } from './import/import-row.entity.js';
import { Import } from './import/import.entity.js';
import { OwnerArea } from './owner-area.entity.js';

export const organisationEntities = [
  AreaTenant,
  Area,
  CompanyAssignment,
  DepartmentWorker,
  Department,
  HouseGroup,
  House,
  Import,
  ImportRow,
  Invitation,
  InvitationQuota,
  OwnerArea,
];
