/**
 * Streams of this context. Categories are camelCase without a hyphen: EventStoreDB takes the text before the first
 * hyphen as the category.
 */
export const unitStream = (unitId: string): string => `unit-${unitId}`;

export const unitCodeStream = (code: string): string => `unitCode-${code}`;

/** One per log: the founding of the organisation. */
export const FOUNDING_STREAM = 'organisation-founding';

/** One per log: who may hold the role of administrator at the root. */
export const ADMINISTRATORS_STREAM = 'organisation-administrators';
