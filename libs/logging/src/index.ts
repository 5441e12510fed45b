export { AppLogger } from './app-logger.js';
export { createLogger } from './create-logger.js';
export { type LoggedError, loggedError, messageWithoutValues } from './logged-error.js';
export { LoggingModule } from './logging.module.js';
export { logOptions } from './log-options.js';
