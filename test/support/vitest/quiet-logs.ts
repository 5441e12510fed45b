/** Silences the log of the product in unit and database specs. */
import { Logger } from '@nestjs/common';

Logger.overrideLogger(false);
