/** Imports and their rows in responses. */
import { csvEncodings } from '#csv';
import {
  type CountedImport,
  importKinds,
  type NamedImport,
  type RowOutcome,
  rowOutcomes,
  type SeenRow,
} from '#organisation';
import { ApiProperty } from '@nestjs/swagger';
import { timeField, userIdField, uuidField } from '../api-document/field-schemas.js';
import { OrderedPageType, PageType } from '../resource/page.dto.js';

const states = ['checking', 'checked', 'running', 'finished', 'cancelled', 'stopped'];

export class ImportDto {
  @ApiProperty(uuidField)
  id!: string;

  @ApiProperty({ enum: importKinds, description: 'What the rows are' })
  kind!: string;

  @ApiProperty({ ...userIdField, nullable: true, description: 'Null for the shell' })
  created_by!: number | null;

  @ApiProperty({ type: String, nullable: true, description: 'Null for the shell' })
  created_by_name!: string | null;

  @ApiProperty({
    ...userIdField,
    nullable: true,
    description: 'The company that invites or has the houses, if any',
  })
  company_id!: number | null;

  @ApiProperty({ type: String, nullable: true, example: 'Harbour' })
  company_name!: string | null;

  @ApiProperty({ enum: csvEncodings })
  encoding!: string;

  @ApiProperty({ example: ';' })
  delimiter!: string;

  @ApiProperty({ type: [String], example: ['email', 'type'], description: 'The columns as fields' })
  columns!: string[];

  @ApiProperty({ enum: states })
  state!: string;

  @ApiProperty({ type: String, nullable: true, description: 'Code of the error that stopped it' })
  reason!: string | null;

  @ApiProperty(timeField)
  created_at!: string;

  @ApiProperty({ ...timeField, nullable: true })
  closed_at!: string | null;

  static from(found: NamedImport): ImportDto {
    const {
      id,
      kind,
      createdBy,
      creatorName,
      companyId,
      companyName,
      encoding,
      delimiter,
      columns,
      state,
      reason,
      createdAt,
      closedAt,
    } = found;
    return {
      id,
      kind,
      created_by: createdBy,
      created_by_name: creatorName,
      company_id: companyId,
      company_name: companyName,
      encoding,
      delimiter,
      columns,
      state,
      reason,
      created_at: createdAt.toISOString(),
      closed_at: closedAt?.toISOString() ?? null,
    };
  }
}

export class ImportPageDto extends OrderedPageType(ImportDto) {}

class OutcomeCountsDto implements Record<RowOutcome, number> {
  @ApiProperty({ type: 'integer' })
  invited!: number;

  @ApiProperty({ type: 'integer' })
  already_invited!: number;

  @ApiProperty({ type: 'integer' })
  already_member!: number;

  @ApiProperty({ type: 'integer', description: 'A house group, house or area was missing' })
  created!: number;

  @ApiProperty({ type: 'integer', description: 'The house and the area were there' })
  already_exists!: number;

  @ApiProperty({
    type: 'integer',
    description: 'A row before it is about the same person, or the same house and area',
  })
  repeated!: number;

  @ApiProperty({ type: 'integer' })
  wrong!: number;

  static from(counts: Partial<Record<RowOutcome, number>>): OutcomeCountsDto {
    return Object.fromEntries(rowOutcomes.map((name) => [name, counts[name] ?? 0])) as never;
  }
}

export class CountedImportDto extends ImportDto {
  @ApiProperty({ type: 'integer', description: 'Rows of the file' })
  rows!: number;

  @ApiProperty({ type: OutcomeCountsDto, description: 'What the check says would happen' })
  planned!: OutcomeCountsDto;

  @ApiProperty({ type: OutcomeCountsDto, description: 'What has happened' })
  done!: OutcomeCountsDto;

  static override from(found: CountedImport): CountedImportDto {
    const { total, planned, done } = found.counts;
    return {
      ...ImportDto.from(found),
      rows: total,
      planned: OutcomeCountsDto.from(planned),
      done: OutcomeCountsDto.from(done),
    };
  }
}

class RowReasonDto {
  @ApiProperty({ example: 'request.invalid_fields' })
  code!: string;

  @ApiProperty({ example: 'type: Must be one of: worker, tenant, company.' })
  en!: string;

  @ApiProperty()
  ru!: string;
}

export class ImportRowDto {
  @ApiProperty({ type: 'integer', description: 'Line of the file' })
  line!: number;

  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } })
  fields!: Readonly<Record<string, string>>;

  @ApiProperty({ enum: rowOutcomes, nullable: true, description: 'What would happen; null before the check' })
  plan!: RowOutcome | null;

  @ApiProperty({ enum: rowOutcomes, nullable: true, description: 'What happened; null before it did' })
  outcome!: RowOutcome | null;

  @ApiProperty({ type: RowReasonDto, nullable: true, description: 'Why the row is wrong' })
  reason!: RowReasonDto | null;

  static from({ line, fields, plan, outcome, reason }: SeenRow): ImportRowDto {
    return { line, fields, plan, outcome, reason };
  }
}

export class ImportRowPageDto extends PageType(ImportRowDto) {}
