/** The diagnosis of the installation, from the settings of this process. */
import {
  AppSettings,
  AvatarSettings,
  CookieSettings,
  DatabaseSettings,
  HttpSettings,
  KafkaSettings,
  MailSettings,
  RedisSettings,
  TokenSettings,
} from '#config';
import { Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { PublicAddressCheck } from './address/public-address-check.js';
import { ClockCheck } from './clock/clock-check.js';
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
import { KafkaCheck } from './kafka/kafka-check.js';
import { SenderDomainCheck } from './mail/sender-domain-check.js';
import { SmtpCheck } from './mail/smtp-check.js';
import { RedisCheck } from './redis/redis-check.js';

function diagnoseFrom(
  dataSource: DataSource,
  databaseSettings: DatabaseSettings,
  app: AppSettings,
  token: TokenSettings,
  avatars: AvatarSettings,
  http: HttpSettings,
  cookies: CookieSettings,
  redis: RedisSettings,
  kafka: KafkaSettings,
  mail: MailSettings,
): Diagnose {
  const database = new DiagnosedDatabase(dataSource, databaseSettings);
  return new Diagnose([
    new SettingsCheck(app),
    new SecretKeyCheck(app),
    new SigningKeysCheck(database, token),
    new PublicAddressCheck(app, http, cookies),
    new ServerCheck(database),
    new MigrationsCheck(database),
    new ConnectionsCheck(database),
    new ActivityCheck(database),
    new RedisCheck(redis),
    new KafkaCheck(kafka),
    new SmtpCheck(mail),
    new SenderDomainCheck(mail),
    new ClockCheck(database, redis),
    new DiskCheck(avatars, database),
  ]);
}

const settings = [
  DatabaseSettings,
  AppSettings,
  TokenSettings,
  AvatarSettings,
  HttpSettings,
  CookieSettings,
  RedisSettings,
  KafkaSettings,
  MailSettings,
];

@Module({
  providers: [{ provide: Diagnose, useFactory: diagnoseFrom, inject: [DataSource, ...settings] }],
  exports: [Diagnose],
})
export class DiagnosisModule {}
