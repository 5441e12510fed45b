/** Starts the gateway. */
import 'reflect-metadata';
import { loadSettings } from '#config';
import { createGateway } from './create-gateway.js';

const settings = loadSettings();
const gateway = await createGateway(settings);
gateway.enableShutdownHooks(['SIGTERM', 'SIGINT'], { useProcessExit: true });
await gateway.listen(settings.http.port, settings.http.host);
