export { CleanUpModule } from './clean-up.module.js';
export { type Flushed, FlushExpired } from './flush-expired.js';
