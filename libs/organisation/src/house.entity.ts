/** A building with its postal address. */
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { HouseGroup } from './house-group.entity.js';

@Entity('houses')
// By the street and the city, for imports; in SQL, because TypeORM describes no expressions.
@Index('houses_address_idx', { synchronize: false })
@Index('houses_order_idx', { synchronize: false })
@Index('houses_search_idx', { synchronize: false })
export class House {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'houses_pkey' })
  id!: string;

  /** Incremented by every change. A change must name the version that it is based on (`If-Match`). */
  @Column('integer', { default: 1 })
  version!: number;

  @Column('varchar', { length: 6, default: '' })
  zipCode!: string;

  @Column('varchar', { length: 255 })
  city!: string;

  @Column('varchar', { length: 255 })
  street!: string;

  @Column('varchar', { length: 10 })
  number!: string;

  @Column('varchar', { length: 5, default: '' })
  letter!: string;

  @Column('uuid', { nullable: true })
  @Index('houses_group_idx')
  groupId!: string | null;

  @ManyToOne(() => HouseGroup, { onDelete: 'SET NULL' })
  @JoinColumn({ name: 'group_id', foreignKeyConstraintName: 'houses_group_fkey' })
  group?: HouseGroup | null;
}
