/** Settings of a service that a spec sends more requests than a person would. */
export const WITHOUT_RATE_LIMITS = { SANGKIEN_RATE_PERSON: '0', SANGKIEN_RATE_UNIT: '0' } as const;
