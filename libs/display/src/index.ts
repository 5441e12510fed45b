export { type DeviceName, deviceName } from './device-name.js';
export { momentText, zonedMomentText } from './moments.js';
