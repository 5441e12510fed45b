/** The secret shared with an authenticator app (TOTP, RFC 6238). It is active once a code has confirmed it. */
import { Column, Entity, JoinColumn, OneToOne, PrimaryColumn } from 'typeorm';
import { User } from '#auth/user';

@Entity('totp_secrets')
export class TotpSecret {
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'totp_secrets_pkey' })
  userId!: number;

  @OneToOne(() => User, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'totp_secrets_user_fkey' })
  user?: User;

  @Column('bytea')
  sealed!: Buffer;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt!: Date;

  @Column('timestamptz', { nullable: true })
  confirmedAt!: Date | null;

  /** Time step of the last accepted code; only codes of later steps are accepted. */
  @Column('integer', { nullable: true })
  lastStep!: number | null;
}
