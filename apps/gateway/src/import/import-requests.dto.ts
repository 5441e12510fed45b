/** Query parameters and bodies of imports. */
import { type CsvEncoding, csvEncodings } from '#csv';
import { type ImportKind, importKinds, type RowOutcome, rowOutcomes } from '#organisation';
import { ListQueryDto } from '../resource/list-query.dto.js';
import { IsUserId } from '../validation/numbers.js';
import { Optional } from '../validation/presence.js';
import { IsOneOf } from '../validation/text.js';

export class UploadQueryDto {
  /** `people` unless it is given. */
  @Optional()
  @IsOneOf(...importKinds)
  kind?: ImportKind | null;

  /** For admins. A company acts for itself. Houses need one. */
  @Optional()
  @IsUserId()
  company_id?: number | null;

  /** Instead of the detected one. */
  @Optional()
  @IsOneOf(...csvEncodings)
  encoding?: CsvEncoding | null;
}

export class StartImportDto {
  /** Confirms the encoding of a file that is not UTF-8. */
  @Optional()
  @IsOneOf(...csvEncodings)
  encoding?: CsvEncoding | null;
}

export class DownloadRowsQueryDto {
  @Optional()
  @IsOneOf(...rowOutcomes)
  outcome?: RowOutcome | null;
}

export class ListRowsQueryDto extends ListQueryDto {
  @Optional()
  @IsOneOf(...rowOutcomes)
  outcome?: RowOutcome | null;
}
