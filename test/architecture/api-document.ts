/** The OpenAPI document of the gateway, read without starting one. */
import { loadSettings } from '#config';
import { NestFactory } from '@nestjs/core';
import { createApiDocument } from '../../apps/gateway/src/api-document/api-document.js';
import { GatewayModule } from '../../apps/gateway/src/gateway.module.js';
import { gatewayAdapter } from '../../apps/gateway/src/server/gateway-adapter.js';

/** The preview mode of Nest creates no provider, so nothing connects. */
export async function apiDocument(): Promise<ReturnType<typeof createApiDocument>> {
  const settings = loadSettings({ DEBUG: '1', SECRET_KEY: 'not used', DATABASE_URL: 'postgres://not-used' });
  const app = await NestFactory.create(GatewayModule.forRoot(settings), gatewayAdapter(settings), {
    preview: true,
    logger: false,
    abortOnError: false,
  });
  return createApiDocument(app, settings.cookie);
}
