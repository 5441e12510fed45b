/** Hashing and checking of passwords. */
import { Module } from '@nestjs/common';
import { HashNewPassword } from './hash-new-password.js';
import { PasswordHasher } from './password-hasher.js';
import { PasswordQueue } from './password-queue.js';

@Module({
  providers: [PasswordQueue, PasswordHasher, HashNewPassword],
  exports: [PasswordHasher, HashNewPassword],
})
export class PasswordModule {}
