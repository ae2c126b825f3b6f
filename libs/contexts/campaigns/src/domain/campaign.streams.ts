/**
 * Streams of this context. Categories are camelCase without a hyphen: EventStoreDB takes the text before the first
 * hyphen as the category.
 */
export const campaignStream = (campaignId: string): string => `campaign-${campaignId}`;

/** Reserves the code across all campaigns. */
export const campaignCodeStream = (code: string): string => `campaignCode-${code}`;

/** All targets of one unit in one campaign. */
export const targetStream = (campaignId: string, unitId: string): string => `target-${campaignId}_${unitId}`;

/** Its existence is a member's registration in a campaign. */
export const participationStream = (campaignId: string, memberId: string): string =>
  `participation-${campaignId}_${memberId}`;
