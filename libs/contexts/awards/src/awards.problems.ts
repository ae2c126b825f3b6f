import type { ProblemEntry } from '@app/http';

/** Problems of this context. Shared ones are declared in the context they come from. */
export const awardsProblems: readonly ProblemEntry[] = [
  {
    code: 'RECOGNITION_NOT_FOUND',
    status: 404,
    title: { vi: 'Không tìm thấy lượt khen thưởng', en: 'No such award' },
    cause: { vi: 'Không có lượt khen thưởng nào mang mã này.', en: 'No award has this id.' },
    fix: { vi: 'Kiểm tra lại mã.', en: 'Check the id.' },
  },
  {
    code: 'RECOGNITION_EXISTS',
    status: 409,
    title: { vi: 'Lượt khen thưởng đã được ghi nhận', en: 'The award has already been recorded' },
    cause: { vi: 'Mã này đã dùng cho một lượt khen thưởng.', en: 'This id already belongs to an award.' },
    fix: {
      vi: 'Xem danh sách khen thưởng trước khi ghi nhận lại.',
      en: 'Look at the honour roll before you record it again.',
    },
    developer: { vi: 'Dùng `Idempotency-Key` mới.', en: 'Use a new `Idempotency-Key`.' },
  },
  {
    code: 'ACHIEVEMENT_MISSING',
    status: 422,
    title: { vi: 'Chưa nêu thành tích', en: 'No achievement given' },
    cause: {
      vi: 'Khen thưởng phải căn cứ ít nhất một sáng kiến hợp lệ hoặc một kết quả đã chốt.',
      en: 'An award must rest on at least one counted initiative or sealed result.',
    },
    fix: { vi: 'Chọn thành tích làm căn cứ khen thưởng.', en: 'Choose what it is awarded for.' },
  },
  {
    code: 'ACHIEVEMENT_TWICE',
    status: 422,
    title: { vi: 'Một thành tích được nêu hai lần', en: 'An achievement is listed twice' },
    cause: { vi: 'Trong danh sách có thành tích bị lặp.', en: 'The list of achievements holds one of them twice.' },
    fix: { vi: 'Bỏ mục bị lặp.', en: 'List each achievement once.' },
  },
  {
    code: 'ACHIEVEMENT_NOT_COUNTED',
    status: 409,
    title: { vi: 'Thành tích chưa được tính', en: 'The achievement does not count' },
    cause: {
      vi: 'Sáng kiến chưa được duyệt hợp lệ trong chương trình này, hoặc đơn vị không có số liệu trong giai đoạn đã chốt.',
      en: 'The initiative is not counted in this campaign, or the unit has no figures in the sealed phase.',
    },
    fix: {
      vi: 'Ghi nhận khen thưởng sau khi sáng kiến được duyệt hợp lệ, hoặc sửa danh sách thành tích.',
      en: 'Record the award once the initiative is approved, or correct the list of achievements.',
    },
  },
  {
    code: 'PHASE_NOT_SEALED',
    status: 409,
    title: { vi: 'Giai đoạn chưa chốt số liệu', en: 'The phase is not sealed' },
    detail: { vi: 'Giai đoạn {phase} chưa chốt số liệu.', en: 'Phase {phase} is not sealed.' },
    cause: {
      vi: 'Khen thưởng tập thể căn cứ kết quả đã chốt của giai đoạn.',
      en: 'A collective award rests on the sealed result of a phase.',
    },
    fix: { vi: 'Chốt số liệu của giai đoạn rồi khen thưởng.', en: 'Seal the phase first.' },
  },
  {
    code: 'BELOW_THRESHOLD',
    status: 409,
    title: { vi: 'Chưa đạt mức giá trị làm lợi để xét khen thưởng', en: 'Below the award minimum' },
    detail: { vi: 'Mức tối thiểu là {minimumVnd:vnd}.', en: 'The minimum is {minimumVnd:vnd}.' },
    cause: {
      vi: 'Tổng giá trị làm lợi đã thẩm định thấp hơn mức tối thiểu đối với cá nhân, hoặc không tính được thành tiền.',
      en: 'The verified benefit is below the minimum for an individual award, or not expressible in money.',
    },
    fix: {
      vi: 'Bổ sung thành tích khác của người được khen thưởng, hoặc chọn hình thức khen thưởng khác.',
      en: 'Add further achievements of the person, or choose another form of award.',
    },
  },
  {
    code: 'ALREADY_AWARDED_FOR_ACHIEVEMENT',
    status: 409,
    title: { vi: 'Thành tích này đã được khen thưởng', en: 'Already awarded for this achievement' },
    cause: {
      vi: 'Không khen thưởng nhiều lần, nhiều hình thức cho một thành tích ở cùng một cấp; ở cấp khác chỉ khi bộ quy định của giai đoạn cho phép.',
      en: 'One achievement carries one award at a level, and at other levels only where the rules of its phase allow it.',
    },
    fix: {
      vi: 'Hủy bỏ quyết định trước nếu có căn cứ, hoặc chọn thành tích khác. Nếu không thấy lượt khen thưởng nào, thử lại sau một phút.',
      en: 'Revoke the earlier award if there is a ground, or choose another achievement. If you see no award, retry after one minute.',
    },
  },
  {
    code: 'RECIPIENT_NOT_ELIGIBLE',
    status: 422,
    title: { vi: 'Không đúng đối tượng khen thưởng', en: 'The recipient is not eligible' },
    detail: { vi: 'Lý do: {reason:word}.', en: 'Reason: {reason:word}.' },
    cause: {
      vi: 'Không tìm thấy đối tượng; thành tích không phải của đối tượng này; loại thành tích không phù hợp; hoặc hình thức dành cho đối tượng khác.',
      en: 'The recipient does not exist, the achievement is not theirs or of a kind that does not suit them, or the form is meant for others.',
    },
    fix: {
      vi: 'Sửa đối tượng, thành tích hoặc hình thức khen thưởng.',
      en: 'Correct the recipient, the achievements or the form.',
    },
    developer: {
      vi: '`reason`: `UNKNOWN_RECIPIENT`, `NOT_THE_RECIPIENTS_ACHIEVEMENT` (không phải tác giả hay chủ của thành tích), `NOT_AN_ACHIEVEMENT_OF_THIS_KIND` hoặc `FORM_FOR_OTHERS`.',
      en: '`reason`: `UNKNOWN_RECIPIENT`, `NOT_THE_RECIPIENTS_ACHIEVEMENT` (neither author nor owner of it), `NOT_AN_ACHIEVEMENT_OF_THIS_KIND` or `FORM_FOR_OTHERS`.',
    },
  },
  {
    code: 'AWARD_LEVEL_ABOVE_OWNER',
    status: 422,
    title: { vi: 'Cấp khen thưởng cao hơn cấp của đơn vị chủ trì', en: 'The award is above the level of the owner' },
    detail: {
      vi: 'Chương trình này khen thưởng cao nhất ở {highestLevel:word}.',
      en: 'This campaign awards at most {highestLevel:word}.',
    },
    cause: {
      vi: 'Đơn vị chủ trì chương trình chỉ khen thưởng ở cấp của mình và cấp dưới; khen thưởng cấp cao hơn do cấp đó quyết định và ghi nhận.',
      en: 'The owner of a campaign awards at its own level and below; an award of a higher level is decided and recorded there.',
    },
    fix: { vi: 'Sửa cấp khen thưởng.', en: 'Correct the level.' },
  },
  {
    code: 'FORM_NOT_AT_LEVEL',
    status: 422,
    title: { vi: 'Cấp này không tặng hình thức khen thưởng đó', en: 'This level does not give this form of award' },
    cause: {
      vi: 'Bộ quy định của giai đoạn không cho cấp này tặng hình thức này cho loại đối tượng này.',
      en: 'The rule set of the phase does not let this level give this form to this kind of recipient.',
    },
    fix: {
      vi: 'Sửa cấp hoặc hình thức; bộ quy định của chương trình ghi hình thức nào do cấp nào tặng cho ai.',
      en: 'Correct the level or the form; the rule set of the campaign says which form which level gives to whom.',
    },
    developer: {
      vi: '`facts.levels`: các cấp được tặng hình thức này cho loại đối tượng này; `awardKinds` của bộ quy định ghi đầy đủ.',
      en: '`facts.levels`: the levels that give this form to this kind of recipient; `awardKinds` of the rule set has them all.',
    },
  },
  {
    code: 'AWARDED_BEFORE_ACHIEVEMENT',
    status: 422,
    title: { vi: 'Khen thưởng trước khi có thành tích', en: 'Awarded before it was achieved' },
    detail: { vi: 'Thành tích có từ ngày {achievedOn:day}.', en: 'It was achieved on {achievedOn:day}.' },
    cause: {
      vi: 'Ngày quyết định khen thưởng sớm hơn ngày sáng kiến được duyệt, hoặc sớm hơn hạn xét duyệt của giai đoạn được chốt số liệu.',
      en: 'The award is dated before the approval of an honoured initiative, or before the evaluation cut-off of the sealed phase.',
    },
    fix: { vi: 'Sửa ngày quyết định.', en: 'Correct the day of the decision.' },
  },
  {
    code: 'CEREMONY_BEFORE_DECISION',
    status: 422,
    title: { vi: 'Ngày trao sớm hơn ngày quyết định', en: 'The ceremony is before the decision' },
    detail: {
      vi: 'Quyết định khen thưởng ký ngày {decidedOn:day}.',
      en: 'The award was decided on {decidedOn:day}.',
    },
    cause: {
      vi: 'Khen thưởng chỉ được trao từ ngày ký quyết định.',
      en: 'An award is presented on the day of the decision or later.',
    },
    fix: { vi: 'Sửa ngày trao hoặc ngày quyết định.', en: 'Correct the day of the ceremony or of the decision.' },
  },
  {
    code: 'ALREADY_REVOKED',
    status: 409,
    title: { vi: 'Quyết định khen thưởng đã bị hủy bỏ', en: 'Already revoked' },
    cause: { vi: 'Quyết định này đã được hủy bỏ trước đó.', en: 'The award was revoked before.' },
    fix: { vi: 'Không cần làm gì thêm.', en: 'Nothing more needs to be done.' },
  },
  {
    code: 'REVOKED_BEFORE_AWARD',
    status: 422,
    title: { vi: 'Ngày hủy bỏ sớm hơn ngày khen thưởng', en: 'Revoked before it was awarded' },
    detail: {
      vi: 'Quyết định khen thưởng ký ngày {awardedOn:day}.',
      en: 'The award was decided on {awardedOn:day}.',
    },
    cause: {
      vi: 'Ngày ký quyết định hủy bỏ sớm hơn ngày ký quyết định khen thưởng.',
      en: 'The day of the revocation is earlier than the day of the award.',
    },
    fix: { vi: 'Sửa ngày quyết định.', en: 'Correct the day of the decision.' },
  },
];
