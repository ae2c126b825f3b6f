/** Categories of the streams this context writes; a spec compares the list with the log of the sample programme. */
export const initiativesCategories = ['initiative'] as const;
