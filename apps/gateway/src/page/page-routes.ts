/** The decorator of controllers whose routes are pages. */
import { applyDecorators, UseFilters, UseInterceptors } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { AccountLanguageInterceptor } from './account-language.interceptor.js';
import { PeopleAccessInterceptor } from './people-access.js';
import { PageErrorFilter } from './page-error.filter.js';

/** Failures are answered for people: by a login that returns to the page, or by a page that says what to do. */
export const PageRoutes = () =>
  applyDecorators(
    ApiExcludeController(),
    UseFilters(PageErrorFilter),
    UseInterceptors(AccountLanguageInterceptor, PeopleAccessInterceptor),
  );
