export { createGatehouse, Gatehouse } from './gatehouse.js';
export { type Action, type Identity, may, type Permissions } from './identity.js';
export type { AskOptions, GatehouseOptions, KafkaOptions, LocalOptions, Log } from './options.js';
export { GatehouseUnavailable, type UnavailableReason } from './unavailable.js';
export { isForged } from './http/csrf.js';
export { type RequestHeaders, type HttpOptions } from './http/http-options.js';
export { requestTokens, type RequestTokens } from './http/request-tokens.js';
