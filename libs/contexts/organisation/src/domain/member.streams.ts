/** Streams of this context. Categories are camelCase without a hyphen: EventStoreDB splits at the first one. */
export const memberStream = (memberId: string): string => `member-${memberId}`;

/** Whose stream it is; null for any other stream. */
export const memberIdOf = (stream: string): string | null => /^member-(.+)$/.exec(stream)?.[1] ?? null;

/** `numberId` is derived from the member number: the number itself never stands in the log. */
export const memberNumberStream = (numberId: string): string => `memberNumber-${numberId}`;
