import { Shaped } from './field-shape.js';

/** Normalises the received value before its rule and the controller see it. */
export const Normalised = (normalise: (value: unknown) => unknown): PropertyDecorator => Shaped({ normalise });
