/** Caches what a route's decorators declare: metadata never changes, so each route is read once. */
import type { ExecutionContext } from '@nestjs/common';
import type { Reflector } from '@nestjs/core';

type Handler = ReturnType<ExecutionContext['getHandler']>;
type Controller = ReturnType<ExecutionContext['getClass']>;

/** The handler comes first, so its decorators override those of the controller. */
type Targets = [Handler, Controller];

export type RouteReader<Fact> = (reflector: Reflector, targets: Targets) => Fact;

/** @param read called once per handler and controller; two controllers may inherit one handler */
export function routeFact<Fact>(read: RouteReader<Fact>) {
  const cache = new WeakMap<Controller, WeakMap<Handler, { readonly fact: Fact }>>();
  return (reflector: Reflector, context: ExecutionContext): Fact => {
    const [handler, controller] = [context.getHandler(), context.getClass()];
    let ofController = cache.get(controller);
    if (!ofController) cache.set(controller, (ofController = new WeakMap()));
    let entry = ofController.get(handler);
    if (!entry) ofController.set(handler, (entry = { fact: read(reflector, [handler, controller]) }));
    return entry.fact;
  };
}
