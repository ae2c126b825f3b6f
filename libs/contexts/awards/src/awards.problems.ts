import type { ProblemEntry } from '@app/http';

/** Problems of this context; those it shares with others stand with the context they come from. */
export const awardsProblems: readonly ProblemEntry[] = [
  {
    code: 'RECOGNITION_NOT_FOUND',
    status: 404,
    title: { vi: 'Không có khen thưởng này', en: 'No such award' },
    cause: { vi: 'Mã khen thưởng không tồn tại.', en: 'Nothing was ever awarded under this id.' },
    fix: { vi: 'Kiểm tra lại mã.', en: 'Check the id.' },
  },
  {
    code: 'RECOGNITION_EXISTS',
    status: 409,
    title: { vi: 'Khen thưởng đã được ghi nhận', en: 'The award exists already' },
    cause: { vi: 'Mã này đã mang một khen thưởng.', en: 'This id already carries an award.' },
    fix: { vi: 'Gửi lại với Idempotency-Key mới.', en: 'Send it under a new Idempotency-Key.' },
  },
  {
    code: 'ACHIEVEMENT_MISSING',
    status: 422,
    title: { vi: 'Chưa nêu thành tích', en: 'No achievement named' },
    cause: {
      vi: 'Mỗi khen thưởng phải gắn với ít nhất một sáng kiến hợp lệ hoặc một kết quả đã chốt.',
      en: 'An award rests on at least one counted initiative or sealed result.',
    },
    fix: { vi: 'Nêu thành tích được khen.', en: 'Name what it is awarded for.' },
  },
  {
    code: 'ACHIEVEMENT_TWICE',
    status: 422,
    title: { vi: 'Một thành tích được nêu hai lần', en: 'An achievement is named twice' },
    cause: { vi: 'Danh sách thành tích có mục lặp lại.', en: 'The list of achievements holds an entry twice.' },
    fix: { vi: 'Nêu mỗi thành tích một lần.', en: 'Name each achievement once.' },
  },
  {
    code: 'ACHIEVEMENT_NOT_COUNTED',
    status: 409,
    title: { vi: 'Thành tích chưa được tính', en: 'The achievement does not count' },
    cause: {
      vi: 'Sáng kiến chưa được duyệt hợp lệ trong chương trình này, hoặc đơn vị không có số liệu trong đợt đã chốt.',
      en: 'The initiative is not counted in this campaign, or the unit has no figures in the sealed phase.',
    },
    fix: {
      vi: 'Khen thưởng sau khi sáng kiến được tính là hợp lệ, hoặc sửa danh sách thành tích.',
      en: 'Award it once the initiative counts, or correct the list of achievements.',
    },
  },
  {
    code: 'PHASE_NOT_SEALED',
    status: 409,
    title: { vi: 'Đợt chưa được chốt số liệu', en: 'The phase is not sealed' },
    detail: { vi: 'Đợt {phase} chưa chốt số liệu.', en: 'Phase {phase} is not sealed.' },
    cause: {
      vi: 'Khen thưởng tập thể dựa trên kết quả đã chốt của một đợt.',
      en: 'A collective award rests on the sealed result of a phase.',
    },
    fix: { vi: 'Chốt số liệu của đợt trước.', en: 'Seal the phase first.' },
  },
  {
    code: 'BELOW_THRESHOLD',
    status: 409,
    title: { vi: 'Chưa đạt mức giá trị làm lợi', en: 'Below the threshold of benefit' },
    detail: { vi: 'Cần ít nhất {minimumVnd:vnd}.', en: 'At least {minimumVnd:vnd} is needed.' },
    cause: {
      vi: 'Tổng giá trị làm lợi đã thẩm định thấp hơn mức tối thiểu của khen thưởng cá nhân, hoặc không quy được ra tiền.',
      en: 'The verified benefit is less than the rules ask for an individual award, or not expressed in money.',
    },
    fix: {
      vi: 'Bổ sung thành tích khác của người được khen, hoặc chọn hình thức khen khác.',
      en: 'Name further achievements of the person, or honour the initiative instead.',
    },
  },
  {
    code: 'ALREADY_AWARDED_FOR_ACHIEVEMENT',
    status: 409,
    title: { vi: 'Thành tích này đã được khen', en: 'Already awarded for this achievement' },
    cause: {
      vi: 'Một thành tích không được khen nhiều lần, nhiều hình thức ở cùng cấp; ở cấp khác chỉ khi quy tắc của đợt cho phép.',
      en: 'One achievement carries one award at a level, and at other levels only where the rules of its phase allow it.',
    },
    fix: {
      vi: 'Hủy quyết định trước nếu đủ căn cứ, hoặc khen thành tích khác. Nếu không thấy khen thưởng nào, gửi lại sau một phút.',
      en: 'Revoke the earlier award where there is a ground, or honour another achievement. Where no award is to be seen, send it again after a minute.',
    },
  },
  {
    code: 'RECIPIENT_NOT_ELIGIBLE',
    status: 422,
    title: { vi: 'Người nhận không đúng đối tượng', en: 'The recipient is not eligible' },
    detail: { vi: 'Lý do: {reason}.', en: 'Reason: {reason}.' },
    cause: {
      vi: 'Người nhận không tồn tại (UNKNOWN_RECIPIENT), không phải tác giả hay chủ của thành tích (NOT_THE_RECIPIENTS_ACHIEVEMENT), loại thành tích không hợp với người nhận (NOT_AN_ACHIEVEMENT_OF_THIS_KIND), hoặc hình thức dành cho đối tượng khác (FORM_FOR_OTHERS).',
      en: 'The recipient does not exist (UNKNOWN_RECIPIENT), is not an author or owner of the achievement (NOT_THE_RECIPIENTS_ACHIEVEMENT), the achievement is not of the kind the recipient is honoured for (NOT_AN_ACHIEVEMENT_OF_THIS_KIND), or the form is meant for others (FORM_FOR_OTHERS).',
    },
    fix: { vi: 'Sửa người nhận, thành tích hoặc hình thức.', en: 'Correct recipient, achievements or form.' },
  },
  {
    code: 'ALREADY_REVOKED',
    status: 409,
    title: { vi: 'Khen thưởng đã bị hủy', en: 'Already revoked' },
    cause: { vi: 'Quyết định khen thưởng đã bị hủy trước đó.', en: 'The award was revoked before.' },
    fix: { vi: 'Không cần làm gì thêm.', en: 'Nothing more needs to be done.' },
  },
  {
    code: 'REVOKED_BEFORE_AWARD',
    status: 422,
    title: { vi: 'Ngày hủy trước ngày khen', en: 'Revoked before it was awarded' },
    detail: { vi: 'Khen thưởng quyết định ngày {awardedOn:day}.', en: 'The award was decided on {awardedOn:day}.' },
    cause: {
      vi: 'Ngày quyết định hủy sớm hơn ngày quyết định khen thưởng.',
      en: 'The day of the revocation is earlier than the day of the award.',
    },
    fix: { vi: 'Sửa ngày quyết định.', en: 'Correct the day of the decision.' },
  },
];
