/** The language in which the person behind a request reads pages and mails. */
import { preferredLanguage } from '#auth/user';
import { AccountSettings } from '#config';
import type { Language } from '#errors';
import { Injectable, type PipeTransform } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { CurrentRequest } from '../authentication/current.decorators.js';

@Injectable()
export class LanguageOfRequest implements PipeTransform<FastifyRequest, Language> {
  constructor(private readonly settings: AccountSettings) {}

  transform({ headers }: Pick<FastifyRequest, 'headers'>): Language {
    return preferredLanguage(headers['accept-language'], this.settings.defaultLanguage);
  }
}

/** By `Accept-Language`, or else `DEFAULT_LANGUAGE`. */
export const CurrentLanguage = (): ParameterDecorator => CurrentRequest(LanguageOfRequest);
