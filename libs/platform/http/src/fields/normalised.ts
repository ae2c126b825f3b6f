import { Transform } from 'class-transformer';

/** Normalises the received value before its rule and the controller see it. */
export const Normalised = (clean: (value: unknown) => unknown): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) => clean(value), { toClassOnly: true });
