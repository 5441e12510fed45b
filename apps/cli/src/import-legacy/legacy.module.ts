/** Import from the database of the Django service, and export back to it. */
import { Module } from '@nestjs/common';
import { PasswordModule } from '#auth/password';
import { ExportLegacy } from '../export-legacy/export-legacy.js';
import { ImportLegacy } from './import-legacy.js';

@Module({
  imports: [PasswordModule],
  providers: [ImportLegacy, ExportLegacy],
  exports: [ImportLegacy, ExportLegacy],
})
export class LegacyModule {}
