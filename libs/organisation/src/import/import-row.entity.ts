/** A row of an imported file, with what would happen to it, and what did. */
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Import } from './import.entity.js';

/**
 * The first three are of people, the next two of houses.
 * `repeated`: a row before it has the same email, or is about the same house and area.
 */
export const rowOutcomes = [
  'invited',
  'already_invited',
  'already_member',
  'created',
  'already_exists',
  'repeated',
  'wrong',
] as const;

export type RowOutcome = (typeof rowOutcomes)[number];

/** Why a row is wrong: the code of an error, and its sentences. */
export interface RowReason {
  readonly code: string;
  readonly en: string;
  readonly ru: string;
}

@Entity('import_rows')
@Index('import_rows_key_idx', ['importId', 'key', 'line'])
@Index('import_rows_unchecked_idx', ['importId', 'line'], { where: 'plan IS NULL' })
@Index('import_rows_pending_idx', ['importId', 'line'], { where: 'outcome IS NULL' })
export class ImportRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'import_rows_pkey' })
  importId!: string;

  @ManyToOne(() => Import, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'import_id', foreignKeyConstraintName: 'import_rows_import_fkey' })
  import?: Import;

  /** Line of the file. */
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'import_rows_pkey' })
  line!: number;

  /** Field → text. */
  @Column('jsonb')
  fields!: Readonly<Record<string, string>>;

  /** Whether the row has more values than the file has columns. */
  @Column('boolean')
  isTooLong!: boolean;

  /** Equal in rows that repeat each other; null if the row lacks what the key is made of. */
  @Column('varchar', { length: 320, nullable: true })
  key!: string | null;

  /** What the check says would happen; null before the check. */
  @Column('varchar', { length: 20, nullable: true })
  plan!: RowOutcome | null;

  /** What happened; null before it did. */
  @Column('varchar', { length: 20, nullable: true })
  outcome!: RowOutcome | null;

  @Column('jsonb', { nullable: true })
  reason!: RowReason | null;
}
