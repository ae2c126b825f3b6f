/**
 * Streams of this context. Categories are camelCase without a hyphen: EventStoreDB takes the text before the first
 * hyphen as the category.
 */
export const initiativeStream = (initiativeId: string): string => `initiative-${initiativeId}`;
