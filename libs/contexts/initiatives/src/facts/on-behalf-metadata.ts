/** Metadata of an event whose submitter is not an author: the lead author, for whom it was submitted. */
export const onBehalfMetadata = (
  memberId: string,
  authors: readonly { readonly memberId: string; readonly lead: boolean }[],
): { readonly onBehalfOf?: string } => {
  const lead = authors.find((author) => author.lead);
  return lead === undefined || authors.some((author) => author.memberId === memberId)
    ? {}
    : { onBehalfOf: lead.memberId };
};
