/** The secret an authenticator app shares with us (TOTP, RFC 6238). It counts once a code of it has confirmed it. */
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

  /** The time step of the last code that was accepted; only later ones are. */
  @Column('integer', { nullable: true })
  lastStep!: number | null;
}
