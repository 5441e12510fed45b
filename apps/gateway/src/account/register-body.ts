/** The body of `POST /register/`. */
import { ValidateNested } from 'class-validator';
import { Required } from '../body/field-rules.js';
import type { Fields } from '../body/fields.js';
import { RequestBody } from '../body/request-body.js';
import { email, newPassword } from './account-rules.js';
import { type ProfileBody, profileBodyOf, profileObject } from './profile-body.js';

export class RegisterBody extends RequestBody {
  @Required(email)
  email!: string;

  @Required(newPassword)
  password!: string;

  @Required(profileObject)
  @ValidateNested()
  profile!: ProfileBody;

  constructor(given: Fields) {
    super('profile' in given ? { ...given, profile: profileBodyOf(given['profile']) } : given);
  }
}
