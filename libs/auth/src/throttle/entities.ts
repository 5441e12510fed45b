/** The entities of this folder, for the DataSource. */
import { Ban } from './ban/ban.entity.js';
import { KnownDevice } from './known-device/known-device.entity.js';
import { ThrottleCounter } from './store/throttle-counter.entity.js';
import { Throttling } from './throttling.entity.js';

export const throttleEntities = [Ban, KnownDevice, ThrottleCounter, Throttling];
