export { type Authenticated, AuthenticateToken } from './authenticate-token.js';
export { DeadLetterModule } from './dead-letter/dead-letter.module.js';
export {
  deadLetterOrder,
  type DeadLetterReason,
  deadLetterReasons,
  expiredDeadLetters,
  type ListedDeadLetter,
} from './dead-letter/dead-letter.store.js';
export { type DeadLetterState, ListDeadLetters } from './dead-letter/list-dead-letters.js';
export { RecordDeadLetters } from './dead-letter/record-dead-letters.js';
export { VerificationModule } from './verification.module.js';
