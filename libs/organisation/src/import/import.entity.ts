/** An import of people or houses from a CSV file. See decisions 81 and 82. */
import type { CsvEncoding } from '#csv';
import type { ErrorCode } from '#errors';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { CompanyProfile, User } from '#auth/user';

/** `stopped`: whoever uploaded the file lost the rights that it needs, or the company may invite nobody else today. */
export type ImportState = 'checking' | 'checked' | 'running' | 'finished' | 'cancelled' | 'stopped';

/** `people` are invited; `houses` are created with their groups and areas. */
export const importKinds = ['people', 'houses'] as const;

export type ImportKind = (typeof importKinds)[number];

@Entity('imports')
export class Import {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'imports_pkey' })
  id!: string;

  @Column('varchar', { length: 10, default: 'people' })
  kind!: ImportKind;

  /** Null for the shell. */
  @Column('integer', { nullable: true })
  @Index('imports_creator_idx')
  createdBy!: number | null;

  @ManyToOne(() => User, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'created_by', foreignKeyConstraintName: 'imports_creator_fkey' })
  creator?: User | null;

  /** Null for invitations to Gatehouse only. Houses always have one. */
  @Column('integer', { nullable: true })
  @Index('imports_company_idx')
  companyId!: number | null;

  @ManyToOne(() => CompanyProfile, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'company_id', foreignKeyConstraintName: 'imports_company_fkey' })
  company?: CompanyProfile | null;

  @Column('varchar', { length: 20 })
  encoding!: CsvEncoding;

  @Column('varchar', { length: 1 })
  delimiter!: string;

  @Column('text', { array: true })
  columns!: string[];

  @Column('varchar', { length: 10, default: 'checking' })
  state!: ImportState;

  /** Code of the error that stopped it. */
  @Column('varchar', { length: 60, nullable: true })
  reason!: ErrorCode | null;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt!: Date;

  @Column('timestamptz', { nullable: true })
  closedAt!: Date | null;
}
