/** Categories of the streams this context writes; a spec compares the list with the log of the sample programme. */
export const campaignsCategories = ['campaign', 'campaignCode', 'target', 'participation'] as const;
