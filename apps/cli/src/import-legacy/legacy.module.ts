/** The way in for what the old service kept. */
import { Module } from '@nestjs/common';
import { PasswordModule } from '#auth/password';
import { ImportLegacy } from './import-legacy.js';

@Module({ imports: [PasswordModule], providers: [ImportLegacy], exports: [ImportLegacy] })
export class LegacyModule {}
