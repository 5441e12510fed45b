/** Every address that takes a form of a page can be opened. */
import { RequestMethod, type Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { expect, it } from 'vitest';
import { pageControllers } from '../../apps/gateway/src/gateway.module.js';

/** @returns the paths of a controller's routes with the method */
function pathsOf(controller: Type, method: RequestMethod): string[] {
  const prefix = String(Reflect.getMetadata(PATH_METADATA, controller));
  const handlers = Object.values(Object.getOwnPropertyDescriptors(controller.prototype)).map(
    ({ value }) => value as object,
  );
  return handlers
    .filter((handler) => Reflect.getMetadata(METHOD_METADATA, handler) === method)
    .flatMap((handler) => [Reflect.getMetadata(PATH_METADATA, handler) as string | string[]].flat())
    .map((path) => `/${prefix}/${path}`.replaceAll(/\/+/g, '/').replace(/(.)\/$/, '$1'));
}

const paths = (method: RequestMethod) => pageControllers.flatMap((controller) => pathsOf(controller, method));

it('every address of a form shows a page or leads to the page with the form', () => {
  const forms = paths(RequestMethod.POST);
  expect(forms).toContain('/account/privacy/erase');
  const opened = new Set(paths(RequestMethod.GET));
  expect(forms.filter((path) => !opened.has(path))).toEqual([]);
});
