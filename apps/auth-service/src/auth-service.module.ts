/** Verification of tokens for internal services, and health checks. */
import { DeadLetterModule, VerificationModule } from '#auth/verification';
import { type Settings, SettingsModule } from '#config';
import { DatabaseModule } from '#database';
import { HealthController, HealthModule } from '#health';
import { MetricsModule } from '#metrics';
import { type DynamicModule, Module } from '@nestjs/common';
import { RequestAge } from './request-age.js';
import { VerificationController } from './verification.controller.js';

@Module({})
export class AuthServiceModule {
  static forRoot(settings: Settings): DynamicModule {
    return {
      module: AuthServiceModule,
      imports: [
        SettingsModule.forRoot(settings),
        DatabaseModule.forRoot(settings.database, []),
        VerificationModule,
        DeadLetterModule,
        HealthModule,
        MetricsModule.forApp('auth-service', settings.metrics),
      ],
      controllers: [VerificationController, HealthController],
      providers: [RequestAge],
    };
  }
}
