import { Transform } from 'class-transformer';

/** Brings the value as it arrived into the form its rule looks at and the controller gets. */
export const Normalised = (clean: (value: unknown) => unknown): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) => clean(value), { toClassOnly: true });
