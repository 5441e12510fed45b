/** Converts unique violations to field errors. */
import { isUniqueViolation } from '#database';
import { type CodedError, fault, type FieldErrors, invalidFields } from '#errors';

const nameFault: FieldErrors = { profile: { name: [fault('company_name_taken')] } };

const fieldsByConstraint: Readonly<Record<string, FieldErrors>> = {
  users_email_key: { email: [fault('email_taken')] },
  users_additional_email_key: { additional_email: [fault('email_taken')] },
  company_profiles_name_key: nameFault,
  company_profiles_name_idx: nameFault,
};

/** @returns `request.invalid_fields` for a unique violation; every other error unchanged */
export function takenValue(error: unknown): unknown {
  const violated = Object.entries(fieldsByConstraint).find(([constraint]) =>
    isUniqueViolation(error, constraint),
  );
  return violated ? invalidFields(violated[1]) : error;
}

/** The error for a company name that is already taken. */
export function nameTaken(): CodedError {
  return invalidFields(nameFault);
}
