/** The health report of an app; the app adds its checks and the controller. */
import { Module } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { HealthReport } from './health-report.js';

// Terminus would log an error at each request while a dependency is down.
@Module({
  imports: [TerminusModule.forRoot({ logger: false })],
  providers: [HealthReport],
  exports: [HealthReport],
})
export class HealthModule {}
