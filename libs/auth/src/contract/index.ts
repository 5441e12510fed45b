export {
  type AuthEvent,
  type EventContents,
  eventTopics,
  type EventType,
  type Revocation,
  sessionRevocationKey,
  userRevocationKey,
} from './events.js';
export type { TokenClaims, TokenType } from './token-claims.js';
export {
  busAnswer,
  type PermissionMap,
  type Subject,
  topics,
  verificationAnswer,
  type VerificationAnswer,
  type VerificationRequest,
} from './verification.js';
