/** Deletes the expired rows of all nouns. */
import { Module } from '@nestjs/common';
import { FlushExpired } from './flush-expired.js';

@Module({ providers: [FlushExpired], exports: [FlushExpired] })
export class CleanUpModule {}
