/**
 * Whether an Accept header allows a media type: the most specific range that covers it decides (RFC 9110, 12.5.1).
 * Parameters such as `charset` choose nothing here, because each response has one form.
 */
export const accepts = (header: string | undefined, mediaType: string): boolean => {
  if (header === undefined || header.trim() === '') return true;
  const ranges = ['*/*', mediaType.replace(/\/.*/, '/*'), mediaType];
  const allowed: (boolean | undefined)[] = [];
  for (const part of header.toLowerCase().split(',')) {
    const [range = '', ...parameters] = part.split(';').map((each) => each.trim());
    const specificity = ranges.indexOf(range);
    if (specificity === -1) continue;
    const refused = parameters.some((each) => /^q\s*=\s*0(\.0*)?$/.test(each));
    allowed[specificity] = allowed[specificity] || !refused;
  }
  return allowed.findLast((each) => each !== undefined) ?? false;
};
