/**
 * Streams of this context. Categories are camelCase without a hyphen: EventStoreDB takes the text before the first
 * hyphen as the category.
 */
export const memberStream = (memberId: string): string => `member-${memberId}`;

/** The id of the member whose stream this is; null for any other stream. */
export const memberIdOf = (stream: string): string | null => /^member-(.+)$/.exec(stream)?.[1] ?? null;

/** `numberId` is derived from the member number: the number itself is never written to the log. */
export const memberNumberStream = (numberId: string): string => `memberNumber-${numberId}`;
