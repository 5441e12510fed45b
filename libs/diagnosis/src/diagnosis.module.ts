/** The diagnosis of the installation, from the settings of this process. */
import { AppSettings, AvatarSettings, DatabaseSettings, TokenSettings } from '#config';
import { Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Diagnose } from './diagnose.js';
import { DiagnosedDatabase } from './diagnosed-database.js';
import { ActivityCheck } from './database/activity-check.js';
import { ConnectionsCheck } from './database/connections-check.js';
import { MigrationsCheck } from './database/migrations-check.js';
import { ServerCheck } from './database/server-check.js';
import { DiskCheck } from './installation/disk-check.js';
import { SecretKeyCheck } from './installation/secret-key-check.js';
import { SettingsCheck } from './installation/settings-check.js';
import { SigningKeysCheck } from './installation/signing-keys-check.js';

function diagnoseFrom(
  dataSource: DataSource,
  databaseSettings: DatabaseSettings,
  app: AppSettings,
  token: TokenSettings,
  avatars: AvatarSettings,
): Diagnose {
  const database = new DiagnosedDatabase(dataSource, databaseSettings);
  return new Diagnose([
    new SettingsCheck(app),
    new SecretKeyCheck(app),
    new SigningKeysCheck(database, token),
    new ServerCheck(database),
    new MigrationsCheck(database),
    new ConnectionsCheck(database),
    new ActivityCheck(database),
    new DiskCheck(avatars, database),
  ]);
}

@Module({
  providers: [
    {
      provide: Diagnose,
      useFactory: diagnoseFrom,
      inject: [DataSource, DatabaseSettings, AppSettings, TokenSettings, AvatarSettings],
    },
  ],
  exports: [Diagnose],
})
export class DiagnosisModule {}
