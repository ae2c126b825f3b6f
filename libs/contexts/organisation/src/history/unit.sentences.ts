import type { Sentences } from '@app/history';
import type { UnitEvent } from '../domain/unit.events.js';
import { organisationWords } from '../organisation.words.js';

const { unitLevel } = organisationWords;

/** The name comes from the event, not from a lookup: the current name would make the sentence wrong. */
export const unitSentences: Sentences<UnitEvent> = {
  UnitEstablished: ({ code, name, level, parentId, block }, by) => ({
    vi: [
      // Only the operator establishes the root, by founding the organisation.
      parentId === null ? 'Người vận hành hệ thống' : by,
      ` thành lập ${name} (mã ${code}), cấp ${unitLevel[level].vi}`,
      ...(parentId === null ? [', là đơn vị cao nhất trong hệ thống'] : [', trực thuộc ', { unit: parentId }]),
      block === null ? '.' : `, thuộc khối thi đua ${block}.`,
    ],
    en: [
      parentId === null ? 'The operator' : by,
      ` established ${name} (${code}), level ${unitLevel[level].en}`,
      ...(parentId === null ? [', the root of the organisation'] : [', below ', { unit: parentId }]),
      block === null ? '.' : `, in emulation block ${block}.`,
    ],
  }),
  UnitRenamed: ({ previousName, name, decisionNo }, by) => ({
    vi: [by, ` đổi tên “${previousName}” thành “${name}” theo Quyết định số ${decisionNo}.`],
    en: [by, ` renamed “${previousName}” to “${name}” by Decision no. ${decisionNo}.`],
  }),
  UnitAssignedToBlock: ({ block }, by) =>
    block === null
      ? { vi: [by, ' đưa đơn vị ra khỏi khối thi đua.'], en: [by, ' took the unit out of its emulation block.'] }
      : {
          vi: [by, ` xếp đơn vị vào khối thi đua ${block}.`],
          en: [by, ` put the unit into emulation block ${block}.`],
        },
  SeparationOfDutiesSet: ({ required, decisionNo }, by) =>
    required
      ? {
          vi: [by, ` yêu cầu tách vai trò theo Quyết định số ${decisionNo}.`],
          en: [by, ` required the separation of duties by Decision no. ${decisionNo}.`],
        }
      : {
          vi: [by, ` thôi yêu cầu tách vai trò theo Quyết định số ${decisionNo}.`],
          en: [by, ` no longer required the separation of duties, by Decision no. ${decisionNo}.`],
        },
  UnitDissolved: ({ decisionNo }, by) => ({
    vi: [by, ` ghi nhận giải thể đơn vị theo Quyết định số ${decisionNo}.`],
    en: [by, ` recorded the dissolution of the unit by Decision no. ${decisionNo}.`],
  }),
};
