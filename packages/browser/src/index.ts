export { createGatehouse, type Gatehouse } from './gatehouse.js';
export type { Credentials, GatehouseOptions, SessionEnd } from './options.js';
