/** Every address that takes a form of a page can be opened, and every page is visited in a browser. */
import { RequestMethod, type Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { expect, it } from 'vitest';
import { pageControllers } from '../../apps/gateway/src/gateway.module.js';
import { FormAddressController } from '../../apps/gateway/src/page/form-address.controller.js';
import {
  invitationPages,
  ownPages,
  peoplePages,
  publicPages,
  visitedElsewhere,
} from '../support/pages/visited-pages.js';

/** @returns the paths of a controller's routes with the method */
function pathsOf(controller: Type, method: RequestMethod): string[] {
  const prefix = String(Reflect.getMetadata(PATH_METADATA, controller));
  const handlers = Object.values(Object.getOwnPropertyDescriptors(controller.prototype)).map(
    ({ value }) => value as object,
  );
  return handlers
    .filter((handler) => Reflect.getMetadata(METHOD_METADATA, handler) === method)
    .flatMap((handler) => [Reflect.getMetadata(PATH_METADATA, handler) as string | string[]].flat())
    .map((path) => withoutSlash(`/${prefix}/${path}`.replaceAll(/\/+/g, '/')));
}

const withoutSlash = (path: string) => path.replace(/(.)\/$/, '$1');

const paths = (method: RequestMethod) => pageControllers.flatMap((controller) => pathsOf(controller, method));

it('every address of a form shows a page or leads to the page with the form', () => {
  const forms = paths(RequestMethod.POST);
  expect(forms).toContain('/account/privacy/erase');
  const opened = new Set(paths(RequestMethod.GET));
  expect(forms.filter((path) => !opened.has(path))).toEqual([]);
});

it('every page is visited in a browser', () => {
  const shown = pageControllers.filter((controller) => controller !== FormAddressController);
  const pages = shown.flatMap((controller) => pathsOf(controller, RequestMethod.GET));
  expect(pages).toContain('/account/security');
  const visited = new Set(
    [...publicPages, ...ownPages, ...peoplePages, ...invitationPages].map((page) =>
      withoutSlash(new URL(page, 'http://host/account/').pathname),
    ),
  );
  const unseen = pages.filter((path) => !visited.has(path) && !(path in visitedElsewhere));
  expect(unseen).toEqual([]);
});
