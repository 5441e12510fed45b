/** What the decorators of a route say: looked up once, for it never changes. */
import type { ExecutionContext } from '@nestjs/common';
import type { Reflector } from '@nestjs/core';

type Handler = ReturnType<ExecutionContext['getHandler']>;
type Controller = ReturnType<ExecutionContext['getClass']>;

/** The handler first: what it says goes before what its controller says. */
type Targets = [Handler, Controller];

export type RouteReader<Fact> = (reflector: Reflector, targets: Targets) => Fact;

/** @param read asked once for each handler of each controller; two controllers may inherit one handler */
export function routeFact<Fact>(read: RouteReader<Fact>) {
  const known = new WeakMap<Controller, WeakMap<Handler, { readonly fact: Fact }>>();
  return (reflector: Reflector, context: ExecutionContext): Fact => {
    const [handler, controller] = [context.getHandler(), context.getClass()];
    let ofController = known.get(controller);
    if (!ofController) known.set(controller, (ofController = new WeakMap()));
    let entry = ofController.get(handler);
    if (!entry) ofController.set(handler, (entry = { fact: read(reflector, [handler, controller]) }));
    return entry.fact;
  };
}
