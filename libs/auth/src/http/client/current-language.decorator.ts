/** The language of pages and mails for the caller. */
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

/** From `Accept-Language`; otherwise `DEFAULT_LANGUAGE`. */
export const CurrentLanguage = (): ParameterDecorator => CurrentRequest(LanguageOfRequest);
