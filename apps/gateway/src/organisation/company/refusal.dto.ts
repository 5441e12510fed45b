/** Request body: why an administrator refuses a company. */
import { refusalReasonLimit } from '#organisation';
import { Required } from '../../validation/presence.js';
import { IsMultiline } from '../../validation/text.js';

export class RefuseCompanyDto {
  /** Not blank; the use case trims it. */
  @Required()
  @IsMultiline(refusalReasonLimit)
  reason!: string;
}
