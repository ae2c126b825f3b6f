import type { ProblemEntry } from '@app/http';

export const campaignsProblems: readonly ProblemEntry[] = [
  {
    code: 'CAMPAIGN_NOT_FOUND',
    status: 404,
    title: { vi: 'Không tìm thấy chương trình', en: 'No such campaign' },
    cause: { vi: 'Không có chương trình nào mang mã định danh này.', en: 'No campaign has this id.' },
    fix: { vi: 'Chọn chương trình trong danh sách chương trình.', en: 'Choose the campaign from the list.' },
  },
  {
    code: 'PHASE_NOT_FOUND',
    status: 404,
    title: { vi: 'Không có giai đoạn này', en: 'No such phase' },
    detail: { vi: 'Chương trình không có giai đoạn {phase}.', en: 'The campaign has no phase {phase}.' },
    cause: { vi: 'Giai đoạn này chưa được lên lịch.', en: 'The phase was never scheduled.' },
    fix: { vi: 'Xem danh sách giai đoạn của chương trình.', en: 'Look at the phases of the campaign.' },
  },
  {
    code: 'CAMPAIGN_ALREADY_LAUNCHED',
    status: 409,
    title: { vi: 'Chương trình đã được phát động', en: 'The campaign has already been launched' },
    cause: {
      vi: 'Chương trình mang mã này đã được phát động trước đó.',
      en: 'The campaign of this id was launched before.',
    },
    fix: {
      vi: 'Mở chương trình để xem; không cần phát động lại.',
      en: 'Open the campaign; it need not be launched again.',
    },
  },
  {
    code: 'CAMPAIGN_CODE_TAKEN',
    status: 409,
    title: { vi: 'Mã chương trình đã được dùng', en: 'The campaign code is taken' },
    detail: { vi: 'Mã {code} đã cấp cho một chương trình khác.', en: '{code} belongs to another campaign.' },
    cause: {
      vi: 'Mỗi mã chỉ cấp cho một chương trình và không dùng lại.',
      en: 'Each code is used for one campaign only, permanently.',
    },
    fix: { vi: 'Chọn mã khác.', en: 'Choose another code.' },
  },
  {
    code: 'WINDOW_REVERSED',
    status: 422,
    title: { vi: 'Ngày bắt đầu áp dụng muộn hơn ngày kết thúc', en: 'The application window is reversed' },
    detail: {
      vi: 'Đang ghi: từ ngày {from:day} đến ngày {until:day}.',
      en: 'Given: from {from:day} to {until:day}.',
    },
    cause: {
      vi: 'Ngày bắt đầu phải trước hoặc trùng ngày kết thúc.',
      en: 'The first day must not be after the last.',
    },
    fix: { vi: 'Sửa lại ngày bắt đầu hoặc ngày kết thúc.', en: 'Correct the first or the last day.' },
  },
  {
    code: 'AWARD_MINIMUM_ABOVE_CAP',
    status: 422,
    title: { vi: 'Mức xét khen thưởng cao hơn mức trần', en: 'The award minimum exceeds the cap' },
    detail: { vi: 'Mức trần giá trị làm lợi là {capVnd:vnd}.', en: 'The cap is {capVnd:vnd}.' },
    cause: {
      vi: 'Với mức trần này, không sáng kiến nào đạt được mức xét khen thưởng.',
      en: 'Under this cap no initiative could ever reach the award minimum.',
    },
    fix: { vi: 'Hạ mức xét khen thưởng hoặc nâng mức trần.', en: 'Lower the minimum or raise the cap.' },
  },
  {
    code: 'UNKNOWN_RULE_SET',
    status: 422,
    title: { vi: 'Bộ quy định chưa được ban hành', en: 'The rule set is not published' },
    detail: { vi: 'Phiên bản mới nhất đã ban hành: {latest}.', en: 'The latest published version is {latest}.' },
    cause: {
      vi: 'Mỗi giai đoạn áp dụng một phiên bản bộ quy định đã ban hành.',
      en: 'Each phase is bound to a published version of the rules.',
    },
    fix: {
      vi: 'Ban hành bộ quy định trước, hoặc chọn một phiên bản đã ban hành.',
      en: 'Publish it first, or choose a published version.',
    },
  },
  {
    code: 'PHASE_ALREADY_OPEN',
    status: 409,
    title: { vi: 'Giai đoạn đã mở', en: 'The phase is already open' },
    detail: {
      vi: 'Giai đoạn {phase} đã mở từ {openedAt:instant}.',
      en: 'Phase {phase} has been open since {openedAt:instant}.',
    },
    cause: {
      vi: 'Từ khi mở, lịch và bộ quy định của giai đoạn không thay đổi nữa.',
      en: 'A phase’s schedule and rules are final once it opens.',
    },
    fix: {
      vi: 'Muốn rút ngắn hạn, dùng bước Đóng nhận hồ sơ.',
      en: 'To bring the deadline forward, close submissions instead.',
    },
  },
  {
    code: 'PHASE_REVERSED',
    status: 422,
    title: { vi: 'Giai đoạn đóng trước khi mở', en: 'The phase closes before it opens' },
    cause: {
      vi: 'Thời điểm đóng nhận hồ sơ phải sau thời điểm mở.',
      en: 'The end of submissions must be after the opening.',
    },
    fix: {
      vi: 'Sửa lại thời điểm mở hoặc thời điểm đóng.',
      en: 'Correct the opening or the end of submissions.',
    },
  },
  {
    code: 'CUTOFF_BEFORE_CLOSE',
    status: 422,
    title: {
      vi: 'Hạn xét duyệt sớm hơn hạn nhận hồ sơ',
      en: 'The evaluation cut-off is before the end of submissions',
    },
    cause: {
      vi: 'Hạn xét duyệt phải trùng hoặc sau hạn nhận hồ sơ.',
      en: 'The evaluation cut-off cannot come before the end of submissions.',
    },
    fix: { vi: 'Sửa lại một trong hai hạn.', en: 'Correct one of the two.' },
  },
  {
    code: 'OPENS_IN_PAST',
    status: 422,
    title: { vi: 'Thời điểm mở đã qua', en: 'The opening is in the past' },
    detail: {
      vi: 'Hệ thống nhận yêu cầu lúc {receivedAt:instant}.',
      en: 'The request was received at {receivedAt:instant}.',
    },
    cause: { vi: 'Giai đoạn phải được lên lịch trước khi mở.', en: 'A phase must be scheduled before it opens.' },
    fix: { vi: 'Chọn thời điểm mở muộn hơn hiện tại.', en: 'Choose an opening in the future.' },
  },
  {
    code: 'CUTOFF_TOO_SOON',
    status: 422,
    title: { vi: 'Mốc thời gian quá gần', en: 'The cut-off is too soon' },
    detail: { vi: 'Sớm nhất có thể chọn: {earliest:instant}.', en: 'The earliest is {earliest:instant}.' },
    cause: {
      vi: 'Mốc thời gian phải được ghi trước ít nhất 60 giây, để hồ sơ nộp sát giờ không bị xếp nhầm giai đoạn.',
      en: 'A cut-off must be recorded at least 60 seconds before it takes effect, so that nothing can race with it.',
    },
    fix: { vi: 'Chọn thời điểm muộn hơn.', en: 'Choose a later time.' },
  },
  {
    code: 'PHASES_OVERLAP',
    status: 422,
    title: { vi: 'Các giai đoạn trùng thời gian', en: 'The phases overlap' },
    detail: {
      vi: 'Giai đoạn {phase} kéo dài từ {opensAt:instant} đến {closesAt:until}.',
      en: 'Phase {phase} lasts from {opensAt:instant} to {closesAt:until}.',
    },
    cause: {
      vi: 'Tại mỗi thời điểm chỉ có một giai đoạn nhận hồ sơ.',
      en: 'Only one phase takes submissions at a time.',
    },
    fix: { vi: 'Chọn khoảng thời gian khác.', en: 'Choose another period.' },
  },
  {
    code: 'PHASES_OUT_OF_ORDER',
    status: 422,
    title: { vi: 'Số thứ tự giai đoạn không theo trình tự thời gian', en: 'The phases are out of order' },
    detail: { vi: 'Giai đoạn {phase} mở lúc {opensAt:instant}.', en: 'Phase {phase} opens at {opensAt:instant}.' },
    cause: {
      vi: 'Giai đoạn có số lớn hơn phải diễn ra sau.',
      en: 'A phase with a higher number must come later.',
    },
    fix: { vi: 'Đổi số thứ tự hoặc đổi lịch của giai đoạn.', en: 'Change the number or the schedule.' },
  },
  {
    code: 'CUTOFFS_OUT_OF_ORDER',
    status: 422,
    title: { vi: 'Hạn xét duyệt không theo trình tự giai đoạn', en: 'The evaluation cut-offs are out of order' },
    detail: {
      vi: 'Hạn xét duyệt của giai đoạn {phase}: {evaluationCutoff:until}.',
      en: 'That of phase {phase} is {evaluationCutoff:until}.',
    },
    cause: {
      vi: 'Hồ sơ chưa kết luận chỉ chuyển được sang giai đoạn còn hạn xét duyệt khi chốt số liệu giai đoạn trước, sớm nhất một phút sau hạn xét duyệt.',
      en: 'Undecided initiatives can be carried over only to a phase that still accepts decisions when the earlier one is sealed, a minute after its cut-off at the earliest.',
    },
    fix: {
      vi: 'Đặt hạn xét duyệt của giai đoạn sau muộn hơn hạn của giai đoạn trước.',
      en: 'Give the later phase a later evaluation cut-off.',
    },
  },
  {
    code: 'REVISIONS_DUE_LATER',
    status: 409,
    title: {
      vi: 'Tác giả còn hạn bổ sung sau hạn xét duyệt này',
      en: 'Authors have time for revision beyond this cut-off',
    },
    detail: {
      vi: '{returned:count} sáng kiến cần bổ sung có hạn muộn hơn, muộn nhất {latestDueAt:until}.',
      en: '{returned:count} returned initiatives are due later, the last of them by {latestDueAt:until}.',
    },
    cause: {
      vi: 'Tác giả được dùng hết thời hạn bổ sung đã giao.',
      en: 'The authors keep the time for revision they were given.',
    },
    fix: {
      vi: 'Chọn hạn xét duyệt từ thời điểm đó trở đi, hoặc chờ tác giả nộp lại.',
      en: 'Choose a cut-off at that instant or later, or wait until the authors have resubmitted.',
    },
  },
  {
    code: 'PEAK_DRIVE_BEGUN',
    status: 409,
    title: { vi: 'Chiến dịch cao điểm đã bắt đầu', en: 'The peak drive has begun' },
    detail: { vi: 'Chiến dịch bắt đầu lúc {startedAt:instant}.', en: 'It began at {startedAt:instant}.' },
    cause: {
      vi: 'Từ khi bắt đầu, thời gian của chiến dịch không thay đổi nữa.',
      en: 'A peak drive cannot be changed once it has begun.',
    },
    fix: { vi: 'Không sửa được chiến dịch này nữa.', en: 'This peak drive can no longer be changed.' },
  },
  {
    code: 'PEAK_DRIVE_REVERSED',
    status: 422,
    title: { vi: 'Chiến dịch cao điểm kết thúc trước khi bắt đầu', en: 'The peak drive ends before it begins' },
    cause: { vi: 'Thời điểm kết thúc phải sau thời điểm bắt đầu.', en: 'The end must be after the start.' },
    fix: { vi: 'Sửa lại thời điểm bắt đầu hoặc kết thúc.', en: 'Correct the start or the end.' },
  },
  {
    code: 'PHASE_NOT_OPEN',
    status: 409,
    title: { vi: 'Giai đoạn chưa mở', en: 'The phase is not open' },
    cause: {
      vi: 'Lúc hệ thống nhận yêu cầu, chưa có giai đoạn nào mở, hoặc giai đoạn được chọn chưa mở.',
      en: 'No phase was open when the request was received, or the chosen phase had not opened yet.',
    },
    fix: {
      vi: 'Chờ đến khi giai đoạn mở; bản nháp đã lưu vẫn còn.',
      en: 'Wait until the phase opens; saved drafts are kept.',
    },
  },
  {
    code: 'SUBMISSIONS_ALREADY_CLOSED',
    status: 409,
    title: { vi: 'Đã có quyết định đóng nhận hồ sơ', en: 'Closing has already been decided' },
    detail: {
      vi: 'Hạn nhận hồ sơ và hạn xét duyệt của giai đoạn {phase} không thay đổi được nữa.',
      en: 'The end of submissions and the evaluation cut-off of phase {phase} can no longer be changed.',
    },
    cause: {
      vi: 'Mỗi giai đoạn chỉ đóng nhận hồ sơ một lần.',
      en: 'Submissions of a phase are closed only once.',
    },
    fix: {
      vi: 'Chờ hết hạn xét duyệt rồi chốt số liệu.',
      en: 'Wait for the evaluation cut-off, then seal the phase.',
    },
  },
  {
    code: 'SUBMISSIONS_NOT_CLOSED',
    status: 409,
    title: { vi: 'Chưa đóng nhận hồ sơ', en: 'Submissions are not closed' },
    detail: {
      vi: 'Giai đoạn {phase} chưa đóng nhận hồ sơ.',
      en: 'The submissions of phase {phase} are not closed.',
    },
    cause: {
      vi: 'Chỉ chốt số liệu sau khi đã đóng nhận hồ sơ.',
      en: 'Figures can be sealed only after submissions are closed.',
    },
    fix: { vi: 'Đóng nhận hồ sơ trước, sau đó chốt số liệu.', en: 'Close submissions first, then seal the phase.' },
  },
  {
    code: 'CLOSES_AFTER_SCHEDULE',
    status: 422,
    title: { vi: 'Không kéo dài được hạn ở bước này', en: 'The end of submissions cannot be extended' },
    detail: { vi: 'Hạn theo lịch: {scheduled:until}.', en: 'Scheduled: {scheduled:until}.' },
    cause: {
      vi: 'Bước Đóng nhận hồ sơ chỉ giữ nguyên hoặc rút ngắn hạn theo lịch.',
      en: 'Closing can keep the scheduled end of submissions or bring it forward, never postpone it.',
    },
    fix: {
      vi: 'Chọn thời điểm sớm hơn, hoặc để trống để giữ hạn theo lịch.',
      en: 'Choose an earlier time, or none to keep the scheduled one.',
    },
  },
  {
    code: 'EVALUATION_CUTOFF_PASSED',
    status: 409,
    title: { vi: 'Đã quá hạn xét duyệt', en: 'The evaluation cut-off has passed' },
    detail: {
      vi: 'Hạn xét duyệt của giai đoạn {phase}: {evaluationCutoff:until}.',
      en: 'That of phase {phase} was {evaluationCutoff:until}.',
    },
    cause: {
      vi: 'Quyết định đến sau hạn xét duyệt, hoặc khi giai đoạn đã chốt số liệu, không tính cho giai đoạn này, và hạn đã qua không dời được.',
      en: 'Decisions received at or after the cut-off, or once the phase is sealed, do not count in it, and a cut-off that has passed cannot be moved.',
    },
    fix: {
      vi: 'Hồ sơ vẫn được giữ; khi chốt số liệu, hồ sơ chưa kết luận có thể chuyển sang giai đoạn sau.',
      en: 'Nothing is lost: once the phase is sealed, undecided initiatives may be carried over to a later phase.',
    },
  },
  {
    code: 'TOO_EARLY',
    status: 409,
    title: { vi: 'Chưa đến lúc chốt số liệu', en: 'Too early to seal' },
    detail: { vi: 'Sớm nhất là {earliest:instant}.', en: 'The earliest is {earliest:instant}.' },
    cause: {
      vi: 'Chỉ chốt số liệu sau hạn xét duyệt ít nhất một phút, để mọi quyết định kịp hạn đều đã được ghi.',
      en: 'Figures can be sealed from one minute after the evaluation cut-off, when every timely decision is recorded.',
    },
    fix: { vi: 'Chốt lại sau thời điểm trên.', en: 'Seal it after that time.' },
  },
  {
    code: 'PENDING_ENTRIES',
    status: 409,
    title: { vi: 'Còn hồ sơ chưa kết luận', en: 'Initiatives are still undecided' },
    detail: {
      vi: 'Giai đoạn {phase} còn {pending:count} hồ sơ chưa kết luận.',
      en: 'Undecided initiatives of phase {phase}: {pending:count}.',
    },
    cause: {
      vi: 'Khi chốt số liệu, mỗi hồ sơ phải có kết luận hoặc được chuyển sang giai đoạn sau.',
      en: 'A phase with undecided initiatives can be sealed only if they are carried over.',
    },
    fix: {
      vi: 'Kết luận từng hồ sơ, hoặc chọn giai đoạn sau để chuyển tiếp.',
      en: 'Decide them, or choose the later phase to carry them over to.',
    },
    developer: { vi: 'Giai đoạn sau ở trường `carryOverTo`.', en: 'The later phase is the field `carryOverTo`.' },
  },
  {
    code: 'CARRY_OVER_NOT_POSSIBLE',
    status: 422,
    title: {
      vi: 'Không chuyển được hồ sơ sang giai đoạn này',
      en: 'Initiatives cannot be carried over to this phase',
    },
    detail: {
      vi: 'Đang chuyển từ giai đoạn {phase} sang giai đoạn {carryOverTo}.',
      en: 'From phase {phase} to phase {carryOverTo}.',
    },
    cause: {
      vi: 'Giai đoạn chuyển đến phải là giai đoạn sau của cùng chương trình, còn hạn xét duyệt và chưa chốt số liệu.',
      en: 'It must be a later, unsealed phase of the campaign whose evaluation cut-off has not passed.',
    },
    fix: { vi: 'Chọn giai đoạn khác.', en: 'Choose another phase.' },
  },
  {
    code: 'ALREADY_SEALED',
    status: 409,
    title: { vi: 'Số liệu đã được chốt', en: 'Already sealed' },
    detail: {
      vi: 'Số liệu giai đoạn {phase} đã chốt và không thay đổi nữa.',
      en: 'The figures of phase {phase} are sealed and final.',
    },
    cause: { vi: 'Mỗi giai đoạn chỉ chốt số liệu một lần.', en: 'A phase is sealed only once.' },
    fix: { vi: 'Xem số liệu đã chốt.', en: 'Look at the sealed figures.' },
  },
  {
    code: 'NOT_IN_THIS_MODE',
    status: 422,
    title: { vi: 'Có mục không dùng ở bước này', en: 'A field is not allowed in this step' },
    detail: {
      vi: 'Bước {mode:word} không có mục {field:word}.',
      en: 'The step {mode:word} takes no {field:word}.',
    },
    cause: {
      vi: 'Hạn nhận hồ sơ và hạn xét duyệt thuộc bước Đóng nhận hồ sơ; giai đoạn chuyển tiếp thuộc bước Chốt số liệu.',
      en: 'The end of submissions and the evaluation cut-off belong to closing submissions; the phase to carry over to belongs to sealing.',
    },
    fix: { vi: 'Bỏ mục đó rồi gửi lại.', en: 'Leave the field out and send it again.' },
    developer: {
      vi: '`closesAt` và `evaluationCutoff` chỉ dùng với `SUBMISSIONS`; `carryOverTo` chỉ dùng với `SEAL`.',
      en: '`closesAt` and `evaluationCutoff` are only for `SUBMISSIONS`; `carryOverTo` is only for `SEAL`.',
    },
  },
  {
    code: 'UNIT_OUTSIDE_CAMPAIGN',
    status: 422,
    title: { vi: 'Đơn vị không thuộc phạm vi chương trình', en: 'The unit is outside the campaign' },
    cause: {
      vi: 'Chương trình dành cho đơn vị chủ trì và các đơn vị cấp dưới.',
      en: 'Only the owner unit and the units below it participate.',
    },
    fix: {
      vi: 'Chọn chương trình mà công đoàn cấp trên của đơn vị này chủ trì.',
      en: 'Choose a campaign run by a unit above this one.',
    },
  },
  {
    code: 'UNKNOWN_PHASE',
    status: 422,
    title: {
      vi: 'Giai đoạn của chỉ tiêu chưa được lên lịch',
      en: 'The target is for a phase that is not scheduled',
    },
    detail: { vi: 'Không có {scope:word}.', en: 'There is no {scope:word}.' },
    cause: {
      vi: 'Chỉ tiêu được giao cho một giai đoạn chưa có trong chương trình.',
      en: 'The phase of the target was never scheduled.',
    },
    fix: { vi: 'Lên lịch cho giai đoạn này rồi giao chỉ tiêu.', en: 'Schedule the phase first.' },
  },
  {
    code: 'PEAK_DRIVE_NOT_DECLARED',
    status: 422,
    title: { vi: 'Chưa phát động chiến dịch cao điểm', en: 'No peak drive is declared' },
    cause: { vi: 'Chương trình chưa có chiến dịch cao điểm.', en: 'The campaign has no peak drive.' },
    fix: { vi: 'Phát động chiến dịch cao điểm rồi giao chỉ tiêu.', en: 'Declare the peak drive first.' },
  },
  {
    code: 'METRIC_WITHOUT_TARGET',
    status: 422,
    title: { vi: 'Không giao chỉ tiêu theo chỉ số này', en: 'This metric has no targets' },
    detail: {
      vi: 'Chỉ số “{metric:word}” không dùng để giao chỉ tiêu.',
      en: 'No targets are assigned in “{metric:word}”.',
    },
    cause: {
      vi: 'Danh mục chỉ số quy định chỉ số nào được giao chỉ tiêu.',
      en: 'The metric dictionary says in which metrics targets may be assigned.',
    },
    fix: { vi: 'Chọn chỉ số được phép giao chỉ tiêu.', en: 'Choose a metric that takes targets.' },
    developer: { vi: 'Chỉ số có `targetable`.', en: 'One that is `targetable`.' },
  },
  {
    code: 'TARGET_PERIOD_ENDED',
    status: 409,
    title: { vi: 'Đã hết thời gian thực hiện chỉ tiêu', en: 'The period of the target has ended' },
    detail: {
      vi: '{scope:word} kết thúc lúc {endedAt:until}.',
      en: '{scope:word} ended at {endedAt:until}.',
    },
    cause: {
      vi: 'Không giao hoặc điều chỉnh chỉ tiêu khi đã hết thời gian thực hiện.',
      en: 'Targets cannot be assigned or revised after their period has ended.',
    },
    fix: { vi: 'Không điều chỉnh được chỉ tiêu này nữa.', en: 'This target can no longer be changed.' },
  },
  {
    code: 'TARGET_ALREADY_ASSIGNED',
    status: 409,
    title: { vi: 'Chỉ tiêu đã được giao', en: 'The target is already assigned' },
    detail: { vi: 'Chỉ tiêu hiện tại là {value:count}.', en: 'It is {value:count}.' },
    cause: { vi: 'Đơn vị đã được giao chỉ tiêu này.', en: 'The unit already has this target.' },
    fix: {
      vi: 'Muốn thay đổi, dùng Điều chỉnh chỉ tiêu và nêu lý do.',
      en: 'To change it, revise it with a reason.',
    },
  },
  {
    code: 'TARGET_NOT_ASSIGNED',
    status: 404,
    title: { vi: 'Đơn vị chưa được giao chỉ tiêu này', en: 'The unit has no such target' },
    cause: { vi: 'Chưa có chỉ tiêu để điều chỉnh.', en: 'There is no target to revise.' },
    fix: { vi: 'Giao chỉ tiêu trước.', en: 'Assign it first.' },
  },
  {
    code: 'TARGET_UNCHANGED',
    status: 409,
    title: { vi: 'Chỉ tiêu không đổi', en: 'The target stays the same' },
    detail: { vi: 'Chỉ tiêu hiện tại đã là {value:count}.', en: 'It is already {value:count}.' },
    cause: { vi: 'Mức mới bằng mức đang giao.', en: 'The new value is the one assigned.' },
    fix: { vi: 'Không cần làm gì thêm.', en: 'Nothing more needs to be done.' },
  },
  {
    code: 'UNKNOWN_MEMBER',
    status: 422,
    title: { vi: 'Không tìm thấy đoàn viên', en: 'No such member' },
    cause: { vi: 'Không có đoàn viên nào mang mã định danh này.', en: 'No member has this id.' },
    fix: { vi: 'Chọn lại đoàn viên trong danh sách.', en: 'Choose the member from the list.' },
  },
  {
    code: 'MEMBER_INACTIVE',
    status: 422,
    title: { vi: 'Đoàn viên đã thôi sinh hoạt', en: 'The member has left' },
    cause: {
      vi: 'Chỉ đoàn viên đang sinh hoạt mới đăng ký tham gia được.',
      en: 'Only active members can be registered.',
    },
    fix: { vi: 'Kiểm tra lại với cán bộ công đoàn đơn vị.', en: 'Check with the union officer of the unit.' },
  },
  {
    code: 'ALREADY_REGISTERED',
    status: 409,
    title: { vi: 'Đã đăng ký tham gia', en: 'Already registered' },
    cause: {
      vi: 'Mỗi đoàn viên đăng ký một lần cho một chương trình.',
      en: 'A member registers only once per campaign.',
    },
    fix: { vi: 'Không cần làm gì thêm.', en: 'Nothing more needs to be done.' },
  },
  {
    code: 'REGISTRATION_NOT_OPEN',
    status: 409,
    title: { vi: 'Chưa mở đăng ký', en: 'Registration is not open' },
    detail: { vi: 'Nhận đăng ký từ {opensAt:instant}.', en: 'It opens at {opensAt:instant}.' },
    cause: {
      vi: 'Việc đăng ký bắt đầu cùng giai đoạn đầu tiên.',
      en: 'Registration opens with the first phase.',
    },
    fix: { vi: 'Đăng ký khi giai đoạn đầu tiên mở.', en: 'Register once the first phase opens.' },
  },
  {
    code: 'REGISTRATION_CLOSED',
    status: 409,
    title: { vi: 'Đã hết hạn đăng ký', en: 'Registration is closed' },
    detail: { vi: 'Hạn đăng ký: {closedAt:until}.', en: 'It closed at {closedAt:until}.' },
    cause: {
      vi: 'Việc đăng ký kết thúc cùng giai đoạn cuối cùng.',
      en: 'Registration closes with the last phase.',
    },
    fix: {
      vi: 'Theo dõi thông báo về chương trình tiếp theo.',
      en: 'Look out for the next campaign.',
    },
  },
];
