export { CodedError, invalidFields, type FieldErrors } from './coded-error.js';
export { errorTable, type ErrorCode } from './error-table.js';
export { StartupError } from './startup-error.js';
