/** A password hasher for database specs with an unlimited queue. */
import { PasswordHasher } from '#auth/password';
import { PasswordQueue } from '../../../libs/auth/src/password/password-queue.js';

export function passwordHasher(): PasswordHasher {
  return new PasswordHasher(new PasswordQueue({ hashesAtOnce: 2, queueLength: 10_000 }));
}
