/** How a noun declares what a table keeps about a user: for the export, the erasure and `docs/reference/personal-data.md`. */

interface PersonalTable {
  readonly table: string;
  readonly erasure: Erasure;
  /** How long rows are kept and why, as a sentence. */
  readonly retention: string;
}

/** What happens to the rows when their user is erased. A test compares the effect with the foreign keys of the database. */
export interface Erasure {
  /** `cascades`: foreign keys delete the rows. `unlinks`: a foreign key sets the reference to null. */
  readonly effect: 'cascades' | 'unlinks' | 'deletes' | 'keeps';
  /** As a sentence. */
  readonly description: string;
}

export interface ExportedTable extends PersonalTable {
  /** Name of the section in the document. */
  readonly section: string;
  readonly columns: readonly string[];
  /** SQL condition on `t` for the rows of the user; `$1` is the user's id. */
  readonly rows: string;
  /** Columns that are not exported → the reason. */
  readonly withheld?: Readonly<Record<string, string>>;
  /** Fields computed for the export: name → SQL on `t`. */
  readonly computed?: Readonly<Record<string, string>>;
  /** At most one row per user: the section is an object or null instead of a list. */
  readonly single?: boolean;
}

/** A table that refers to users, directly or through other tables, and is not exported. */
export interface WithheldTable extends PersonalTable {
  readonly columns: readonly string[];
  readonly reason: string;
}

/** A table that holds nothing about a person. */
export interface ImpersonalTable {
  readonly table: string;
  readonly columns: readonly string[];
  readonly reason: string;
}

/** @param names separated by whitespace */
export const columnNames = (names: string): readonly string[] => names.split(/\s+/);

export const ownRows = 't.user_id = $1';

/** Reasons to withhold a column. */
export const secret = 'It authenticates the user or would help to impersonate them.';
export const aboutOthers = 'It is about other people.';

export const cascades: Erasure = { effect: 'cascades', description: 'Deleted with the user by foreign key.' };

export const untilErasure = 'Until the account is erased.';
