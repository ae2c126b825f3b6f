import type { ProblemEntry } from '@app/http';

/** Codes shared with other contexts (units, campaigns, phases, roles) are declared in those contexts. */
export const initiativesProblems: readonly ProblemEntry[] = [
  {
    code: 'INITIATIVE_NOT_FOUND',
    status: 404,
    title: { vi: 'Không tìm thấy sáng kiến', en: 'No such initiative' },
    cause: {
      vi: 'Không có sáng kiến mang mã này; hoặc đây là bản nháp của người khác; hoặc sáng kiến chưa có vào thời điểm đang xem.',
      en: 'No initiative has this id, it is someone else’s draft, or it did not exist at the time requested.',
    },
    fix: { vi: 'Kiểm tra lại mã sáng kiến và thời điểm.', en: 'Check the id and the time.' },
  },
  {
    code: 'ALREADY_SUBMITTED',
    status: 409,
    title: { vi: 'Sáng kiến đã được nộp', en: 'Already submitted' },
    cause: { vi: 'Bản nháp này đã được nộp.', en: 'This draft has already been submitted.' },
    fix: {
      vi: 'Mở sáng kiến để xem; chỉ sửa được khi sáng kiến được trả lại để bổ sung.',
      en: 'Open the initiative; it can be changed only when it is returned for revision.',
    },
  },
  {
    code: 'NOT_DRAFT_OWNER',
    status: 403,
    title: { vi: 'Đây là bản nháp của người khác', en: 'This is someone else’s draft' },
    cause: {
      vi: 'Chỉ người tạo bản nháp mới sửa và nộp được.',
      en: 'Only the person who created a draft can edit or submit it.',
    },
    fix: { vi: 'Liên hệ người tạo bản nháp.', en: 'Ask its owner.' },
  },
  {
    code: 'PHASE_CLOSED',
    status: 409,
    title: { vi: 'Giai đoạn đã đóng nhận hồ sơ', en: 'The phase is closed' },
    detail: {
      vi: 'Giai đoạn {phase} nhận hồ sơ đến {closedAt:until}; hồ sơ này đến lúc {receivedAt:instant}.',
      en: 'Phase {phase} took submissions until {closedAt:until}; this one was received at {receivedAt:instant}.',
    },
    cause: {
      vi: 'Giai đoạn được xác định theo thời điểm hệ thống nhận hồ sơ, giờ Việt Nam; đúng 24:00 là đã hết hạn. Giai đoạn đã chốt số liệu thì không nhận nữa, dù đồng hồ chỉ mấy giờ.',
      en: 'The time of receipt decides, in Viet Nam time; 24:00 sharp is already too late. A sealed phase takes nothing more, whatever the clock says.',
    },
    fix: {
      vi: 'Bản nháp đã lưu vẫn còn. Nộp vào giai đoạn tiếp theo nếu có.',
      en: 'Saved drafts are kept. Submit in the next phase, if there is one.',
    },
    developer: {
      vi: 'Giai đoạn tiếp theo ở `nextPhase`, `nextOpensAt`.',
      en: 'The next phase is in `nextPhase`, `nextOpensAt`.',
    },
  },
  {
    code: 'SHARES_NOT_100',
    status: 422,
    title: { vi: 'Tổng tỷ lệ đóng góp chưa đúng 100 %', en: 'Shares do not add up to 100%' },
    detail: { vi: 'Tổng hiện tại là {totalBasisPoints:share}.', en: 'They add up to {totalBasisPoints:share}.' },
    cause: {
      vi: 'Tổng tỷ lệ đóng góp của các tác giả phải đúng 100 %, mỗi người lớn hơn 0.',
      en: 'The shares of all authors must add up to exactly 100%, each above 0.',
    },
    fix: { vi: 'Sửa tỷ lệ của từng người.', en: 'Correct the share of each author.' },
    developer: { vi: 'Tổng là 10000 điểm cơ bản (`shareBp`).', en: '10000 basis points in all (`shareBp`).' },
  },
  {
    code: 'DUPLICATE_AUTHOR',
    status: 422,
    title: { vi: 'Một tác giả có tên hai lần', en: 'An author is listed twice' },
    cause: { vi: 'Mỗi người chỉ có tên một lần trong danh sách tác giả.', en: 'Each person may be listed only once.' },
    fix: {
      vi: 'Bỏ dòng trùng và cộng tỷ lệ vào dòng còn lại.',
      en: 'Remove the repetition and add its share to the other line.',
    },
  },
  {
    code: 'ONE_LEAD_AUTHOR',
    status: 422,
    title: { vi: 'Phải có đúng một tác giả chính', en: 'Exactly one lead author is needed' },
    cause: {
      vi: 'Chưa chọn tác giả chính, hoặc đã chọn nhiều hơn một người.',
      en: 'No lead author is marked, or several are.',
    },
    fix: { vi: 'Chọn một người làm tác giả chính.', en: 'Mark exactly one lead author.' },
  },
  {
    code: 'UNIT_OF_OTHERS',
    status: 422,
    title: { vi: 'Không phải đơn vị của tác giả', en: 'The unit of others' },
    cause: {
      vi: 'Tác giả nộp cho đơn vị mình sinh hoạt hoặc cấp trên của đơn vị đó. Nộp cho đơn vị của đồng tác giả, hay nộp thay, thì cần số văn bản đồng ý của các tác giả và ít nhất một tác giả thuộc đơn vị.',
      en: 'An author submits for the own unit or one above it. For the unit of a co-author, and on behalf, the agreement of the authors must be cited, and one of them at least must belong to the unit.',
    },
    fix: {
      vi: 'Sửa đơn vị, hoặc ghi số văn bản đồng ý của các tác giả.',
      en: 'Correct the unit, or cite the agreement of the authors.',
    },
  },
  {
    code: 'UNKNOWN_AUTHOR',
    status: 422,
    title: {
      vi: 'Tác giả không có trong danh sách đoàn viên đang sinh hoạt',
      en: 'The author is not an active member',
    },
    cause: {
      vi: 'Không có đoàn viên mang mã này, hoặc người đó đã thôi sinh hoạt.',
      en: 'No member has this id, or the member has left.',
    },
    fix: {
      vi: 'Chọn lại tác giả, hoặc đề nghị cán bộ công đoàn bổ sung vào danh sách đoàn viên.',
      en: 'Choose the author again, or ask the union officer to enrol them.',
    },
  },
  {
    code: 'CONTENT_MISSING',
    status: 422,
    title: { vi: 'Thiếu nội dung bắt buộc', en: 'Required content is missing' },
    detail: { vi: 'Chưa điền mục “{field:word}”.', en: '“{field:word}” is not filled in.' },
    cause: {
      vi: 'Cần nêu thực trạng, bản chất giải pháp, tính mới và phạm vi áp dụng; sáng kiến là bí mật công nghệ chỉ cần tóm tắt hiệu quả.',
      en: 'Problem, essence, novelty and scope are required; a technical secret needs only a summary of its effect.',
    },
    fix: { vi: 'Điền mục còn thiếu rồi nộp lại.', en: 'Fill in what is missing and submit again.' },
  },
  {
    code: 'NOT_DECLARED_TRUTHFUL',
    status: 422,
    title: { vi: 'Chưa cam đoan nội dung đúng sự thật', en: 'Not declared truthful' },
    cause: {
      vi: 'Người nộp cần cam đoan nội dung đúng sự thật.',
      en: 'The submitter must declare the content truthful.',
    },
    fix: {
      vi: 'Kiểm tra lại nội dung, đánh dấu ô cam đoan rồi nộp.',
      en: 'Check the content, make the declaration, and submit.',
    },
  },
  {
    code: 'IP_PROTECTED',
    status: 422,
    title: { vi: 'Giải pháp đang được bảo hộ quyền sở hữu trí tuệ', en: 'Under IP protection' },
    cause: {
      vi: 'Theo Điều lệ Sáng kiến, giải pháp đang được bảo hộ quyền sở hữu trí tuệ không được công nhận là sáng kiến.',
      en: 'A solution under intellectual property protection cannot be recognised as an initiative.',
    },
    fix: {
      vi: 'Chỉ nộp giải pháp không thuộc diện bảo hộ và đánh dấu ô cam đoan.',
      en: 'Submit only solutions that are not protected, and declare so.',
    },
  },
  {
    code: 'AGAINST_ORDER_OR_MORALS',
    status: 422,
    title: { vi: 'Trái trật tự công cộng hoặc đạo đức xã hội', en: 'Against public order or morals' },
    cause: {
      vi: 'Người nộp chưa cam đoan giải pháp không trái trật tự công cộng, đạo đức xã hội.',
      en: 'The submitter has not declared that the solution is not against public order or morals.',
    },
    fix: {
      vi: 'Chỉ nộp giải pháp đáp ứng yêu cầu này và đánh dấu ô cam đoan.',
      en: 'Submit only solutions that comply, and declare that they do.',
    },
  },
  {
    code: 'ON_BEHALF_WITHOUT_AUTHORISATION',
    status: 422,
    title: { vi: 'Nộp thay nhưng chưa có giấy ủy quyền', en: 'Submitted on behalf without authorisation' },
    cause: {
      vi: 'Người nộp không phải tác giả và chưa ghi giấy ủy quyền.',
      en: 'The submitter is not an author and cites no authorisation by the authors.',
    },
    fix: { vi: 'Ghi số giấy ủy quyền của các tác giả.', en: 'Give the number of the authors’ authorisation.' },
  },
  {
    code: 'AUTHORSHIP_CHANGED_WITHOUT_AUTHORISATION',
    status: 422,
    title: { vi: 'Thay đổi tác giả nhưng chưa có văn bản đồng ý', en: 'Authorship changed without authorisation' },
    cause: {
      vi: 'Bản nộp lại có thay đổi về tác giả, tỷ lệ đóng góp hoặc tác giả chính nhưng chưa ghi văn bản đồng ý của các tác giả.',
      en: 'The resubmission changes authors, shares or the lead author but cites no agreement of the authors.',
    },
    fix: {
      vi: 'Giữ nguyên danh sách tác giả, hoặc ghi số văn bản đồng ý của tất cả tác giả.',
      en: 'Leave the authors as they are, or give the number of the agreement of all of them.',
    },
  },
  {
    code: 'APPLIED_OUTSIDE_WINDOW',
    status: 422,
    title: { vi: 'Áp dụng ngoài thời gian quy định', en: 'Applied outside the window' },
    detail: {
      vi: 'Chương trình xét giải pháp áp dụng lần đầu từ ngày {from:day} đến ngày {until:day}.',
      en: 'The campaign takes solutions first applied from {from:day} to {until:day}.',
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
    title: { vi: 'Ngày ghi muộn hơn hôm nay', en: 'The date is in the future' },
    detail: { vi: 'Hôm nay là ngày {today:day}.', en: 'Today is {today:day}.' },
    cause: {
      vi: 'Ngày được ghi muộn hơn hôm nay, theo giờ Việt Nam.',
      en: 'The date is later than today in Viet Nam.',
    },
    fix: { vi: 'Sửa thành ngày thực tế đã diễn ra.', en: 'Give today’s date or an earlier one.' },
  },
  {
    code: 'RECOGNISED_BEFORE_APPLIED',
    status: 422,
    title: { vi: 'Công nhận trước khi áp dụng', en: 'Recognised before it was applied' },
    detail: {
      vi: 'Giải pháp được áp dụng lần đầu ngày {firstAppliedOn:day}.',
      en: 'The solution was first applied on {firstAppliedOn:day}.',
    },
    cause: {
      vi: 'Cơ sở chỉ công nhận giải pháp đã được áp dụng hoặc áp dụng thử, nên ngày quyết định công nhận không sớm hơn ngày áp dụng lần đầu.',
      en: 'A workplace recognises what was applied or tried, so its decision is not dated before the first application.',
    },
    fix: {
      vi: 'Kiểm tra ngày quyết định công nhận và ngày áp dụng lần đầu.',
      en: 'Check the day of the recognition and the day of first application.',
    },
  },
  {
    code: 'BENEFIT_BEFORE_APPLIED',
    status: 422,
    title: { vi: 'Giá trị làm lợi tính cho năm trước khi áp dụng', en: 'Benefit of a year before the application' },
    detail: {
      vi: 'Giải pháp được áp dụng lần đầu ngày {firstAppliedOn:day}.',
      en: 'The solution was first applied on {firstAppliedOn:day}.',
    },
    cause: {
      vi: 'Giải pháp chỉ làm lợi từ khi được áp dụng.',
      en: 'A solution has a benefit only once it is applied.',
    },
    fix: {
      vi: 'Kiểm tra năm tính giá trị làm lợi và ngày áp dụng lần đầu.',
      en: 'Check the year of the benefit and the day of first application.',
    },
  },
  {
    code: 'BENEFIT_ABOVE_CAP',
    status: 422,
    title: { vi: 'Giá trị làm lợi vượt mức trần', en: 'Benefit above the cap' },
    detail: { vi: 'Mức trần là {capVnd:vnd}.', en: 'The cap is {capVnd:vnd}.' },
    cause: {
      vi: 'Giá trị lớn hơn mức trần của bộ quy định áp dụng cho giai đoạn tính sáng kiến; thường do nhầm đơn vị tính (nghìn, triệu, tỷ đồng), hoặc do hồ sơ đã chuyển sang giai đoạn có mức trần thấp hơn.',
      en: 'The amount exceeds the cap of the rule set of the phase the initiative counts in; most often a slip of the unit (thousand, million, billion), or the entry was carried over to a phase with a lower cap.',
    },
    fix: {
      vi: 'Kiểm tra lại số tiền, tính bằng đồng; hồ sơ chuyển tiếp cần thẩm định lại trước khi duyệt.',
      en: 'Check the amount, in đồng; have a carried-over entry verified again before it is approved.',
    },
  },
  {
    code: 'UNIT_CHANGED',
    status: 422,
    title: { vi: 'Không đổi được đơn vị khi nộp lại', en: 'The unit cannot change on resubmission' },
    cause: {
      vi: 'Bản nộp lại ghi đơn vị khác với lần nộp đầu.',
      en: 'The resubmission gives another unit than the first submission.',
    },
    fix: { vi: 'Giữ nguyên đơn vị của lần nộp đầu.', en: 'Leave the unit as it was.' },
  },
  {
    code: 'CONFLICT_OF_INTEREST',
    status: 409,
    title: { vi: 'Xung đột lợi ích', en: 'Conflict of interest' },
    cause: {
      vi: 'Anh/chị là (hoặc từng là) tác giả, đồng tác giả hay người nộp của một sáng kiến mà quyết định này liên quan: sáng kiến được xét, sáng kiến gốc khi xét trùng, hoặc sáng kiến là căn cứ khen thưởng. Người đã liên quan thì không bao giờ quyết định về sáng kiến đó.',
      en: 'You are, or once were, an author, co-author or submitter of an initiative that the decision concerns: the one under review, the original of a duplicate, or an honoured one. Who was ever involved never decides on it.',
    },
    fix: { vi: 'Chuyển cho cán bộ khác có thẩm quyền.', en: 'Leave it to somebody else who holds the role.' },
  },
  {
    code: 'NOT_SUBMITTED',
    status: 409,
    title: { vi: 'Sáng kiến không ở trạng thái chờ xem xét', en: 'Not waiting for review' },
    detail: { vi: 'Trạng thái hiện tại: {status:word}.', en: 'Current status: {status:word}.' },
    cause: {
      vi: 'Chỉ bắt đầu xem xét sáng kiến đã nộp và chưa có người nhận xem xét.',
      en: 'A review can start only on a submitted initiative that is not yet under review.',
    },
    fix: { vi: 'Tải lại trang để xem trạng thái mới nhất.', en: 'Reload to see its current status.' },
  },
  {
    code: 'NOT_UNDER_REVIEW',
    status: 409,
    title: { vi: 'Sáng kiến không ở trạng thái đang xem xét', en: 'Not under review' },
    detail: { vi: 'Trạng thái hiện tại: {status:word}.', en: 'Current status: {status:word}.' },
    cause: {
      vi: 'Chỉ quyết định được khi sáng kiến đang được xem xét.',
      en: 'It can be decided only while it is under review.',
    },
    fix: {
      vi: 'Tải lại trang; nếu chưa ai nhận, chọn Bắt đầu xem xét.',
      en: 'Reload; if nobody has started the review, start it.',
    },
  },
  {
    code: 'NOT_RETURNED',
    status: 409,
    title: { vi: 'Sáng kiến không ở trạng thái cần bổ sung', en: 'Not returned for revision' },
    detail: { vi: 'Trạng thái hiện tại: {status:word}.', en: 'Current status: {status:word}.' },
    cause: {
      vi: 'Chỉ nộp lại được sáng kiến đã được trả lại để bổ sung.',
      en: 'Only an initiative returned for revision can be resubmitted.',
    },
    fix: { vi: 'Tải lại trang để xem trạng thái mới nhất.', en: 'Reload to see its current status.' },
  },
  {
    code: 'NOT_WITHDRAWABLE',
    status: 409,
    title: { vi: 'Không rút được sáng kiến nữa', en: 'Can no longer be withdrawn' },
    detail: { vi: 'Trạng thái hiện tại: {status:word}.', en: 'Current status: {status:word}.' },
    cause: { vi: 'Chỉ rút được trước khi có quyết định.', en: 'It can be withdrawn only before it is decided.' },
    fix: {
      vi: 'Nếu vẫn muốn rút, gửi đề nghị tới cán bộ công đoàn đơn vị.',
      en: 'To withdraw it all the same, ask the union officer of your unit.',
    },
  },
  {
    code: 'NOT_A_DUPLICATE',
    status: 409,
    title: { vi: 'Sáng kiến không bị đánh dấu trùng', en: 'Not marked a duplicate' },
    detail: { vi: 'Trạng thái hiện tại: {status:word}.', en: 'Current status: {status:word}.' },
    cause: { vi: 'Hiện không có đánh dấu trùng nào để bỏ.', en: 'There is no mark to remove.' },
    fix: { vi: 'Tải lại trang để xem trạng thái mới nhất.', en: 'Reload to see its current status.' },
  },
  {
    code: 'DUE_DATE_OUT_OF_RANGE',
    status: 422,
    title: { vi: 'Hạn bổ sung ngoài khoảng cho phép', en: 'Due date out of range' },
    detail: {
      vi: 'Chọn ngày sau {after:day} và không muộn hơn {until:day}.',
      en: 'It must be after {after:day} and no later than {until:day}.',
    },
    cause: {
      vi: 'Hạn bổ sung tính từ ngày mai và không quá số ngày ghi trong bộ quy định.',
      en: 'It must be tomorrow at the earliest and within the days the rule set allows.',
    },
    fix: { vi: 'Chọn ngày trong khoảng đó.', en: 'Choose a day in between.' },
  },
  {
    code: 'DUE_AFTER_EVALUATION_CUTOFF',
    status: 422,
    title: { vi: 'Hạn bổ sung sau hạn xét duyệt', en: 'Due after the evaluation cut-off' },
    detail: {
      vi: 'Hạn xét duyệt: {evaluationCutoff:until}; hạn bổ sung muộn nhất là {until:day}.',
      en: 'Decisions are taken until {evaluationCutoff:until}; the latest due date is {until:day}.',
    },
    cause: {
      vi: 'Bản bổ sung nhận sau hạn xét duyệt thì không ai còn quyết định được trong giai đoạn này. Hồ sơ chuyển tiếp theo hạn của giai đoạn sẽ tính hồ sơ đó.',
      en: 'Nobody could decide on a resubmission received after the cut-off. The cut-off of a carried-over entry is that of the phase it was carried over to.',
    },
    fix: {
      vi: 'Chọn ngày sớm hơn; nếu không còn ngày nào thì quyết định ngay, hoặc chờ chuyển sang giai đoạn sau.',
      en: 'Choose an earlier day. If none is left, decide now, or once the entry has been carried over to a later phase.',
    },
  },
  {
    code: 'REVISION_LAPSED',
    status: 409,
    title: { vi: 'Đã quá hạn bổ sung', en: 'The time for revision is over' },
    detail: { vi: 'Hạn bổ sung: {dueAt:until}.', en: 'It was due by {dueAt:until}.' },
    cause: {
      vi: 'Bản bổ sung đến sau khi hết hạn nên chưa được nhận.',
      en: 'The resubmission came after it was due and was not accepted.',
    },
    fix: { vi: 'Liên hệ cán bộ xét duyệt của đơn vị.', en: 'Contact the reviewer.' },
  },
  {
    code: 'REVISION_STILL_OPEN',
    status: 409,
    title: { vi: 'Tác giả vẫn còn hạn bổ sung', en: 'The authors may still revise it' },
    detail: { vi: 'Hạn bổ sung: {dueAt:until}.', en: 'It is due by {dueAt:until}.' },
    cause: {
      vi: 'Sáng kiến đang chờ bổ sung chỉ bị từ chối khi đã quá hạn bổ sung, hoặc khi không còn giai đoạn nào nhận bản bổ sung.',
      en: 'A returned initiative can be rejected only after its due date, or once no phase accepts a resubmission any more.',
    },
    fix: { vi: 'Chờ hết hạn bổ sung.', en: 'Wait until it is overdue.' },
  },
  {
    code: 'RECOGNITION_MISSING',
    status: 409,
    title: { vi: 'Chưa có quyết định công nhận của cơ sở', en: 'Recognition by the workplace is missing' },
    cause: {
      vi: 'Công đoàn chỉ tính sáng kiến đã được cơ sở công nhận, theo quyết định ký từ ngày áp dụng lần đầu đến hôm nay.',
      en: 'The union counts only initiatives the workplace has recognised, by a decision dated between the first application and today.',
    },
    fix: { vi: 'Ghi nhận quyết định công nhận rồi duyệt.', en: 'Record the recognition decision first.' },
  },
  {
    code: 'BENEFIT_NOT_ASSESSED',
    status: 409,
    title: { vi: 'Chưa thẩm định giá trị làm lợi', en: 'The benefit is not verified' },
    cause: {
      vi: 'Bản đang xem xét chưa có kết quả thẩm định; kết luận “không tính được thành tiền” cũng là một kết quả.',
      en: 'The benefit of this version is not verified yet; “not expressible in money” also counts.',
    },
    fix: { vi: 'Chuyển cho cán bộ thẩm định giá trị làm lợi.', en: 'Have a benefit verifier verify it.' },
  },
  {
    code: 'NOT_AN_AUTHOR',
    status: 403,
    title: { vi: 'Anh/chị không phải tác giả sáng kiến này', en: 'You are not an author of this initiative' },
    cause: {
      vi: 'Chỉ tác giả mới rút được sáng kiến, và chỉ người được ghi tên là tác giả mới không nhận được. Người đã không nhận thì không còn là tác giả.',
      en: 'Only an author can withdraw it, and only who was named as an author can decline. Who declined is no author.',
    },
    fix: { vi: 'Đề nghị một trong các tác giả thực hiện.', en: 'Ask one of the authors.' },
  },
  {
    code: 'AUTHORSHIP_CONFIRMED',
    status: 409,
    title: { vi: 'Anh/chị đã tự nộp sáng kiến này', en: 'You submitted this initiative yourself' },
    cause: {
      vi: 'Người đã nộp hoặc nộp lại sáng kiến thì đã đồng ý, nên không thể không nhận nữa.',
      en: 'Who submitted or resubmitted the initiative has agreed, and cannot decline any more.',
    },
    fix: {
      vi: 'Tác giả muốn dừng thì rút sáng kiến, hoặc nộp lại với danh sách tác giả khác khi được trả lại.',
      en: 'An author withdraws the initiative, or resubmits it with other authors once it is returned.',
    },
  },
  {
    code: 'AUTHORSHIP_SETTLED',
    status: 409,
    title: { vi: 'Sáng kiến đã có quyết định', en: 'The initiative is decided already' },
    detail: { vi: 'Trạng thái hiện tại: {status:word}.', en: 'Current status: {status:word}.' },
    cause: {
      vi: 'Chỉ không nhận là tác giả được khi sáng kiến chưa có quyết định.',
      en: 'An authorship can be declined only until the initiative is decided.',
    },
    fix: {
      vi: 'Báo cán bộ công đoàn đơn vị bằng văn bản.',
      en: 'Tell the union officer of the unit in writing.',
    },
  },
  {
    code: 'AUTHOR_DECLINED',
    status: 409,
    title: { vi: 'Có người không nhận là tác giả', en: 'A named author has declined' },
    cause: {
      vi: 'Người được ghi tên đã không nhận là tác giả của sáng kiến này, nên không bản nào ghi tên người đó và bản còn ghi tên thì không duyệt được.',
      en: 'A person it names has declined to be an author of this initiative: no later version names them, and one that does is not approved.',
    },
    fix: {
      vi: 'Nộp lại không có người này, kèm số văn bản đồng ý của các tác giả còn lại; cán bộ xét duyệt thì trả lại để bổ sung.',
      en: 'Resubmit without this person, citing the agreement of the remaining authors; a reviewer returns it for revision.',
    },
  },
  {
    code: 'ORIGINAL_NOT_FOUND',
    status: 422,
    title: { vi: 'Không tìm thấy sáng kiến gốc', en: 'No such original' },
    cause: {
      vi: 'Sáng kiến được chọn làm gốc không có trong hệ thống hoặc chưa nộp.',
      en: 'The initiative chosen as original does not exist or was never submitted.',
    },
    fix: { vi: 'Kiểm tra lại mã của sáng kiến gốc.', en: 'Check the id of the original.' },
  },
  {
    code: 'ORIGINAL_IS_ITSELF',
    status: 422,
    title: { vi: 'Sáng kiến gốc là chính sáng kiến này', en: 'An initiative cannot be a duplicate of itself' },
    cause: { vi: 'Sáng kiến được chọn làm gốc là chính sáng kiến này.', en: 'The original chosen is this initiative.' },
    fix: { vi: 'Chọn sáng kiến khác.', en: 'Choose another initiative.' },
  },
  {
    code: 'ORIGINAL_IN_OTHER_CAMPAIGN',
    status: 422,
    title: { vi: 'Sáng kiến gốc thuộc chương trình khác', en: 'The original is in another campaign' },
    cause: {
      vi: 'Chỉ đánh dấu trùng trong cùng một chương trình.',
      en: 'Duplicates are marked within one campaign only.',
    },
    fix: { vi: 'Chọn sáng kiến trong cùng chương trình.', en: 'Choose one of the same campaign.' },
  },
  {
    code: 'ORIGINAL_IS_DUPLICATE',
    status: 422,
    title: { vi: 'Sáng kiến gốc đã bị đánh dấu trùng', en: 'The original is itself a duplicate' },
    cause: {
      vi: 'Không đánh dấu trùng với một sáng kiến đang bị đánh dấu trùng.',
      en: 'The original must not itself be marked a duplicate.',
    },
    fix: { vi: 'Chọn sáng kiến được nộp đầu tiên.', en: 'Choose the one submitted first.' },
  },
  {
    code: 'ORIGINAL_NOT_STANDING',
    status: 422,
    title: { vi: 'Sáng kiến gốc không còn hiệu lực', en: 'The original is no longer in effect' },
    detail: { vi: 'Trạng thái của sáng kiến gốc: {status:word}.', en: 'Status of the original: {status:word}.' },
    cause: {
      vi: 'Sáng kiến gốc đã rút hoặc bị từ chối nên không cản trở sáng kiến nộp sau.',
      en: 'The original was withdrawn or rejected and does not stand in the way of a later one.',
    },
    fix: { vi: 'Xem xét sáng kiến này như bình thường.', en: 'Review this initiative on its own.' },
  },
  {
    code: 'ORIGINAL_IS_LATER',
    status: 422,
    title: { vi: 'Sáng kiến được chọn làm gốc lại nộp sau', en: 'The original was submitted later' },
    cause: {
      vi: 'Sáng kiến nộp trước được ưu tiên; sáng kiến nộp sau mới là sáng kiến trùng.',
      en: 'The initiative received first has priority; the later one is the duplicate.',
    },
    fix: { vi: 'Đánh dấu sáng kiến nộp sau.', en: 'Mark the later one instead.' },
  },
];
