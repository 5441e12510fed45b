/** Names the field whose value another account has. */
import { isUniqueViolation } from '#database';
import { type CodedError, fault, type FieldErrors, invalidFields } from '#errors';

const nameFault: FieldErrors = { profile: { name: [fault('company_name_taken')] } };

const fieldsByConstraint: Readonly<Record<string, FieldErrors>> = {
  users_email_key: { email: [fault('email_taken')] },
  users_additional_email_key: { additional_email: [fault('email_taken')] },
  company_profiles_name_key: nameFault,
  company_profiles_name_idx: nameFault,
};

/** @returns `request.invalid_fields` for a value that must be unique and is not; every other error as it is */
export function takenValue(error: unknown): unknown {
  const taken = Object.entries(fieldsByConstraint).find(([constraint]) =>
    isUniqueViolation(error, constraint),
  );
  return taken ? invalidFields(taken[1]) : error;
}

/** The same as for a name that a company has. */
export function nameTaken(): CodedError {
  return invalidFields(nameFault);
}
