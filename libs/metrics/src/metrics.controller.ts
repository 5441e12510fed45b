/** `GET /metrics` on the port of the health checks. */
import { Controller, Get, Headers, Res } from '@nestjs/common';
import { renderMetrics } from './exposition.js';

interface Reply {
  header(name: string, value: string): unknown;
}

@Controller('metrics')
export class MetricsController {
  @Get()
  async read(
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<string> {
    const { contentType, body } = await renderMetrics(accept);
    void reply.header('Content-Type', contentType);
    return body;
  }
}
