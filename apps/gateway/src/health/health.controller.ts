/** The health checks every app has, past the gateway's guards. */
import { Public } from '#auth/http';
import { HealthController } from '#health';
import { Controller } from '@nestjs/common';

@Public()
@Controller('health')
export class GatewayHealthController extends HealthController {}
