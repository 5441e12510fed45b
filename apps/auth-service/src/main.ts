/** Starts the auth-service. */
import 'reflect-metadata';
import { runApp } from '#startup';
import { createAuthService, startAuthService } from './create-auth-service.js';

await runApp(async (settings) => {
  const authService = await createAuthService(settings);
  await startAuthService(authService, settings);
  return authService;
});
