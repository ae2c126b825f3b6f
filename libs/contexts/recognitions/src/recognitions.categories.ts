/** Categories of the streams this context writes; a spec holds the list against the log of the sample programme. */
export const recognitionsCategories = ['recognition', 'achievement'] as const;
