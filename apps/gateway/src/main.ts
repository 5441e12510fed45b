/** Starts the gateway. */
import 'reflect-metadata';
import { loadSettingsOrExit } from '#config';
import { closeApps, exitOnSignal } from '#health';
import { createGateway } from './create-gateway.js';

const exit = exitOnSignal();
const settings = loadSettingsOrExit();
const gateway = await createGateway(settings);
await gateway.listen(settings.http.port, settings.http.host);
exit.stopBy(() => closeApps([gateway], settings.health.shutdownDelaySeconds));
