/** Categories of the streams this context writes; a spec holds the list against the log of the sample programme. */
export const awardsCategories = ['award', 'achievement'] as const;
