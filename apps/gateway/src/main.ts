/** Starts the gateway. */
import 'reflect-metadata';
import { runApp } from '#startup';
import { createGateway, startGateway } from './create-gateway.js';

await runApp(async (settings) => {
  const gateway = await createGateway(settings);
  await startGateway(gateway, settings);
  return gateway;
});
