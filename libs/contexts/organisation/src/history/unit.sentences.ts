import type { Sentences } from '@app/history';
import type { UnitEvent, UnitLevel } from '../domain/unit.events.js';

const LEVELS: { readonly [level in UnitLevel]: { readonly vi: string; readonly en: string } } = {
  VGCL: { vi: 'Tổng Liên đoàn', en: 'confederation' },
  SECTOR: { vi: 'công đoàn ngành, tập đoàn', en: 'sectoral union' },
  AFFILIATED: { vi: 'công đoàn trực thuộc', en: 'affiliated union' },
  GRASSROOTS: { vi: 'công đoàn cơ sở', en: 'grassroots union' },
  SECTION: { vi: 'công đoàn bộ phận', en: 'union section' },
  GROUP: { vi: 'tổ công đoàn', en: 'union group' },
};

/** The name at the time is told from the event, not looked up: a later one would make the sentence wrong. */
export const unitSentences: Sentences<UnitEvent> = {
  UnitEstablished: ({ code, name, level, parentId, block }) => ({
    vi: [
      `Thành lập đơn vị ${name} (${code}), cấp ${LEVELS[level].vi}`,
      ...(parentId === null ? [', cao nhất trong tổ chức'] : [', trực thuộc ', { unit: parentId }]),
      block === null ? '.' : `, thuộc khối thi đua ${block}.`,
    ],
    en: [
      `The unit ${name} (${code}) was established at the level ${LEVELS[level].en}`,
      ...(parentId === null ? [' as the highest of the organisation'] : [' below ', { unit: parentId }]),
      block === null ? '.' : `, in emulation block ${block}.`,
    ],
  }),
  UnitRenamed: ({ previousName, name, decisionNo }) => ({
    vi: [`Đổi tên từ ${previousName} thành ${name} theo quyết định số ${decisionNo}.`],
    en: [`Renamed from ${previousName} to ${name} by decision ${decisionNo}.`],
  }),
  UnitAssignedToBlock: ({ block }) =>
    block === null
      ? { vi: ['Rời khối thi đua, không thuộc khối nào.'], en: ['Taken out of its emulation block.'] }
      : { vi: [`Xếp vào khối thi đua ${block}.`], en: [`Put into emulation block ${block}.`] },
  UnitDissolved: ({ decisionNo }) => ({
    vi: [`Giải thể theo quyết định số ${decisionNo}.`],
    en: [`Dissolved by decision ${decisionNo}.`],
  }),
};
