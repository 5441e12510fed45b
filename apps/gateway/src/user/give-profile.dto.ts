/** The body that gives a profile to an account. */
import { ApiExtraModels } from '@nestjs/swagger';
import { IsProfile, type RegisterProfileDto } from '../account/profile.transform.js';
import { RegisterCompanyDto, RegisterTenantDto, RegisterWorkerDto } from '../account/register-profile.dto.js';
import { Required } from '../validation/presence.js';

@ApiExtraModels(RegisterWorkerDto, RegisterTenantDto, RegisterCompanyDto)
export class GiveProfileDto {
  @Required()
  @IsProfile()
  profile!: RegisterProfileDto;
}
