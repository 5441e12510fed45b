/** A flat or other part of a house. */
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { House } from './house.entity.js';

@Entity('areas')
@Index('areas_order_idx', { synchronize: false })
export class Area {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'areas_pkey' })
  id!: string;

  /** Incremented by every change. A change must name the version that it is based on (`If-Match`). */
  @Column('integer', { default: 1 })
  version!: number;

  @Column('varchar', { length: 50 })
  number!: string;

  @Column('uuid')
  @Index('areas_house_idx')
  houseId!: string;

  @ManyToOne(() => House, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'house_id', foreignKeyConstraintName: 'areas_house_fkey' })
  house?: House;
}
