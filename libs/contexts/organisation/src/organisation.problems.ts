import type { ProblemEntry } from '@app/http';

export const organisationProblems: readonly ProblemEntry[] = [
  {
    code: 'OUT_OF_SCOPE_UNIT',
    status: 403,
    title: { vi: 'Không có quyền tại đơn vị này', en: 'No authority at this unit' },
    cause: {
      vi: 'Người thực hiện không giữ vai trò cần thiết tại đơn vị này hay đơn vị cấp trên, hoặc đơn vị không tồn tại.',
      en: 'The acting person holds no role for this act at the unit or above it, or there is no such unit.',
    },
    fix: {
      vi: 'Nhờ người có vai trò tại đơn vị đó, hoặc đề nghị quản trị viên giao vai trò.',
      en: 'Ask somebody who holds the role there, or ask an administrator for it.',
    },
  },
  {
    code: 'ONLY_OPERATOR_FOUNDS',
    status: 403,
    title: { vi: 'Chỉ người vận hành được khởi tạo tổ chức', en: 'Only the operator founds the organisation' },
    cause: {
      vi: 'Lệnh khởi tạo chỉ nhận từ người vận hành dịch vụ.',
      en: 'Founding is accepted from the operator of the service alone.',
    },
    fix: { vi: 'Dùng mã truy cập của người vận hành.', en: 'Use the access token of the operator.' },
  },
  {
    code: 'OWN_ADMINISTRATOR_ROLE',
    status: 403,
    title: { vi: 'Không tự bỏ vai trò quản trị của mình', en: 'Nobody gives up their own administration' },
    cause: {
      vi: 'Quản trị viên không tự thu hồi vai trò quản trị hay tự ghi nhận mình rời tổ chức, để tổ chức không mất quản trị viên cuối cùng.',
      en: 'An administrator does not revoke their own role or record their own departure, so that the last one is not lost.',
    },
    fix: { vi: 'Nhờ một quản trị viên khác thực hiện.', en: 'Ask another administrator to do it.' },
  },
  {
    code: 'ORGANISATION_ALREADY_FOUNDED',
    status: 409,
    title: { vi: 'Tổ chức đã được khởi tạo', en: 'The organisation is founded already' },
    cause: {
      vi: 'Tổ chức chỉ được khởi tạo một lần, hoặc một lần khởi tạo khác đang dở dang.',
      en: 'Founding happens once; or another founding is under way.',
    },
    fix: {
      vi: 'Nếu lần trước bị đứt giữa chừng, gửi lại đúng yêu cầu đó với cùng Idempotency-Key.',
      en: 'If an earlier attempt broke off, send that very request again under its Idempotency-Key.',
    },
  },
  {
    code: 'UNIT_NOT_FOUND',
    status: 404,
    title: { vi: 'Không có đơn vị này', en: 'There is no such unit' },
    cause: { vi: 'Không có đơn vị nào mang mã định danh này.', en: 'No unit has this id.' },
    fix: { vi: 'Tìm đơn vị trong danh sách đơn vị.', en: 'Look the unit up in the list of units.' },
  },
  {
    code: 'MEMBER_NOT_FOUND',
    status: 404,
    title: { vi: 'Không có đoàn viên này', en: 'There is no such member' },
    cause: { vi: 'Không có đoàn viên nào mang mã định danh này.', en: 'No member has this id.' },
    fix: { vi: 'Kiểm tra lại mã định danh.', en: 'Check the id.' },
  },
  {
    code: 'UNIT_DISSOLVED',
    status: 409,
    title: { vi: 'Đơn vị đã giải thể', en: 'The unit was dissolved' },
    detail: { vi: 'Đơn vị {code} đã giải thể.', en: 'Unit {code} was dissolved.' },
    cause: { vi: 'Đơn vị đã giải thể không còn thay đổi được.', en: 'A dissolved unit is not changed any more.' },
    fix: { vi: 'Chọn đơn vị đang hoạt động.', en: 'Choose an active unit.' },
  },
  {
    code: 'UNIT_ALREADY_ESTABLISHED',
    status: 409,
    title: { vi: 'Đơn vị đã được thành lập', en: 'The unit is established already' },
    detail: { vi: 'Đã có đơn vị {code}.', en: 'There is unit {code} already.' },
    cause: { vi: 'Mã định danh này đã thuộc về một đơn vị.', en: 'This id belongs to a unit already.' },
    fix: { vi: 'Gửi yêu cầu mới với Idempotency-Key mới.', en: 'Send a new request under a new Idempotency-Key.' },
  },
  {
    code: 'UNKNOWN_UNIT',
    status: 422,
    title: { vi: 'Đơn vị nêu trong yêu cầu không tồn tại', en: 'The unit named does not exist' },
    cause: {
      vi: 'Yêu cầu nêu một đơn vị chưa từng được thành lập.',
      en: 'The request names a unit that was never established.',
    },
    fix: { vi: 'Chọn đơn vị từ danh sách đơn vị.', en: 'Choose a unit from the list of units.' },
  },
  {
    code: 'UNIT_INACTIVE',
    status: 422,
    title: { vi: 'Đơn vị nêu trong yêu cầu đã giải thể', en: 'The unit named was dissolved' },
    cause: {
      vi: 'Yêu cầu nêu một đơn vị không còn hoạt động.',
      en: 'The request names a unit that is no longer active.',
    },
    fix: { vi: 'Chọn đơn vị đang hoạt động.', en: 'Choose an active unit.' },
  },
  {
    code: 'UNIT_CODE_TAKEN',
    status: 409,
    title: { vi: 'Mã đơn vị đã có', en: 'The unit code is taken' },
    detail: { vi: 'Mã {code} đã thuộc về một đơn vị.', en: 'The code {code} belongs to a unit already.' },
    cause: {
      vi: 'Mỗi mã thuộc về một đơn vị mãi mãi, kể cả sau khi giải thể.',
      en: 'A code belongs to one unit for ever, also after it was dissolved.',
    },
    fix: { vi: 'Chọn mã khác.', en: 'Choose another code.' },
  },
  {
    code: 'MEMBER_NUMBER_TAKEN',
    status: 409,
    title: { vi: 'Số thẻ đoàn viên đã có người giữ', en: 'The member number is taken' },
    cause: { vi: 'Một đoàn viên đang hoạt động giữ số thẻ này.', en: 'An active member holds this number.' },
    fix: {
      vi: 'Kiểm tra số thẻ; nếu là cùng một người thì chuyển sinh hoạt thay vì ghi danh mới.',
      en: 'Check the number; if it is the same person, transfer instead of enrolling again.',
    },
  },
  {
    code: 'ROOT_UNIT_STAYS',
    status: 409,
    title: { vi: 'Không giải thể được đơn vị cao nhất', en: 'The highest unit cannot be dissolved' },
    detail: { vi: 'Đơn vị {code} là đơn vị cao nhất.', en: 'Unit {code} is the highest one.' },
    cause: {
      vi: 'Tổ chức chỉ khởi tạo một lần nên đơn vị cao nhất luôn tồn tại.',
      en: 'The organisation is founded once, so its highest unit stays.',
    },
    fix: { vi: 'Đổi tên đơn vị nếu cần.', en: 'Rename the unit if need be.' },
  },
  {
    code: 'MEMBER_HAS_LEFT',
    status: 409,
    title: { vi: 'Đoàn viên đã rời tổ chức', en: 'The member has left' },
    cause: {
      vi: 'Không chuyển sinh hoạt hay giao vai trò cho người đã rời tổ chức.',
      en: 'Who has left is neither transferred nor given a role.',
    },
    fix: { vi: 'Ghi danh lại người đó nếu họ trở lại.', en: 'Enrol the person again if they come back.' },
  },
  {
    code: 'MEMBER_ALREADY_ENROLLED',
    status: 409,
    title: { vi: 'Đoàn viên đã được ghi danh', en: 'The member is enrolled already' },
    cause: { vi: 'Mã định danh này đã thuộc về một đoàn viên.', en: 'This id belongs to a member already.' },
    fix: { vi: 'Gửi yêu cầu mới với Idempotency-Key mới.', en: 'Send a new request under a new Idempotency-Key.' },
  },
  {
    code: 'EFFECTIVE_DAY_IN_FUTURE',
    status: 422,
    title: { vi: 'Ngày hiệu lực ở tương lai', en: 'The day lies ahead' },
    detail: { vi: 'Hôm nay là {today:day}.', en: 'Today is {today:day}.' },
    cause: {
      vi: 'Thay đổi có hiệu lực ngay khi ghi nhận, nên ngày hiệu lực không được sau hôm nay.',
      en: 'The change holds from the moment it is recorded, so its day may not be after today.',
    },
    fix: {
      vi: 'Ghi nhận vào đúng ngày, hoặc nêu ngày đã qua.',
      en: 'Record it when the day has come, or name a past day.',
    },
  },
];
