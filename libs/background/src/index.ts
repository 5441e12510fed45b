export { backoff, type BackoffLimits } from './backoff.js';
export { BackgroundLoop, type BackgroundLoopOptions, type Failure } from './background-loop.js';
export { CoalescedRun } from './coalesced-run.js';
export { OutageLog } from './outage-log.js';
export { pause } from './pause.js';
export { withTimeout } from './with-timeout.js';
