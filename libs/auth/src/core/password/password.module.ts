/** Hashing and checking of passwords. */
import { Module } from '@nestjs/common';
import { PasswordHasher } from './password-hasher.js';
import { PasswordQueue } from './password-queue.js';

@Module({ providers: [PasswordQueue, PasswordHasher], exports: [PasswordHasher] })
export class PasswordModule {}
