/** A link with which the reader of the former address objects to a change of email by an administrator. */
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import { User } from '#auth/user';

@Entity('email_objections')
@Unique('email_objections_address_key', ['userId', 'formerEmail'])
export class EmailObjection {
  /** SHA-256 of the code in the link. */
  @PrimaryColumn('bytea', { primaryKeyConstraintName: 'email_objections_pkey' })
  digest!: Buffer;

  @Column('integer')
  userId!: number;

  @ManyToOne(() => User, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'email_objections_user_fkey' })
  user?: User;

  /** Where the link was mailed to. */
  @Column('varchar', { length: 254 })
  formerEmail!: string;

  /** The administrator; null for the shell. Without a foreign key: whoever is erased is not notified. */
  @Column('integer', { nullable: true })
  requestedBy!: number | null;

  @Column('timestamptz')
  @Index('email_objections_expires_at_idx')
  expiresAt!: Date;
}
