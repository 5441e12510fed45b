/** The HTTP controllers of departments, houses and areas. */
import { OrganisationModule } from '#organisation';
import { Module } from '@nestjs/common';
import { AreasController } from './area/areas.controller.js';
import { ApprovalRequestController } from './company/approval-request.controller.js';
import { CompaniesController } from './company/companies.controller.js';
import { MembersController } from './company/members.controller.js';
import { OwnCompaniesController } from './company/own-companies.controller.js';
import { DepartmentWorkersController } from './department/department-workers.controller.js';
import { DepartmentsController } from './department/departments.controller.js';
import { HouseGroupsController } from './house-group/house-groups.controller.js';
import { HousesController } from './house/houses.controller.js';
import { ImportsController } from '../import/imports.controller.js';
import { AreaOwnersController } from './ownership/area-owners.controller.js';
import { AreaTenantsController } from './tenancy/area-tenants.controller.js';
import { ProvidersController } from './tenancy/providers.controller.js';
import { UserPlacesController } from './user-places.controller.js';

@Module({
  imports: [OrganisationModule],
  controllers: [
    CompaniesController,
    ApprovalRequestController,
    MembersController,
    OwnCompaniesController,
    DepartmentsController,
    DepartmentWorkersController,
    HouseGroupsController,
    HousesController,
    AreasController,
    AreaTenantsController,
    AreaOwnersController,
    ProvidersController,
    UserPlacesController,
    ImportsController,
  ],
})
export class OrganisationHttpModule {}
