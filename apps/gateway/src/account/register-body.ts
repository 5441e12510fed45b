/** The body of `POST /register/`. */
import { ApiExtraModels, getSchemaPath } from '@nestjs/swagger';
import { ValidateNested } from 'class-validator';
import { described, Required } from '../body/field-rules.js';
import type { Fields } from '../body/fields.js';
import { RequestBody } from '../body/request-body.js';
import { email, newPassword } from './account-rules.js';
import { CompanyBody, TenantBody, WorkerBody } from './profile-bodies.js';
import { type ProfileBody, profileBodyOf, profileObject } from './profile-body.js';

const profiles = [WorkerBody, TenantBody, CompanyBody];

@ApiExtraModels(...profiles)
export class RegisterBody extends RequestBody {
  @Required(email)
  email!: string;

  @Required(newPassword)
  password!: string;

  @Required(
    described({ oneOf: profiles.map((profile) => ({ $ref: getSchemaPath(profile) })) }, profileObject),
  )
  @ValidateNested()
  profile!: ProfileBody;

  constructor(given: Fields) {
    super('profile' in given ? { ...given, profile: profileBodyOf(given['profile']) } : given);
  }
}
