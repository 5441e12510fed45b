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
export class LanguageOfRequest implements PipeTransform<LanguageSource, Language> {
  constructor(private readonly settings: AccountSettings) {}

  transform(request: LanguageSource): Language {
    return requestLanguage(request, this.settings.defaultLanguage);
  }
}

export interface LanguageSource extends Pick<FastifyRequest, 'headers'> {
  /** The language of the caller's account, which pages note. */
  accountLanguage?: Language;
}

/**
 * From the cookie of the language switch, otherwise that of the account on pages, otherwise from `Accept-Language`, otherwise
 * `DEFAULT_LANGUAGE`.
 */
export const CurrentLanguage = (): ParameterDecorator => CurrentRequest(LanguageOfRequest);

export function requestLanguage({ headers, accountLanguage }: LanguageSource, fallback: Language): Language {
  return (
    chosenLanguage(headers) ?? accountLanguage ?? preferredLanguage(headers['accept-language'], fallback)
  );
}

/** @returns undefined if nobody has chosen a language in this browser */
export function chosenLanguage({ cookie }: FastifyRequest['headers']): Language | undefined {
  const [chosen] = valuesOf(cookie, languageCookie);
  return languages.find((language) => language === chosen);
}
