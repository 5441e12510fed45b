/** How a table says what of it is a person's to have. */

export interface PersonalTable {
  /** Its name in the document. */
  readonly section: string;
  readonly table: string;
  readonly columns: readonly string[];
  /** Which rows are the person's, as SQL on `t`; `$1` is their number. */
  readonly whose: string;
  /** What stays inside, and why. */
  readonly withheld?: Readonly<Record<string, string>>;
  /** Told besides, or in another form than it is kept in: name → SQL on `t`. */
  readonly told?: Readonly<Record<string, string>>;
  /** At most one row per user. */
  readonly single?: boolean;
}

/** Names between blanks. */
export const named = (names: string) => names.split(/\s+/);

export const own = 't.user_id = $1';
export const secret = 'Proves who somebody is, or would help to pretend it.';
export const others = 'Tells of somebody else.';
