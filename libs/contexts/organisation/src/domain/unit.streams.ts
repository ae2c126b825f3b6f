/** Streams of this context. Categories are camelCase without a hyphen: EventStoreDB splits at the first one. */
export const unitStream = (unitId: string): string => `unit-${unitId}`;

export const unitCodeStream = (code: string): string => `unitCode-${code}`;

/** One per log: who founded the organisation. */
export const FOUNDING_STREAM = 'organisation-founding';
