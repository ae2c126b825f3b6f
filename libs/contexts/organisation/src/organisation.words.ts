import type { BilingualText, CodeWords } from '@app/texts';
import type { UnitLevel } from './domain/unit.events.js';

const unitLevel: { readonly [level in UnitLevel]: BilingualText } = {
  VGCL: { vi: 'Tổng Liên đoàn Lao động Việt Nam', en: 'the confederation (VGCL)' },
  SECTOR: { vi: 'công đoàn ngành trung ương và tương đương', en: 'sector union' },
  AFFILIATED: { vi: 'công đoàn trực thuộc', en: 'affiliated union' },
  GRASSROOTS: { vi: 'công đoàn cơ sở', en: 'grassroots union' },
  SECTION: { vi: 'công đoàn bộ phận', en: 'union section' },
  GROUP: { vi: 'tổ công đoàn', en: 'union group' },
};

/** The words of this context's code values. A value added without its word does not compile. */
export const organisationWords = { unitLevel } satisfies CodeWords;
