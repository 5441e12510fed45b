/** Declares which rows and columns of a table are exported as personal data. */

export interface PersonalTable {
  /** Its name in the document. */
  readonly section: string;
  readonly table: string;
  readonly columns: readonly string[];
  /** SQL condition on `t` that selects the user's rows; `$1` is the user id. */
  readonly whose: string;
  /** Columns that are not exported → the reason. */
  readonly withheld?: Readonly<Record<string, string>>;
  /** Additional or converted values: name → SQL on `t`. */
  readonly computed?: Readonly<Record<string, string>>;
  /** At most one row per user. */
  readonly single?: boolean;
}

/** Splits whitespace-separated names. */
export const named = (names: string) => names.split(/\s+/);

export const own = 't.user_id = $1';
export const secret = 'Proves who somebody is, or would help to pretend it.';
export const others = 'Tells of somebody else.';
