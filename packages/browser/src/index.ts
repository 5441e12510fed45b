export { createGatehouse, type Gatehouse } from './gatehouse.js';
export { type FieldError, GatehouseError } from './gatehouse-error.js';
export type { Credentials, GatehouseOptions, SessionEnd } from './options.js';
