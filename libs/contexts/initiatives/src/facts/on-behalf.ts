/** For whom somebody who is no author hands in: the lead author, for the metadata of the event. */
export const onBehalf = (
  memberId: string,
  authors: readonly { readonly memberId: string; readonly lead: boolean }[],
): { readonly onBehalfOf?: string } => {
  const lead = authors.find((author) => author.lead);
  return lead === undefined || authors.some((author) => author.memberId === memberId)
    ? {}
    : { onBehalfOf: lead.memberId };
};
