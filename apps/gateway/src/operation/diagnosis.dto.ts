/** Body of the diagnosis, for superusers. */
import {
  checkNames,
  type CheckResult,
  checkStates,
  type Diagnosis,
  type Finding,
  presentFinding,
  severities,
} from '#diagnosis';
import type { Language } from '#errors';
import { ApiProperty } from '@nestjs/swagger';
import { timeField } from '../api-document/field-schemas.js';

class FindingDto {
  @ApiProperty({ example: 'kafka.no_topic' })
  code!: string;

  @ApiProperty({ type: String, enum: severities, description: 'A `note` does not change the state' })
  severity!: string;

  @ApiProperty({ type: 'object', additionalProperties: true, example: { topic: 'auth_request' } })
  parameters!: Finding['parameters'];

  @ApiProperty({
    example: 'The topic auth_request does not exist.',
    description: 'In the language of Accept-Language',
  })
  what!: string;

  @ApiProperty({ description: 'What it leads to' })
  why!: string;

  @ApiProperty({ description: 'What to do' })
  remedy!: string;

  @ApiProperty({ description: 'Whether `doctor --fix` mends it' })
  mendable!: boolean;
}

class CheckDto {
  @ApiProperty({ type: String, enum: checkNames })
  name!: string;

  @ApiProperty({
    type: String,
    enum: checkStates,
    description: '`unused`: the settings do not name what it looks at. `skipped`: the database is away',
  })
  state!: string;

  @ApiProperty({ type: 'integer', example: 12 })
  milliseconds!: number;

  @ApiProperty({ type: [FindingDto], description: 'The most severe first' })
  findings!: FindingDto[];

  static from({ name, state, milliseconds, findings }: CheckResult, language: Language): CheckDto {
    return { name, state, milliseconds, findings: findings.map((one) => presentFinding(one, language)) };
  }
}

export class DiagnosisDto {
  @ApiProperty({ type: String, enum: ['ok', 'warning', 'fault'] })
  state!: string;

  @ApiProperty(timeField)
  finished_at!: Date;

  @ApiProperty({ type: [CheckDto] })
  checks!: CheckDto[];

  static from({ state, finishedAt, checks }: Diagnosis, language: Language): DiagnosisDto {
    return { state, finished_at: finishedAt, checks: checks.map((check) => CheckDto.from(check, language)) };
  }
}
