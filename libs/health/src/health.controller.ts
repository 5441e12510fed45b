/** `GET /health/live` and `GET /health/ready`: 200 or 503, with each dependency by name. */
import { Controller, Get, Res } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import { type Health, HealthReport } from './health-report.js';

interface Reply {
  code(status: number): unknown;
}

@ApiExtension('x-roles', ['anonymous'])
@Controller('health')
export class HealthController {
  constructor(private readonly report: HealthReport) {}

  /** Whether the process makes progress; if not, it wants to be restarted. */
  @Get('live')
  live(@Res({ passthrough: true }) reply: Reply): Promise<Health> {
    return this.answer('live', reply);
  }

  /** Whether the app can serve; if not, callers should be sent elsewhere. */
  @Get('ready')
  ready(@Res({ passthrough: true }) reply: Reply): Promise<Health> {
    return this.answer('ready', reply);
  }

  private async answer(kind: 'live' | 'ready', reply: Reply): Promise<Health> {
    const health = await this.report.ask(kind);
    void reply.code(health.status === 'ok' ? 200 : 503);
    return health;
  }
}
