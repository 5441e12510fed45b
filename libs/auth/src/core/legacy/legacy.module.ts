/** The way in for what the old service kept. */
import { Module } from '@nestjs/common';
import { PasswordModule } from '../password/password.module.js';
import { ImportLegacy } from './import-legacy.js';

@Module({ imports: [PasswordModule], providers: [ImportLegacy], exports: [ImportLegacy] })
export class LegacyModule {}
