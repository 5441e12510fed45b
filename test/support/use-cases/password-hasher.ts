/** A hasher of passwords for database specs, whose queue turns nothing away. */
import { PasswordHasher } from '#auth/password';
import { PasswordQueue } from '../../../libs/auth/src/password/password-queue.js';

export function passwordHasher(): PasswordHasher {
  return new PasswordHasher(new PasswordQueue({ hashesAtOnce: 2, queueLength: 10_000 }));
}
