/** The health checks of every app, exempt from the gateway's guards. */
import { Public } from '#auth/http';
import { HealthController } from '#health';
import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';

@Public()
@ApiTags('health')
@Controller('health')
export class GatewayHealthController extends HealthController {}
