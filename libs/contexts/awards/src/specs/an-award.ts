import { affiliated, author, campaignId, counted } from './a-programme.js';

/** Requests as clients send them. Default: an author honoured for a counted initiative. */
export const awardRequest = (changes: object = {}) => ({
  campaignId,
  form: 'COMMENDATION',
  level: 'SECTOR',
  recipient: { kind: 'MEMBER', memberId: author },
  achievements: [{ kind: 'INITIATIVE', initiativeId: counted }],
  decisionNo: 'QĐ-KT-MAU-1',
  decidedOn: '2023-09-25',
  signatory: 'Chủ tịch Công đoàn Ngành Mẫu',
  prizeVnd: '5000000',
  ceremonyOn: '2023-10-08',
  citation: 'Sáng kiến mẫu tiết kiệm năng lượng',
  ...changes,
});

export const toUnit = (changes: object = {}) =>
  awardRequest({
    form: 'SECTOR_MERIT_CERTIFICATE',
    recipient: { kind: 'UNIT', unitId: affiliated },
    achievements: [{ kind: 'SEALED_RESULT', campaignId, phase: 1, unitId: affiliated }],
    ...changes,
  });

export const toInitiative = (initiativeId: string, changes: object = {}) =>
  awardRequest({
    form: 'OUTSTANDING_INITIATIVE',
    recipient: { kind: 'INITIATIVE', initiativeId },
    achievements: [{ kind: 'INITIATIVE', initiativeId }],
    ...changes,
  });

export const revocationRequest = (changes: object = {}) => ({
  ground: 'LATER_CONCLUSION',
  decisionNo: 'QĐ-HUY-MAU-1',
  decidedOn: '2023-09-25',
  reason: 'Kết luận kiểm tra mẫu',
  ...changes,
});
