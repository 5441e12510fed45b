/** The membership of a worker in a department. A worker may have several. */
import { Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { WorkerProfile } from '#auth/user';
import { Department } from './department.entity.js';

@Entity('department_workers')
export class DepartmentWorker {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'department_workers_pkey' })
  departmentId!: string;

  @PrimaryColumn('integer', { primaryKeyConstraintName: 'department_workers_pkey' })
  @Index('department_workers_worker_idx')
  workerId!: number;

  @ManyToOne(() => Department, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'department_id', foreignKeyConstraintName: 'department_workers_department_fkey' })
  department?: Department;

  @ManyToOne(() => WorkerProfile, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'worker_id', foreignKeyConstraintName: 'department_workers_worker_fkey' })
  worker?: WorkerProfile;
}
