export { ActivateAccount } from './activate-account.js';
export { ConfirmRegistration } from './confirm-registration.js';
export { FindRegistration, type MailedCode } from './find-registration.js';
export { type BrowserProof, RegisterAccount, type Registration } from './register-account.js';
export { RegistrationModule } from './registration.module.js';
export { ReservedName } from './reserved-name.entity.js';
export { registrationEntities } from './entities.js';
export { expiredNameReservations } from './expired-rows.store.js';
export { reservedNamePersonalTables } from './personal-tables.js';
