/** The language of pages and mails for the caller. */
import { preferredLanguage } from '#auth/user';
import { AccountSettings } from '#config';
import { type Language, languages } from '#errors';
import { Injectable, type PipeTransform } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { CurrentRequest } from '../authentication/current.decorators.js';
import { valuesOf } from '../cookie/cookie-header.js';

/** Holds the language that a person chose on a page. */
export const languageCookie = 'language';

@Injectable()
export class LanguageOfRequest implements PipeTransform<FastifyRequest, Language> {
  constructor(private readonly settings: AccountSettings) {}

  transform({ headers }: Pick<FastifyRequest, 'headers'>): Language {
    return requestLanguage(headers, this.settings.defaultLanguage);
  }
}

/** From the cookie of the language switch, otherwise from `Accept-Language`, otherwise `DEFAULT_LANGUAGE`. */
export const CurrentLanguage = (): ParameterDecorator => CurrentRequest(LanguageOfRequest);

export function requestLanguage(headers: FastifyRequest['headers'], fallback: Language): Language {
  const [chosen] = valuesOf(headers.cookie, languageCookie);
  return (
    languages.find((language) => language === chosen) ??
    preferredLanguage(headers['accept-language'], fallback)
  );
}
