/** Starts the auth-service. */
import 'reflect-metadata';
import { loadSettingsOrExit } from '#config';
import { closeApps, exitOnSignal } from '#health';
import { createAuthService, startAuthService } from './create-auth-service.js';

const exit = exitOnSignal();
const settings = loadSettingsOrExit();
const authService = await createAuthService(settings);
await startAuthService(authService, settings);
exit.stopBy(() => closeApps([authService], settings.health.shutdownDelaySeconds));
