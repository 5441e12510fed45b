/** `GET /health/live` and `GET /health/ready`: 200 or 503, with each dependency by name. */
import { productVersion } from '#config';
import { applyDecorators, Controller, Get, Res } from '@nestjs/common';
import { ApiExtension, ApiOperation, ApiResponse } from '@nestjs/swagger';
import { HealthReport } from './health-report.js';
import { HealthDto } from './health.dto.js';

interface Reply {
  code(status: number): unknown;
}

const HealthResponses = () =>
  applyDecorators(
    ApiResponse({ status: 200, description: 'All dependencies are up', type: HealthDto }),
    ApiResponse({ status: 503, description: 'A dependency is down', type: HealthDto }),
  );

@ApiExtension('x-roles', ['anonymous'])
@Controller('health')
export class HealthController {
  constructor(private readonly report: HealthReport) {}

  @ApiOperation({ summary: 'Whether the process makes progress; if not, it wants to be restarted' })
  @HealthResponses()
  @Get('live')
  live(@Res({ passthrough: true }) reply: Reply): Promise<HealthDto> {
    return this.answer('live', reply);
  }

  @ApiOperation({ summary: 'Whether the app can serve; if not, callers should be sent elsewhere' })
  @HealthResponses()
  @Get('ready')
  ready(@Res({ passthrough: true }) reply: Reply): Promise<HealthDto> {
    return this.answer('ready', reply);
  }

  private async answer(kind: 'live' | 'ready', reply: Reply): Promise<HealthDto> {
    const health = { version: productVersion, ...(await this.report.ask(kind)) };
    void reply.code(health.status === 'ok' ? 200 : 503);
    return health;
  }
}
