import type { ProblemEntry } from '@app/http';

export const organisationProblems: readonly ProblemEntry[] = [
  {
    code: 'OUT_OF_SCOPE_UNIT',
    status: 403,
    title: { vi: 'Không có quyền tại đơn vị này', en: 'No authority at this unit' },
    detail: {
      vi: 'Việc này cần vai trò {requiredRoles:word} tại {unitName} hoặc đơn vị cấp trên.',
      en: 'This needs the role of {requiredRoles:word} at {unitName} or above it.',
    },
    fullerDetail: {
      vi: 'Việc này cần vai trò {requiredRoles:word} tại {unitName} hoặc đơn vị cấp trên, hoặc vai trò {alternativeRoles:word} tại chính {alternativeUnitName}.',
      en: 'This needs the role of {requiredRoles:word} at {unitName} or above it, or that of {alternativeRoles:word} at {alternativeUnitName} itself.',
    },
    cause: {
      vi: 'Anh/chị không giữ vai trò cần thiết tại đơn vị này hoặc đơn vị cấp trên; cũng có thể đơn vị không có trong hệ thống.',
      en: 'You hold no role that allows this at the unit or above it, or the unit does not exist.',
    },
    fix: {
      vi: 'Đề nghị người có vai trò tại đơn vị thực hiện, hoặc đề nghị quản trị viên giao vai trò.',
      en: 'Ask somebody who holds the role there, or ask an administrator for it.',
    },
    developer: {
      vi: '`facts.requiredRoles` và `facts.unitId` là vai trò và đơn vị cần có, `facts.alternativeRoles` và `facts.alternativeUnitId` nếu có thì cũng được; `GET /api/v1/role-holders` cho biết ai đang giữ.',
      en: '`facts.requiredRoles` and `facts.unitId` are the roles and the unit that would do, and so are `facts.alternativeRoles` and `facts.alternativeUnitId`, if present; `GET /api/v1/role-holders` says who holds them.',
    },
  },
  {
    code: 'NOT_AN_ACTIVE_MEMBER',
    status: 403,
    title: { vi: 'Không có tên trong danh sách đoàn viên đang sinh hoạt', en: 'Not an active member' },
    cause: {
      vi: 'Tài khoản này không gắn với đoàn viên nào đang sinh hoạt: chưa được thêm vào danh sách, hoặc đã thôi sinh hoạt.',
      en: 'This account does not belong to an active member: nobody enrolled them, or they have left.',
    },
    fix: {
      vi: 'Liên hệ cán bộ công đoàn đơn vị để được bổ sung vào danh sách.',
      en: 'Contact the union officer of your unit to be enrolled.',
    },
    developer: {
      vi: 'Mọi lệnh và truy vấn trả lời như vậy ngay sau khi ghi nhận thôi sinh hoạt, kể cả khi gửi lại một lệnh đã nhận. Mã truy cập vẫn đúng, nên lấy mã mới không giúp được gì.',
      en: 'Every command and query gets this from the moment a departure is recorded, a retry of an accepted command too. The token is valid, so a new one does not help.',
    },
  },
  {
    code: 'ONLY_OPERATOR_FOUNDS',
    status: 403,
    title: { vi: 'Chỉ người vận hành mới khởi tạo được tổ chức', en: 'Only the operator can found the organisation' },
    cause: {
      vi: 'Việc khởi tạo chỉ nhận từ người vận hành hệ thống.',
      en: 'Founding is accepted from the operator of the service alone.',
    },
    fix: { vi: 'Dùng mã truy cập của người vận hành.', en: 'Use the access token of the operator.' },
  },
  {
    code: 'OWN_ADMINISTRATOR_ROLE',
    status: 403,
    title: {
      vi: 'Không tự thu hồi vai trò quản trị của mình',
      en: 'You cannot give up your own administrator role',
    },
    detail: {
      vi: 'Việc này cần một người khác giữ vai trò {requiredRoles:word} tại đơn vị ấy hoặc đơn vị cấp trên.',
      en: 'This needs another person with the role of {requiredRoles:word} at that unit or above it.',
    },
    cause: {
      vi: 'Quản trị viên không tự thu hồi vai trò hoặc tự ghi mình thôi sinh hoạt, để tổ chức luôn còn quản trị viên.',
      en: 'An administrator cannot revoke their own role or record their own departure, so that one always remains.',
    },
    fix: { vi: 'Đề nghị một quản trị viên khác thực hiện.', en: 'Ask another administrator to do it.' },
  },
  {
    code: 'OWN_ROLE_GRANT',
    status: 403,
    title: { vi: 'Không tự giao vai trò cho mình', en: 'You cannot grant a role to yourself' },
    detail: {
      vi: 'Việc này cần một người khác giữ vai trò {requiredRoles:word} tại đơn vị ấy hoặc đơn vị cấp trên.',
      en: 'This needs another person with the role of {requiredRoles:word} at that unit or above it.',
    },
    cause: {
      vi: 'Mỗi vai trò do một người giao cho người khác, để không ai một mình vừa quyết định vừa được lợi.',
      en: 'A role is granted by one person to another, so that nobody alone both decides and benefits.',
    },
    fix: {
      vi: 'Đề nghị một quản trị viên khác giao vai trò; nếu chưa có, giao vai trò quản trị viên cho một người nữa trước.',
      en: 'Ask another administrator to grant it; if there is none, grant the role of administrator to somebody else first.',
    },
  },
  {
    code: 'ROLE_OUT_OF_SCOPE',
    status: 403,
    title: { vi: 'Đoàn viên giữ vai trò ngoài phạm vi của anh/chị', en: 'The member holds a role outside your scope' },
    detail: {
      vi: 'Đoàn viên giữ vai trò {role:word} tại {unitName}. Chỉ {requiredRoles:word} tại đó hoặc cấp trên mới kết thúc được vai trò này.',
      en: 'The member holds the role of {role:word} at {unitName}. Only the {requiredRoles:word} there or above it can end it.',
    },
    cause: {
      vi: 'Thôi sinh hoạt làm chấm dứt mọi vai trò, kể cả vai trò tại đơn vị mà anh/chị không quản lý. Vai trò quản trị viên chỉ do quản trị viên kết thúc.',
      en: 'A departure ends every role, also one at a unit that you do not manage. The role of an administrator is ended by an administrator only.',
    },
    fix: {
      vi: 'Đề nghị người có vai trò tại đó ghi nhận thôi sinh hoạt, hoặc thu hồi vai trò trước.',
      en: 'Ask somebody who holds the role there to record the departure, or to revoke the role first.',
    },
  },
  {
    code: 'INCOMPATIBLE_ROLES',
    status: 409,
    title: {
      vi: 'Vai trò này phải tách riêng với vai trò đang giữ',
      en: 'The role excludes one that the member holds',
    },
    detail: {
      vi: 'Đoàn viên đang giữ vai trò {role:word} tại {unitName}.',
      en: 'The member holds the role of {role:word} at {unitName}.',
    },
    cause: {
      vi: 'Tổ chức yêu cầu tách vai trò: tại cùng một đơn vị, một người không vừa xét duyệt vừa quản trị hay thẩm định giá trị làm lợi.',
      en: 'The organisation requires the separation of duties: at the same unit nobody is reviewer and also administrator or benefit verifier.',
    },
    fix: {
      vi: 'Giao vai trò cho người khác, hoặc thu hồi vai trò đang giữ trước.',
      en: 'Grant the role to somebody else, or first revoke the one that is held.',
    },
  },
  {
    code: 'ONLY_FOR_ROOT_UNIT',
    status: 409,
    title: { vi: 'Chỉ đặt được tại đơn vị cao nhất', en: 'This is set at the highest unit only' },
    detail: { vi: 'Đơn vị {code} không phải là đơn vị cao nhất.', en: 'Unit {code} is not the highest one.' },
    cause: {
      vi: 'Việc tách vai trò là quy định chung của cả tổ chức.',
      en: 'The separation of duties is a rule of the whole organisation.',
    },
    fix: { vi: 'Chọn đơn vị cao nhất.', en: 'Choose the highest unit.' },
  },
  {
    code: 'LAST_ADMINISTRATOR',
    status: 409,
    title: {
      vi: 'Đây là quản trị viên cuối cùng của tổ chức',
      en: 'This is the last administrator of the organisation',
    },
    detail: {
      vi: 'Không còn ai khác giữ vai trò {requiredRoles:word} tại {unitName}.',
      en: 'Nobody else holds the role of {requiredRoles:word} at {unitName}.',
    },
    cause: {
      vi: 'Đơn vị cao nhất luôn phải còn một quản trị viên; nếu không, không ai giao được vai trò nữa.',
      en: 'The highest unit must always have an administrator: otherwise nobody could grant a role again.',
    },
    fix: {
      vi: 'Giao vai trò quản trị viên tại đơn vị cao nhất cho một người khác trước.',
      en: 'First grant the role of administrator at the highest unit to somebody else.',
    },
    developer: {
      vi: 'Người mà một lệnh khác đang kết thúc vai trò không được tính là còn lại, chậm nhất là trong một phút.',
      en: 'Somebody whose role another command is ending does not count, for a minute at most.',
    },
  },
  {
    code: 'ORGANISATION_ALREADY_FOUNDED',
    status: 409,
    title: { vi: 'Tổ chức đã được khởi tạo', en: 'The organisation has already been founded' },
    cause: {
      vi: 'Tổ chức chỉ khởi tạo một lần; cũng có thể một lần khởi tạo khác đang thực hiện dở.',
      en: 'The organisation can be founded only once, or another attempt is in progress.',
    },
    fix: {
      vi: 'Nếu lần trước bị gián đoạn, gửi lại đúng yêu cầu đó.',
      en: 'If an earlier attempt was interrupted, send that very request again.',
    },
    developer: { vi: 'Giữ nguyên `Idempotency-Key`.', en: 'Keep the same `Idempotency-Key`.' },
  },
  {
    code: 'UNIT_NOT_FOUND',
    status: 404,
    title: { vi: 'Không tìm thấy đơn vị', en: 'No such unit' },
    cause: { vi: 'Không có đơn vị nào mang mã định danh này.', en: 'No unit has this id.' },
    fix: { vi: 'Chọn đơn vị trong danh sách đơn vị.', en: 'Choose the unit from the list of units.' },
  },
  {
    code: 'MEMBER_NOT_FOUND',
    status: 404,
    title: { vi: 'Không tìm thấy đoàn viên', en: 'No such member' },
    cause: { vi: 'Không có đoàn viên nào mang mã định danh này.', en: 'No member has this id.' },
    fix: { vi: 'Chọn lại đoàn viên trong danh sách.', en: 'Choose the member from the list.' },
  },
  {
    code: 'UNIT_DISSOLVED',
    status: 409,
    title: { vi: 'Đơn vị đã giải thể', en: 'The unit was dissolved' },
    detail: { vi: 'Đơn vị {code} đã giải thể.', en: 'Unit {code} was dissolved.' },
    cause: {
      vi: 'Không thay đổi được thông tin của đơn vị đã giải thể.',
      en: 'A dissolved unit can no longer be changed.',
    },
    fix: { vi: 'Chọn đơn vị đang hoạt động.', en: 'Choose an active unit.' },
  },
  {
    code: 'UNIT_ALREADY_ESTABLISHED',
    status: 409,
    title: { vi: 'Đơn vị đã được thành lập', en: 'The unit has already been established' },
    detail: { vi: 'Đã có đơn vị {code}.', en: 'Unit {code} already exists.' },
    cause: { vi: 'Mã định danh này đã cấp cho một đơn vị.', en: 'This id already belongs to a unit.' },
    fix: {
      vi: 'Kiểm tra danh sách đơn vị; nếu là đơn vị khác, tạo lại từ đầu.',
      en: 'Check the list of units; if this is another unit, start again.',
    },
    developer: { vi: 'Dùng `Idempotency-Key` mới.', en: 'Use a new `Idempotency-Key`.' },
  },
  {
    code: 'UNKNOWN_UNIT',
    status: 422,
    title: { vi: 'Đơn vị được chọn không có trong hệ thống', en: 'The unit chosen does not exist' },
    cause: { vi: 'Không có đơn vị nào mang mã này.', en: 'No unit has this id.' },
    fix: { vi: 'Chọn đơn vị trong danh sách đơn vị.', en: 'Choose a unit from the list of units.' },
  },
  {
    code: 'UNIT_INACTIVE',
    status: 422,
    title: { vi: 'Đơn vị được chọn đã giải thể', en: 'The unit chosen was dissolved' },
    cause: { vi: 'Đơn vị này không còn hoạt động.', en: 'This unit is no longer active.' },
    fix: { vi: 'Chọn đơn vị đang hoạt động.', en: 'Choose an active unit.' },
  },
  {
    code: 'UNIT_CODE_TAKEN',
    status: 409,
    title: { vi: 'Mã đơn vị đã được dùng', en: 'The unit code is taken' },
    detail: { vi: 'Mã {code} đã cấp cho một đơn vị.', en: 'The code {code} already belongs to a unit.' },
    cause: {
      vi: 'Mỗi mã chỉ cấp cho một đơn vị và không dùng lại, kể cả khi đơn vị đã giải thể.',
      en: 'Each code is used for one unit only, even after the unit is dissolved.',
    },
    fix: { vi: 'Chọn mã khác.', en: 'Choose another code.' },
  },
  {
    code: 'MEMBER_NUMBER_TAKEN',
    status: 409,
    title: { vi: 'Số thẻ đoàn viên đã được dùng', en: 'The member number is taken' },
    detail: {
      vi: 'Một đoàn viên đang sinh hoạt tại {unitName} mang số thẻ này; hỏi {requiredRoles:word} tại đó.',
      en: 'An active member of {unitName} holds this number; ask the {requiredRoles:word} there.',
    },
    cause: { vi: 'Một đoàn viên đang sinh hoạt mang số thẻ này.', en: 'An active member holds this number.' },
    fix: {
      vi: 'Kiểm tra lại số thẻ; nếu là cùng một người, dùng Chuyển sinh hoạt thay vì thêm đoàn viên mới.',
      en: 'Check the number; if it is the same person, transfer them instead of enrolling them again.',
    },
    developer: {
      vi: '`facts.unitId` là đơn vị của người mang số thẻ; không có khi việc thêm đoàn viên đó còn dở dang.',
      en: '`facts.unitId` is the unit of the holder; absent while the enrolment of that member is still in progress.',
    },
  },
  {
    code: 'ROOT_UNIT_STAYS',
    status: 409,
    title: { vi: 'Không giải thể được đơn vị cao nhất', en: 'The highest unit cannot be dissolved' },
    detail: { vi: 'Đơn vị {code} là đơn vị cao nhất.', en: 'Unit {code} is the highest one.' },
    cause: {
      vi: 'Đơn vị cao nhất được lập khi khởi tạo tổ chức và luôn được giữ lại.',
      en: 'The highest unit is established when the organisation is founded, and always stays.',
    },
    fix: { vi: 'Đổi tên đơn vị nếu cần.', en: 'Rename the unit if need be.' },
  },
  {
    code: 'MEMBER_HAS_LEFT',
    status: 409,
    title: { vi: 'Đoàn viên đã thôi sinh hoạt', en: 'The member has left' },
    cause: {
      vi: 'Không chuyển sinh hoạt hay giao vai trò cho người đã thôi sinh hoạt.',
      en: 'A member who has left cannot be transferred or given a role.',
    },
    fix: {
      vi: 'Nếu người đó trở lại, thêm lại vào danh sách đoàn viên.',
      en: 'If they come back, enrol them again.',
    },
  },
  {
    code: 'MEMBER_ALREADY_ENROLLED',
    status: 409,
    title: { vi: 'Đoàn viên đã có trong danh sách', en: 'The member is already enrolled' },
    cause: { vi: 'Mã định danh này đã cấp cho một đoàn viên.', en: 'This id already belongs to a member.' },
    fix: {
      vi: 'Kiểm tra danh sách đoàn viên; nếu là người khác, tạo lại từ đầu.',
      en: 'Check the list of members; if this is another person, start again.',
    },
    developer: { vi: 'Dùng `Idempotency-Key` mới.', en: 'Use a new `Idempotency-Key`.' },
  },
  {
    code: 'NOTHING_TO_CORRECT',
    status: 422,
    title: { vi: 'Chưa nêu thông tin cần đính chính', en: 'The correction names nothing to correct' },
    cause: {
      vi: 'Yêu cầu đính chính không nêu họ tên, chức danh hay nhóm đối tượng.',
      en: 'The request gives no name, job title or category.',
    },
    fix: { vi: 'Nêu thông tin đúng của ít nhất một mục.', en: 'Give the right value of at least one of them.' },
  },
  {
    code: 'PERSONAL_DATA_ERASED',
    status: 409,
    title: { vi: 'Dữ liệu cá nhân đã xóa', en: 'The personal data was erased' },
    cause: {
      vi: 'Dữ liệu cá nhân của đoàn viên này đã được xóa theo yêu cầu và không ghi lại được.',
      en: 'The personal data of this member was erased on request and cannot be written again.',
    },
    fix: { vi: 'Chỉ đính chính nhóm đối tượng nếu cần.', en: 'Correct the category alone, if need be.' },
  },
  {
    code: 'OWN_CATEGORY',
    status: 403,
    title: { vi: 'Không tự đính chính nhóm đối tượng của mình', en: 'You cannot correct your own category' },
    detail: {
      vi: 'Việc này cần một người khác giữ vai trò {requiredRoles:word} tại đơn vị của anh/chị hoặc đơn vị cấp trên.',
      en: 'This needs another person with the role of {requiredRoles:word} at your unit or above it.',
    },
    cause: {
      vi: 'Nhóm đối tượng quyết định mức xét khen thưởng, nên người khác phải đính chính.',
      en: 'The category determines award thresholds, so somebody else must correct it.',
    },
    fix: { vi: 'Đề nghị một quản trị viên khác thực hiện.', en: 'Ask another administrator to do it.' },
  },
  {
    code: 'EFFECTIVE_DAY_IN_FUTURE',
    status: 422,
    title: { vi: 'Ngày có hiệu lực muộn hơn hôm nay', en: 'The effective date is in the future' },
    detail: { vi: 'Hôm nay là ngày {today:day}.', en: 'Today is {today:day}.' },
    cause: {
      vi: 'Thay đổi có hiệu lực ngay khi ghi nhận, nên ngày có hiệu lực không muộn hơn hôm nay.',
      en: 'The change takes effect when it is recorded, so its date may not be after today.',
    },
    fix: {
      vi: 'Chờ đến ngày đó rồi ghi nhận, hoặc chọn hôm nay hay một ngày trước.',
      en: 'Record it when the day has come, or give today’s date or an earlier one.',
    },
  },
  {
    code: 'EFFECTIVE_BEFORE_ENROLMENT',
    status: 422,
    title: { vi: 'Ngày có hiệu lực sớm hơn ngày thêm vào danh sách', en: 'The effective date is before the enrolment' },
    detail: {
      vi: 'Đoàn viên được thêm vào danh sách ngày {enrolledOn:day}.',
      en: 'The member was enrolled on {enrolledOn:day}.',
    },
    cause: {
      vi: 'Đoàn viên chỉ chuyển đơn vị hoặc thôi sinh hoạt sau khi được thêm vào danh sách.',
      en: 'A member is transferred or leaves after the enrolment.',
    },
    fix: { vi: 'Sửa ngày có hiệu lực.', en: 'Correct the effective date.' },
  },
  {
    code: 'EFFECTIVE_BEFORE_TRANSFER',
    status: 422,
    title: { vi: 'Ngày có hiệu lực sớm hơn lần chuyển trước', en: 'The effective date is before the last transfer' },
    detail: {
      vi: 'Đoàn viên chuyển đơn vị lần gần nhất từ ngày {transferredOn:day}.',
      en: 'The member was last transferred on {transferredOn:day}.',
    },
    cause: {
      vi: 'Các lần chuyển đơn vị và ngày thôi sinh hoạt được ghi theo thứ tự thời gian.',
      en: 'Transfers and departure follow one another in time.',
    },
    fix: { vi: 'Sửa ngày có hiệu lực.', en: 'Correct the effective date.' },
  },
];
