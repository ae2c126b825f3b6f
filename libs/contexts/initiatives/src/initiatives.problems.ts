import type { ProblemEntry } from '@app/http';

/** Codes shared with other contexts (units, campaigns, phases, mandates) stand in their lists. */
export const initiativesProblems: readonly ProblemEntry[] = [
  {
    code: 'INITIATIVE_NOT_FOUND',
    status: 404,
    title: { vi: 'Không có sáng kiến này', en: 'No such initiative' },
    cause: {
      vi: 'Không có sáng kiến mang mã định danh này, hoặc nó còn là bản nháp của người khác, hoặc chưa có vào thời điểm được hỏi.',
      en: 'There is no initiative of this id, it is still a draft of somebody else, or it did not exist at the time asked for.',
    },
    fix: { vi: 'Kiểm tra lại mã định danh và thời điểm.', en: 'Check the id and the time.' },
  },
  {
    code: 'ALREADY_SUBMITTED',
    status: 409,
    title: { vi: 'Sáng kiến đã được nộp', en: 'Submitted already' },
    cause: {
      vi: 'Bản nháp này đã thành sáng kiến được nộp.',
      en: 'This draft has become a submitted initiative.',
    },
    fix: {
      vi: 'Xem sáng kiến; chỉ sửa được khi bị trả lại để bổ sung.',
      en: 'Look at the initiative; it can be changed only when it is returned for revision.',
    },
  },
  {
    code: 'NOT_DRAFT_OWNER',
    status: 403,
    title: { vi: 'Bản nháp của người khác', en: 'The draft is somebody else’s' },
    cause: { vi: 'Chỉ người viết được sửa và nộp bản nháp.', en: 'Only who writes a draft may change or submit it.' },
    fix: { vi: 'Nhờ người viết bản nháp.', en: 'Ask its owner.' },
  },
  {
    code: 'NOT_AN_ACTIVE_MEMBER',
    status: 403,
    title: { vi: 'Không còn là đoàn viên đang hoạt động', en: 'Not an active member' },
    cause: {
      vi: 'Người thực hiện không có trong danh sách đoàn viên đang hoạt động.',
      en: 'The acting person is not an active member of the organisation.',
    },
    fix: { vi: 'Liên hệ cán bộ công đoàn của đơn vị.', en: 'Turn to the union officer of the unit.' },
  },
  {
    code: 'PHASE_CLOSED',
    status: 409,
    title: { vi: 'Giai đoạn đã đóng', en: 'The phase is closed' },
    detail: {
      vi: 'Giai đoạn {phase} đóng lúc {closedAt:instant}; yêu cầu đến lúc {receivedAt:instant}.',
      en: 'Phase {phase} closed at {closedAt:instant}; this was received at {receivedAt:instant}.',
    },
    cause: {
      vi: 'Thời điểm máy chủ nhận quyết định giai đoạn; 24:00 là 00:00 ngày hôm sau và không còn trong giai đoạn.',
      en: 'The instant of receipt by the server decides; 24:00 is 00:00 of the next day and no longer inside.',
    },
    fix: {
      vi: 'Nộp vào giai đoạn tiếp theo, nếu có (nextPhase, nextOpensAt).',
      en: 'Submit in the next phase where there is one (nextPhase, nextOpensAt).',
    },
  },
  {
    code: 'SHARES_NOT_100',
    status: 422,
    title: { vi: 'Tỷ lệ đóng góp không đủ 100 %', en: 'Shares do not make 100 %' },
    detail: {
      vi: 'Tổng là {totalBasisPoints} phần vạn.',
      en: 'They make {totalBasisPoints} basis points.',
    },
    cause: {
      vi: 'Tổng tỷ lệ của các tác giả phải đúng 10.000 phần vạn, mỗi người lớn hơn 0.',
      en: 'The shares of all authors must be exactly 10,000 basis points, each above 0.',
    },
    fix: { vi: 'Sửa tỷ lệ của từng tác giả.', en: 'Correct the share of each author.' },
  },
  {
    code: 'DUPLICATE_AUTHOR',
    status: 422,
    title: { vi: 'Tác giả bị lặp', en: 'An author named twice' },
    cause: { vi: 'Một người chỉ được nêu một lần.', en: 'Each author is named once.' },
    fix: { vi: 'Bỏ dòng lặp và cộng tỷ lệ.', en: 'Leave out the repetition and add the shares up.' },
  },
  {
    code: 'ONE_LEAD_AUTHOR',
    status: 422,
    title: { vi: 'Phải có đúng một tác giả chính', en: 'Exactly one author leads' },
    cause: {
      vi: 'Không có tác giả chính, hoặc có nhiều hơn một.',
      en: 'No author is marked as lead, or several are.',
    },
    fix: { vi: 'Đánh dấu đúng một tác giả chính.', en: 'Mark exactly one lead.' },
  },
  {
    code: 'UNKNOWN_AUTHOR',
    status: 422,
    title: { vi: 'Tác giả không phải đoàn viên đang hoạt động', en: 'The author is no active member' },
    cause: {
      vi: 'Không có đoàn viên mang mã này, hoặc người đó đã rời tổ chức.',
      en: 'There is no member of this id, or the member has left.',
    },
    fix: { vi: 'Kiểm tra mã, hoặc ghi danh đoàn viên trước.', en: 'Check the id, or have the member enrolled first.' },
  },
  {
    code: 'CONTENT_MISSING',
    status: 422,
    title: { vi: 'Thiếu nội dung bắt buộc', en: 'Content is missing' },
    detail: { vi: 'Thiếu mục {field}.', en: '{field} is missing.' },
    cause: {
      vi: 'Phải có thực trạng, bản chất, tính mới và phạm vi áp dụng; bí mật công nghệ chỉ cần tóm tắt hiệu quả.',
      en: 'Problem, essence, novelty and scope must be told; a technical secret needs its summary of the effect only.',
    },
    fix: { vi: 'Bổ sung mục còn thiếu.', en: 'Add what is missing.' },
  },
  {
    code: 'NOT_DECLARED_TRUTHFUL',
    status: 422,
    title: { vi: 'Chưa cam đoan đúng sự thật', en: 'Not declared truthful' },
    cause: {
      vi: 'Chỉ nhận sáng kiến được cam đoan là đúng sự thật.',
      en: 'Only what is declared truthful is accepted.',
    },
    fix: { vi: 'Kiểm tra nội dung rồi cam đoan.', en: 'Check the content and declare it.' },
  },
  {
    code: 'IP_PROTECTED',
    status: 422,
    title: { vi: 'Giải pháp đang được bảo hộ', en: 'Under IP protection' },
    cause: {
      vi: 'Giải pháp đang được bảo hộ quyền sở hữu trí tuệ không phải là sáng kiến theo quy định.',
      en: 'A solution under intellectual property protection is no initiative under the rules.',
    },
    fix: {
      vi: 'Chỉ nộp giải pháp không thuộc diện bảo hộ và cam đoan điều đó.',
      en: 'Submit only what is not protected, and declare so.',
    },
  },
  {
    code: 'AGAINST_ORDER_OR_MORALS',
    status: 422,
    title: { vi: 'Trái trật tự công cộng hoặc đạo đức xã hội', en: 'Against public order or morals' },
    cause: {
      vi: 'Người nộp không cam đoan giải pháp phù hợp trật tự công cộng và đạo đức xã hội.',
      en: 'The submitter does not declare that it is not against public order or morals.',
    },
    fix: { vi: 'Chỉ nộp giải pháp phù hợp và cam đoan điều đó.', en: 'Submit only what is not, and declare so.' },
  },
  {
    code: 'ON_BEHALF_WITHOUT_AUTHORISATION',
    status: 422,
    title: { vi: 'Nộp thay mà không có ủy quyền', en: 'On behalf without authorisation' },
    cause: {
      vi: 'Người nộp không phải tác giả và không nêu giấy ủy quyền.',
      en: 'Who hands it in is no author and names no authorisation by the authors.',
    },
    fix: { vi: 'Nêu số giấy ủy quyền của các tác giả.', en: 'Name the authorisation of the authors.' },
  },
  {
    code: 'AUTHORSHIP_CHANGED_WITHOUT_AUTHORISATION',
    status: 422,
    title: { vi: 'Đổi tác giả mà không có sự đồng ý', en: 'Authorship changed without authorisation' },
    cause: {
      vi: 'Bản nộp lại thêm, bớt tác giả hoặc đổi tỷ lệ, tác giả chính mà không nêu văn bản đồng ý của các tác giả.',
      en: 'The revised version changes authors, shares or the lead without naming the agreement of the authors.',
    },
    fix: {
      vi: 'Giữ nguyên tác giả, hoặc nêu số văn bản đồng ý của tất cả tác giả.',
      en: 'Leave the authors as they are, or name the agreement of all of them.',
    },
  },
  {
    code: 'APPLIED_OUTSIDE_WINDOW',
    status: 422,
    title: { vi: 'Áp dụng ngoài thời gian quy định', en: 'Applied outside the window' },
    detail: {
      vi: 'Phải áp dụng lần đầu từ {from:day} đến {until:day}.',
      en: 'It must first have been applied from {from:day} to {until:day}.',
    },
    cause: {
      vi: 'Ngày áp dụng lần đầu nằm ngoài thời gian của chương trình.',
      en: 'The day of first application lies outside the window of the campaign.',
    },
    fix: { vi: 'Kiểm tra ngày áp dụng lần đầu.', en: 'Check the day of first application.' },
  },
  {
    code: 'DATE_IN_FUTURE',
    status: 422,
    title: { vi: 'Ngày chưa đến', en: 'The day has not come yet' },
    detail: { vi: 'Hôm nay là {today:day}.', en: 'Today is {today:day}.' },
    cause: {
      vi: 'Ngày nêu ra muộn hơn hôm nay theo giờ Việt Nam.',
      en: 'The day is later than today in Viet Nam.',
    },
    fix: { vi: 'Nêu ngày đã diễn ra.', en: 'Name a day that has been.' },
  },
  {
    code: 'BENEFIT_ABOVE_CAP',
    status: 422,
    title: { vi: 'Giá trị làm lợi vượt ngưỡng', en: 'Benefit above the cap' },
    detail: { vi: 'Ngưỡng là {capVnd:vnd}.', en: 'The cap is {capVnd:vnd}.' },
    cause: {
      vi: 'Giá trị lớn hơn ngưỡng của bộ quy tắc; thường do nhầm đơn vị (nghìn, triệu, tỷ).',
      en: 'The amount exceeds the cap of the rule set; most often a slip of the unit (thousand, million, billion).',
    },
    fix: { vi: 'Kiểm tra lại số đồng.', en: 'Check the amount in đồng.' },
  },
  {
    code: 'UNIT_CHANGED',
    status: 422,
    title: { vi: 'Không đổi được đơn vị khi nộp lại', en: 'The unit stays when it is handed in again' },
    cause: {
      vi: 'Bản nộp lại nêu đơn vị khác với lần nộp đầu.',
      en: 'The revised version names another unit than the first.',
    },
    fix: { vi: 'Giữ nguyên đơn vị.', en: 'Leave the unit as it was.' },
  },
  {
    code: 'CONFLICT_OF_INTEREST',
    status: 409,
    title: { vi: 'Xung đột lợi ích', en: 'Conflict of interest' },
    cause: {
      vi: 'Người quyết định là, hoặc từng là, tác giả, đồng tác giả hay người nộp.',
      en: 'Who decides is, or once was, an author, co-author or submitter.',
    },
    fix: { vi: 'Nhờ người khác có thẩm quyền.', en: 'Have somebody else with the role decide.' },
  },
  {
    code: 'NOT_SUBMITTED',
    status: 409,
    title: { vi: 'Không ở trạng thái đã nộp', en: 'Not waiting for review' },
    detail: { vi: 'Trạng thái hiện tại: {status}.', en: 'Its status is {status}.' },
    cause: {
      vi: 'Chỉ bắt đầu thẩm định sáng kiến đã nộp và chưa ai thẩm định.',
      en: 'A review starts only on what is submitted and not taken up yet.',
    },
    fix: { vi: 'Tải lại trạng thái sáng kiến.', en: 'Read the initiative again.' },
  },
  {
    code: 'NOT_UNDER_REVIEW',
    status: 409,
    title: { vi: 'Không đang được thẩm định', en: 'Not under review' },
    detail: { vi: 'Trạng thái hiện tại: {status}.', en: 'Its status is {status}.' },
    cause: {
      vi: 'Trạng thái hiện tại không cho phép quyết định này.',
      en: 'Its status does not allow this decision.',
    },
    fix: {
      vi: 'Tải lại sáng kiến; bắt đầu thẩm định trước nếu cần.',
      en: 'Read it again; start the review first if needed.',
    },
  },
  {
    code: 'NOT_RETURNED',
    status: 409,
    title: { vi: 'Không bị trả lại', en: 'Not returned for revision' },
    detail: { vi: 'Trạng thái hiện tại: {status}.', en: 'Its status is {status}.' },
    cause: {
      vi: 'Chỉ nộp lại được sáng kiến đang bị trả lại để bổ sung.',
      en: 'Only what was returned for revision can be handed in again.',
    },
    fix: { vi: 'Tải lại trạng thái sáng kiến.', en: 'Read the initiative again.' },
  },
  {
    code: 'NOT_WITHDRAWABLE',
    status: 409,
    title: { vi: 'Không rút được nữa', en: 'Can no longer be withdrawn' },
    detail: { vi: 'Trạng thái hiện tại: {status}.', en: 'Its status is {status}.' },
    cause: {
      vi: 'Chỉ rút được trước khi có quyết định.',
      en: 'It can be withdrawn only before it is decided.',
    },
    fix: { vi: 'Đề nghị công đoàn xem xét.', en: 'Ask the union to look at it.' },
  },
  {
    code: 'NOT_A_DUPLICATE',
    status: 409,
    title: { vi: 'Không bị đánh dấu trùng', en: 'Not marked a duplicate' },
    detail: { vi: 'Trạng thái hiện tại: {status}.', en: 'Its status is {status}.' },
    cause: { vi: 'Không có đánh dấu trùng để bỏ.', en: 'There is no mark to remove.' },
    fix: { vi: 'Tải lại trạng thái sáng kiến.', en: 'Read the initiative again.' },
  },
  {
    code: 'DUE_DATE_OUT_OF_RANGE',
    status: 422,
    title: { vi: 'Hạn bổ sung không hợp lệ', en: 'Due day out of range' },
    detail: {
      vi: 'Hạn phải sau {after:day} và không muộn hơn {until:day}.',
      en: 'It must be after {after:day} and no later than {until:day}.',
    },
    cause: {
      vi: 'Hạn phải từ ngày mai đến hết số ngày mà bộ quy tắc cho phép.',
      en: 'It must lie between tomorrow and the last day the rule set allows.',
    },
    fix: { vi: 'Chọn ngày trong khoảng đó.', en: 'Choose a day in between.' },
  },
  {
    code: 'REVISION_LAPSED',
    status: 409,
    title: { vi: 'Đã quá hạn bổ sung', en: 'The time for revision is over' },
    detail: { vi: 'Hạn là trước {dueAt:instant}.', en: 'It was due before {dueAt:instant}.' },
    cause: { vi: 'Bản bổ sung đến sau hạn.', en: 'The revision came after it was due.' },
    fix: { vi: 'Liên hệ người thẩm định.', en: 'Turn to the reviewer.' },
  },
  {
    code: 'REVISION_STILL_OPEN',
    status: 409,
    title: { vi: 'Tác giả còn thời gian bổ sung', en: 'The authors may still revise it' },
    detail: { vi: 'Hạn là trước {dueAt:instant}.', en: 'It is due before {dueAt:instant}.' },
    cause: {
      vi: 'Sáng kiến bị trả lại chỉ được từ chối khi đã quá hạn bổ sung.',
      en: 'What was returned can be rejected only once it is overdue.',
    },
    fix: { vi: 'Chờ hết hạn bổ sung.', en: 'Wait until it is overdue.' },
  },
  {
    code: 'RECOGNITION_MISSING',
    status: 409,
    title: { vi: 'Chưa có quyết định công nhận của cơ sở', en: 'Recognition by the workplace is missing' },
    cause: {
      vi: 'Công đoàn chỉ tính sáng kiến đã được cơ sở công nhận, quyết định đề ngày không muộn hơn hôm nay.',
      en: 'The union counts only what the workplace has recognised, by a decision dated today at the latest.',
    },
    fix: { vi: 'Ghi nhận quyết định công nhận trước.', en: 'Record the recognition decision first.' },
  },
  {
    code: 'BENEFIT_NOT_ASSESSED',
    status: 409,
    title: { vi: 'Chưa thẩm định giá trị làm lợi', en: 'The benefit is not assessed' },
    cause: {
      vi: 'Bản hiện tại chưa được thẩm định giá trị (kể cả kết luận không tính được thành tiền).',
      en: 'This version has no assessment yet, not even “not expressible in money”.',
    },
    fix: { vi: 'Nhờ người thẩm định giá trị.', en: 'Have a benefit verifier assess it.' },
  },
  {
    code: 'NOT_AN_AUTHOR',
    status: 403,
    title: { vi: 'Không phải tác giả', en: 'Not an author' },
    cause: { vi: 'Chỉ tác giả được rút sáng kiến.', en: 'Only an author may withdraw it.' },
    fix: { vi: 'Nhờ một tác giả thực hiện.', en: 'Ask one of the authors.' },
  },
  {
    code: 'ORIGINAL_NOT_FOUND',
    status: 422,
    title: { vi: 'Không có sáng kiến gốc', en: 'No such original' },
    cause: {
      vi: 'Sáng kiến được nêu là gốc không tồn tại hoặc chưa nộp.',
      en: 'The initiative named as original does not exist or was never submitted.',
    },
    fix: { vi: 'Kiểm tra mã của sáng kiến gốc.', en: 'Check the id of the original.' },
  },
  {
    code: 'ORIGINAL_IS_ITSELF',
    status: 422,
    title: { vi: 'Không trùng với chính nó', en: 'Nothing is its own duplicate' },
    cause: { vi: 'Sáng kiến gốc là chính sáng kiến này.', en: 'The original named is this initiative.' },
    fix: { vi: 'Nêu sáng kiến khác.', en: 'Name another initiative.' },
  },
  {
    code: 'ORIGINAL_IN_OTHER_CAMPAIGN',
    status: 422,
    title: { vi: 'Sáng kiến gốc thuộc chương trình khác', en: 'The original is in another campaign' },
    cause: {
      vi: 'Chỉ đánh dấu trùng trong cùng một chương trình.',
      en: 'Duplicates are marked within one campaign.',
    },
    fix: { vi: 'Nêu sáng kiến cùng chương trình.', en: 'Name one of the same campaign.' },
  },
  {
    code: 'ORIGINAL_IS_DUPLICATE',
    status: 422,
    title: { vi: 'Sáng kiến gốc đã bị đánh dấu trùng', en: 'The original is itself a duplicate' },
    cause: { vi: 'Không nối trùng qua một bản trùng khác.', en: 'Marks do not lead over another duplicate.' },
    fix: { vi: 'Nêu sáng kiến gốc đầu tiên.', en: 'Name the first of them.' },
  },
  {
    code: 'ORIGINAL_NOT_STANDING',
    status: 422,
    title: { vi: 'Sáng kiến gốc không còn hiệu lực', en: 'The original no longer stands' },
    detail: { vi: 'Trạng thái của nó: {status}.', en: 'Its status is {status}.' },
    cause: {
      vi: 'Sáng kiến gốc đã rút hoặc không được công nhận hợp lệ, nên không chặn sáng kiến sau.',
      en: 'The original was withdrawn or rejected and does not stand in the way of a later one.',
    },
    fix: { vi: 'Thẩm định sáng kiến này như bình thường.', en: 'Review this initiative on its own.' },
  },
  {
    code: 'ORIGINAL_IS_LATER',
    status: 422,
    title: { vi: 'Sáng kiến gốc nộp sau', en: 'The original was filed later' },
    cause: {
      vi: 'Người nộp trước được ưu tiên; bản nộp sau mới là bản trùng.',
      en: 'Who filed first has the priority; the later one is the duplicate.',
    },
    fix: { vi: 'Đánh dấu sáng kiến nộp sau.', en: 'Mark the later one instead.' },
  },
];
