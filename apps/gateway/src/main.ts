/** Starts the gateway. */
import 'reflect-metadata';
import { loadSettingsOrExit } from '#config';
import { createGateway } from './create-gateway.js';

const settings = loadSettingsOrExit();
const gateway = await createGateway(settings);
gateway.enableShutdownHooks(['SIGTERM', 'SIGINT'], { useProcessExit: true });
await gateway.listen(settings.http.port, settings.http.host);
