import type { Language } from '@app/texts';

/** Vietnamese unless English has a higher weight (RFC 9110 §12.5.4; an equal weight goes by order). */
export const preferredLanguage = (acceptLanguage: string | undefined): Language => {
  let best: { readonly language: Language; readonly weight: number } = { language: 'vi', weight: 0 };
  for (const part of (acceptLanguage ?? '').slice(0, 500).split(',')) {
    const [range = '', ...parameters] = part.trim().toLowerCase().split(';');
    const language = range.split('-')[0];
    if (language !== 'vi' && language !== 'en') continue;
    const q = parameters.map((each) => each.trim()).find((each) => each.startsWith('q='));
    const weight = q === undefined ? 1 : Number(q.slice(2));
    if (weight > best.weight) best = { language, weight };
  }
  return best.language;
};
