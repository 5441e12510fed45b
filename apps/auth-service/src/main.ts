/** Starts the auth-service. */
import 'reflect-metadata';
import { loadSettingsOrExit } from '#config';
import { createAuthService, startAuthService } from './create-auth-service.js';

const settings = loadSettingsOrExit();
const authService = await createAuthService(settings);
authService.enableShutdownHooks(['SIGTERM', 'SIGINT'], { useProcessExit: true });
await startAuthService(authService, settings);
