/** The columns that the profiles of workers and tenants share. */
import { Column } from 'typeorm';

export type Sex = 'male' | 'female';

export abstract class PersonColumns {
  @Column('varchar', { length: 100 })
  firstName!: string;

  @Column('varchar', { length: 100 })
  lastName!: string;

  /** Patronymic. */
  @Column('varchar', { length: 100, default: '' })
  surname!: string;

  /** `YYYY-MM-DD`. */
  @Column('date')
  birthDate!: string;

  @Column('varchar', { length: 6 })
  sex!: Sex;

  @Column('varchar', { length: 100, default: '' })
  citizenship!: string;

  @Column('varchar', { length: 255, default: '' })
  military!: string;

  @Column('varchar', { length: 255, default: '' })
  placeBirth!: string;
}
