/** Categories of the streams this context writes; a spec compares the list with the log of the sample programme. */
export const organisationCategories = ['unit', 'unitCode', 'organisation', 'member', 'memberNumber'] as const;
