/** What PostgreSQL's error codes mean to us (PostgreSQL manual, appendix A). */
import { DatabaseError } from 'pg';
import { QueryFailedError } from 'typeorm';

interface DriverError {
  code?: unknown;
  constraint?: unknown;
  message?: unknown;
}

const driverError = (error: unknown): DriverError =>
  (error instanceof QueryFailedError ? error.driverError : error) as DriverError;

/** The SQLSTATE, or Node's code for a fault of the connection. */
export function sqlStateOf(error: unknown): unknown {
  return driverError(error)?.code;
}

/** The whole transaction may be run again: deadlock or serialization failure. */
export function isRetriable(error: unknown): boolean {
  return ['40001', '40P01'].includes(String(driverError(error)?.code));
}

/** A unique constraint refused the row; with a name, only that constraint counts. */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  const { code, constraint: violated } = driverError(error) ?? {};
  return code === '23505' && (constraint === undefined || violated === constraint);
}

/** Also: stopped by a time-out of the server (57014, 55P03, 25P03, 25P04), or a server that only reads (25006). */
const lostConnection =
  /^(08...|57014|57P0[1-3]|53[0-9]{3}|55P03|25006|25P0[34]|ECONN.*|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENOTFOUND|EAI_AGAIN)$/;
const lostConnectionWords =
  /connection terminated|timeout exceeded when trying to connect|query read timeout|client was closed|not queryable|Cannot use a pool after/i;

/** The server cannot be reached, is starting or stopping, or has no connection left: nothing is known, try later. */
export function isUnavailable(error: unknown): boolean {
  const { code, message } = driverError(error) ?? {};
  return lostConnection.test(String(code)) || lostConnectionWords.test(String(message));
}

/** PostgreSQL refused the statement for what it contains: run again, it fails again. */
export function isStatementFault(error: unknown): boolean {
  const isAnswer = error instanceof QueryFailedError || error instanceof DatabaseError;
  return isAnswer && !isUnavailable(error) && !isRetriable(error);
}
