/** Hashing and verification of passwords. */
import { Module } from '@nestjs/common';
import { CheckPasswordRules } from './check-password-rules.js';
import { HashNewPassword } from './hash-new-password.js';
import { PasswordHasher } from './password-hasher.js';
import { PasswordQueue } from './password-queue.js';

@Module({
  providers: [PasswordQueue, PasswordHasher, HashNewPassword, CheckPasswordRules],
  exports: [PasswordHasher, HashNewPassword, CheckPasswordRules],
})
export class PasswordModule {}
