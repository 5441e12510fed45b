/** Specs of the product's parts write no log lines between the results. */
import { Logger } from '@nestjs/common';

Logger.overrideLogger(false);
