export { CodedError, invalidFields, invalidOptions } from './coded-error.js';
export { type ErrorCode, errorTable, publicBodyOf, publicCodeOf } from './error-table.js';
export type { FieldErrors, FieldProblem, FieldSentences } from './field-errors.js';
export { fault, FieldFault, type FieldFaultCode } from './field-fault.js';
export { fieldFaults } from './field-faults.js';
export { type Language, languages, type Translated } from './language.js';
export { type Problem, problemOf } from './problem.js';
export { StartupError } from './startup-error.js';
export { tlsFaultOf } from './tls-fault.js';
