/** The health report of an app; the app adds its checks and chooses the door. */
import { Module } from '@nestjs/common';
import { HealthReport } from './health-report.js';

@Module({ providers: [HealthReport], exports: [HealthReport] })
export class HealthModule {}
