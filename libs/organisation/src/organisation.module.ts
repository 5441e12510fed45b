/** Departments of companies, the housing they manage, and its workers, tenants and owners. */
import { MailOutboxModule } from '#mail-queue';
import { Module } from '@nestjs/common';
import { PasswordModule } from '#auth/password';
import { PermissionModule } from '#auth/permission';
import { ThrottleModule } from '#auth/throttle';
import { ChangeArea } from './area/change-area.js';
import { CreateArea } from './area/create-area.js';
import { DeleteArea } from './area/delete-area.js';
import { ListAreas } from './area/list-areas.js';
import { ReadArea } from './area/read-area.js';
import { AnnounceCompanies } from './company/announce-companies.js';
import { ApproveCompany } from './company/approve-company.js';
import { AssignPerson } from './company/assign-person.js';
import { ListAssignedPeople } from './company/list-assigned-people.js';
import { RefuseCompany } from './company/refuse-company.js';
import { RequestApproval } from './company/request-approval.js';
import { UnassignPerson } from './company/unassign-person.js';
import { AddDepartmentWorker } from './department/add-department-worker.js';
import { CreateDepartment } from './department/create-department.js';
import { DeleteDepartment } from './department/delete-department.js';
import { ListDepartmentWorkers } from './department/list-department-workers.js';
import { ListDepartments } from './department/list-departments.js';
import { ReadDepartment } from './department/read-department.js';
import { RemoveDepartmentWorker } from './department/remove-department-worker.js';
import { RenameDepartment } from './department/rename-department.js';
import { ChangeHouse } from './house/change-house.js';
import { CreateHouse } from './house/create-house.js';
import { DeleteHouse } from './house/delete-house.js';
import { ListHouses } from './house/list-houses.js';
import { ReadHouse } from './house/read-house.js';
import { ChangeHouseGroup } from './house-group/change-house-group.js';
import { CreateHouseGroup } from './house-group/create-house-group.js';
import { DeleteHouseGroup } from './house-group/delete-house-group.js';
import { ListHouseGroups } from './house-group/list-house-groups.js';
import { ReadHouseGroup } from './house-group/read-house-group.js';
import { AcceptInvitation } from './invitation/accept-invitation.js';
import { AcceptOwnInvitation } from './invitation/accept-own-invitation.js';
import { DeclineOwnInvitation } from './invitation/decline-own-invitation.js';
import { ListOwnInvitations } from './invitation/list-own-invitations.js';
import { DeclineInvitation } from './invitation/decline-invitation.js';
import { FindInvitation } from './invitation/find-invitation.js';
import { ListInvitationPermissions } from './invitation/list-invitation-permissions.js';
import { ListInvitations } from './invitation/list-invitations.js';
import { MailInvitation } from './invitation/mail-invitation.js';
import { PurgeInvitations } from './invitation/purge-invitations.js';
import { ReadInvitation } from './invitation/read-invitation.js';
import { ResendInvitation } from './invitation/resend-invitation.js';
import { RevokeInvitation } from './invitation/revoke-invitation.js';
import { SendInvitation } from './invitation/send-invitation.js';
import { AddAreaOwner } from './ownership/add-area-owner.js';
import { ChangeShare } from './ownership/change-share.js';
import { ListAreaOwners } from './ownership/list-area-owners.js';
import { RemoveAreaOwner } from './ownership/remove-area-owner.js';
import { FindPeopleAccess } from './people/find-people-access.js';
import { ListCompanyPeople } from './people/list-company-people.js';
import { AdvanceImports } from './import/advance-imports.js';
import { CancelImport } from './import/cancel-import.js';
import { ListImports } from './import/list-imports.js';
import { PurgeImports } from './import/purge-imports.js';
import { ReadImport } from './import/read-import.js';
import { ReceiveImport } from './import/receive-import.js';
import { RunImport } from './import/run-import.js';
import { StartImport } from './import/start-import.js';
import { AddAreaTenant } from './tenancy/add-area-tenant.js';
import { MoveDepartmentWorker } from './department/move-department-worker.js';
import { LeaveCompany } from './member/leave-company.js';
import { ListMembers } from './member/list-members.js';
import { ListMemberships } from './member/list-memberships.js';
import { ListUserAreas } from './member/list-user-areas.js';
import { ListUserCompanies } from './member/list-user-companies.js';
import { ListOwnCompanies } from './member/list-own-companies.js';
import { MembershipMails } from './member/membership-mails.js';
import { RemoveMember } from './member/remove-member.js';
import { FindTenantProviders } from './tenancy/find-tenant-providers.js';
import { ListAreaTenants } from './tenancy/list-area-tenants.js';
import { RemoveAreaTenant } from './tenancy/remove-area-tenant.js';

const companies = [
  ApproveCompany,
  RefuseCompany,
  RequestApproval,
  AnnounceCompanies,
  AssignPerson,
  UnassignPerson,
  ListAssignedPeople,
];
const people = [FindPeopleAccess, ListCompanyPeople];
const departments = [
  CreateDepartment,
  ListDepartments,
  ReadDepartment,
  RenameDepartment,
  DeleteDepartment,
  ListDepartmentWorkers,
  AddDepartmentWorker,
  RemoveDepartmentWorker,
  MoveDepartmentWorker,
];
const members = [
  MembershipMails,
  RemoveMember,
  LeaveCompany,
  ListOwnCompanies,
  ListMembers,
  ListMemberships,
  ListUserAreas,
  ListUserCompanies,
];
const houseGroups = [CreateHouseGroup, ListHouseGroups, ReadHouseGroup, ChangeHouseGroup, DeleteHouseGroup];
const houses = [CreateHouse, ListHouses, ReadHouse, ChangeHouse, DeleteHouse];
const areas = [CreateArea, ListAreas, ReadArea, ChangeArea, DeleteArea];
const tenancy = [ListAreaTenants, AddAreaTenant, RemoveAreaTenant, FindTenantProviders];
const ownership = [ListAreaOwners, AddAreaOwner, ChangeShare, RemoveAreaOwner];
const invitations = [
  SendInvitation,
  ListInvitationPermissions,
  ListInvitations,
  ReadInvitation,
  ResendInvitation,
  RevokeInvitation,
  PurgeInvitations,
  FindInvitation,
  AcceptInvitation,
  DeclineInvitation,
  ListOwnInvitations,
  AcceptOwnInvitation,
  DeclineOwnInvitation,
];

const imports = [
  AdvanceImports,
  CancelImport,
  ListImports,
  PurgeImports,
  ReadImport,
  ReceiveImport,
  RunImport,
  StartImport,
];

const useCases = [
  ...companies,
  ...people,
  ...departments,
  ...members,
  ...houseGroups,
  ...houses,
  ...areas,
  ...tenancy,
  ...ownership,
  ...invitations,
  ...imports,
];

@Module({
  imports: [MailOutboxModule, PasswordModule, PermissionModule, ThrottleModule],
  providers: [...useCases, MailInvitation],
  exports: useCases,
})
export class OrganisationModule {}
