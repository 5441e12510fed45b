/** Decorates a method of a use case that runs in a span of its own. */
import { inSpan, isTracing } from './spans.js';

type Method<Parameters extends unknown[], Result> = (...parameters: Parameters) => Promise<Result>;

/**
 * The tracer is installed before the classes are loaded: without one, the method stays as it is and costs nothing.
 * @param name a constant: `log in`
 */
export function Spanned(name: string) {
  return <Parameters extends unknown[], Result>(
    _target: object,
    _method: string | symbol,
    descriptor: TypedPropertyDescriptor<Method<Parameters, Result>>,
  ): void => {
    const original = descriptor.value!;
    if (!isTracing()) return;
    descriptor.value = function (this: unknown, ...parameters: Parameters) {
      return inSpan(name, () => original.apply(this, parameters));
    };
  };
}
