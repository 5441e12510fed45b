/** The body of `POST /register/`. */
import { ApiExtraModels } from '@nestjs/swagger';
import { Required } from '../validation/presence.js';
import { IsAccountEmail, IsNewPassword } from './account.decorators.js';
import { CompanyBody, TenantBody, WorkerBody } from './profile-bodies.js';
import { IsProfile, type ProfileBody } from './profile.transform.js';

@ApiExtraModels(WorkerBody, TenantBody, CompanyBody)
export class RegisterBody {
  @Required()
  @IsAccountEmail()
  email!: string;

  @Required()
  @IsNewPassword()
  password!: string;

  @Required()
  @IsProfile()
  profile!: ProfileBody;
}
