/** The body of `POST /register/`. */
import { ApiExtraModels } from '@nestjs/swagger';
import { Required } from '../validation/presence.js';
import { IsAccountEmail, IsNewPassword } from './account.decorators.js';
import { RegisterCompanyDto, RegisterTenantDto, RegisterWorkerDto } from './register-profile.dto.js';
import { IsProfile, type RegisterProfileDto } from './profile.transform.js';

@ApiExtraModels(RegisterWorkerDto, RegisterTenantDto, RegisterCompanyDto)
export class RegisterDto {
  @Required()
  @IsAccountEmail()
  email!: string;

  @Required()
  @IsNewPassword()
  password!: string;

  @Required()
  @IsProfile()
  profile!: RegisterProfileDto;
}
