export { canonicalPassword } from './canonical-password.js';
export { CheckPasswordRules } from './check-password-rules.js';
export { parseDjangoHash } from './django-hash.js';
export { resemblesEmail } from './email-similarity.js';
export { HashNewPassword } from './hash-new-password.js';
export { PasswordHasher, unusablePassword } from './password-hasher.js';
export { PasswordRequirements } from './password-requirements.js';
export { passwordFaults, passwordLength } from './password-rules.js';
export { PasswordModule } from './password.module.js';
