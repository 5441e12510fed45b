export { AppLogger } from './app-logger.js';
export { createLogger } from './create-logger.js';
export { type LoggedError, loggedError, messageWithoutValues } from './logged-error.js';
export { logOptions } from './log-options.js';
