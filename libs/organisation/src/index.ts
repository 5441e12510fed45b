export { AreaTenant } from './area-tenant.entity.js';
export { Area } from './area.entity.js';
export { ChangeArea } from './area/change-area.js';
export { CreateArea } from './area/create-area.js';
export { DeleteArea } from './area/delete-area.js';
export { areaOrder } from './area/area.store.js';
export { ListAreas } from './area/list-areas.js';
export { ReadArea } from './area/read-area.js';
export { CompanyAssignment } from './company-assignment.entity.js';
export { AnnounceCompanies } from './company/announce-companies.js';
export { ApproveCompany } from './company/approve-company.js';
export { AssignPerson } from './company/assign-person.js';
export type { AssignedPerson } from './company/company.store.js';
export { ListAssignedPeople } from './company/list-assigned-people.js';
export { RefuseCompany, refusalReasonLimit } from './company/refuse-company.js';
export { RequestApproval } from './company/request-approval.js';
export { UnassignPerson } from './company/unassign-person.js';
export { DepartmentWorker } from './department-worker.entity.js';
export { Department } from './department.entity.js';
export { AddDepartmentWorker } from './department/add-department-worker.js';
export { CreateDepartment } from './department/create-department.js';
export { DeleteDepartment } from './department/delete-department.js';
export type { Worker } from './department/department.store.js';
export { MoveDepartmentWorker, type WorkerMove } from './department/move-department-worker.js';
export { LeaveCompany } from './member/leave-company.js';
export { ListMembers } from './member/list-members.js';
export { ListMemberships, type Memberships } from './member/list-memberships.js';
export { ListOwnCompanies } from './member/list-own-companies.js';
export type { OwnCompany } from './member/member.store.js';
export { MembershipMails } from './member/membership-mails.js';
export { RemoveMember } from './member/remove-member.js';
export { ListDepartmentWorkers } from './department/list-department-workers.js';
export { departmentOrder } from './department/department.store.js';
export { ListDepartments } from './department/list-departments.js';
export { ReadDepartment } from './department/read-department.js';
export { RemoveDepartmentWorker } from './department/remove-department-worker.js';
export { RenameDepartment } from './department/rename-department.js';
export { HouseGroup } from './house-group.entity.js';
export { ChangeHouseGroup } from './house-group/change-house-group.js';
export { CreateHouseGroup } from './house-group/create-house-group.js';
export { DeleteHouseGroup } from './house-group/delete-house-group.js';
export { houseGroupOrder } from './house-group/house-group.store.js';
export { ListHouseGroups } from './house-group/list-house-groups.js';
export { ReadHouseGroup } from './house-group/read-house-group.js';
export { House } from './house.entity.js';
export { ChangeHouse } from './house/change-house.js';
export { CreateHouse } from './house/create-house.js';
export { DeleteHouse } from './house/delete-house.js';
export { houseOrder } from './house/house.store.js';
export { ListHouses } from './house/list-houses.js';
export { ReadHouse } from './house/read-house.js';
export { AcceptOwnInvitation } from './invitation/accept-own-invitation.js';
export { DeclineOwnInvitation } from './invitation/decline-own-invitation.js';
export { ListOwnInvitations } from './invitation/list-own-invitations.js';
export { AcceptInvitation, type Acceptance } from './invitation/accept-invitation.js';
export { fieldsToEnter } from './invitation/complete-profile.js';
export { DeclineInvitation } from './invitation/decline-invitation.js';
export { FindInvitation, type NextStep, type OfferedInvitation } from './invitation/find-invitation.js';
export type { NewInvitation } from './invitation/invitation-draft.js';
export type { InvitationDetails, InvitationFilter } from './invitation/invitation-list.store.js';
export {
  Invitation,
  type InvitationState,
  invitationStates,
  type ProfileDraft,
} from './invitation/invitation.entity.js';
export { invitingScopeOf } from './invitation/inviting-scope.js';
export { invitationOrder } from './invitation/invitation-list.store.js';
export { ListInvitationPermissions } from './invitation/list-invitation-permissions.js';
export { ListInvitations } from './invitation/list-invitations.js';
export { PurgeInvitations } from './invitation/purge-invitations.js';
export { ReadInvitation } from './invitation/read-invitation.js';
export { ResendInvitation } from './invitation/resend-invitation.js';
export { RevokeInvitation } from './invitation/revoke-invitation.js';
export { SendInvitation, type SendingOutcome } from './invitation/send-invitation.js';
export { OrganisationModule } from './organisation.module.js';
export { OwnerArea } from './owner-area.entity.js';
export { AddAreaOwner } from './ownership/add-area-owner.js';
export { ChangeShare } from './ownership/change-share.js';
export { ListAreaOwners } from './ownership/list-area-owners.js';
export { RemoveAreaOwner } from './ownership/remove-area-owner.js';
export { FindPeopleAccess, type PeopleAccess } from './people/find-people-access.js';
export { ListCompanyPeople } from './people/list-company-people.js';
export type { CompanyPerson } from './people/people.store.js';
export { AdvanceImports } from './import/advance-imports.js';
export { columnTitle } from './import/column-title.js';
export { CancelImport } from './import/cancel-import.js';
export { importOrder } from './import/import.store.js';
export { ListImports } from './import/list-imports.js';
export { PurgeImports } from './import/purge-imports.js';
export { type CountedImport, ReadImport } from './import/read-import.js';
export { ReceiveImport } from './import/receive-import.js';
export { RunImport } from './import/run-import.js';
export { StartImport } from './import/start-import.js';
export { Import, type ImportKind, importKinds, type ImportState } from './import/import.entity.js';
export { type RowOutcome, type RowReason, rowOutcomes } from './import/import-row.entity.js';
export type { RowCounts, SeenRow } from './import/import-row.store.js';
export { AddAreaTenant } from './tenancy/add-area-tenant.js';
export { FindTenantProviders } from './tenancy/find-tenant-providers.js';
export { ListAreaTenants } from './tenancy/list-area-tenants.js';
export { RemoveAreaTenant } from './tenancy/remove-area-tenant.js';
export type { Provider, Tenant } from './tenancy/tenancy.store.js';
export { organisationEntities } from './entities.js';
export {
  organisationPersonalTables,
  withheldCompanyRecords,
  withheldHousing,
  withheldPeopleImports,
} from './personal-tables.js';
