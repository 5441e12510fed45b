/** Hashing and verification of passwords. */
import { Module } from '@nestjs/common';
import { CheckPasswordRules } from './check-password-rules.js';
import { HashNewPassword } from './hash-new-password.js';
import { PasswordHasher } from './password-hasher.js';
import { PasswordQueue } from './password-queue.js';
import { PasswordRequirements } from './password-requirements.js';

@Module({
  providers: [PasswordQueue, PasswordHasher, PasswordRequirements, HashNewPassword, CheckPasswordRules],
  exports: [PasswordHasher, PasswordRequirements, HashNewPassword, CheckPasswordRules],
})
export class PasswordModule {}
