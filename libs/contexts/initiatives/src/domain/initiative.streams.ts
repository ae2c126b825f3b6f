/** Streams of this context. Categories are camelCase without a hyphen: EventStoreDB splits at the first one. */
export const initiativeStream = (initiativeId: string): string => `initiative-${initiativeId}`;
