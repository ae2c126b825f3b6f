import type { ProblemEntry } from './problem-entry.js';

/** Problems every route may answer, whatever its context. */
export const platformProblems = [
  {
    code: 'MALFORMED_REQUEST',
    status: 400,
    title: { vi: 'Yêu cầu không đúng dạng', en: 'Malformed request' },
    cause: {
      vi: 'Đường dẫn, tiêu đề hoặc khung HTTP không đọc được, hoặc GET mang theo thân yêu cầu.',
      en: 'The path, a header or the HTTP framing cannot be read, or a GET carries a body.',
    },
    fix: { vi: 'Sửa yêu cầu rồi gửi lại.', en: 'Correct the request and send it again.' },
  },
  {
    code: 'MALFORMED_BODY',
    status: 400,
    title: { vi: 'Thân yêu cầu không phải là đối tượng JSON hợp lệ', en: 'The body is not a valid JSON object' },
    cause: {
      vi: 'Thân trống, JSON hỏng, không phải UTF-8, không phải đối tượng, lồng quá 10 tầng, hoặc có khóa bị cấm như __proto__. Trong một đối tượng, khóa lặp lại lấy giá trị cuối; dấu BOM đầu văn bản được bỏ qua.',
      en: 'An empty body, broken JSON, not UTF-8, not an object, nested more than 10 levels deep, or a forbidden key such as __proto__. Of a repeated key the last value holds; a leading byte order mark is ignored.',
    },
    fix: { vi: 'Gửi một đối tượng JSON mã hóa UTF-8.', en: 'Send one JSON object in UTF-8.' },
  },
  {
    code: 'VALIDATION_FAILED',
    status: 400,
    title: { vi: 'Dữ liệu gửi lên chưa hợp lệ', en: 'The request is not valid' },
    cause: {
      vi: 'Một hay nhiều trường sai dạng, thiếu, hoặc không có trong đặc tả; xem `errors`.',
      en: 'One or more fields are wrong, missing or unknown; see `errors`.',
    },
    fix: { vi: 'Sửa từng trường nêu trong `errors`.', en: 'Correct each field named in `errors`.' },
  },
  {
    code: 'INVALID_IDEMPOTENCY_KEY',
    status: 400,
    title: { vi: 'Thiếu hoặc sai Idempotency-Key', en: 'Idempotency-Key missing or malformed' },
    cause: {
      vi: 'Lệnh phải mang đúng một tiêu đề Idempotency-Key gồm 1–255 ký tự ASCII nhìn thấy được, có hoặc không có ngoặc kép.',
      en: 'A command must carry exactly one Idempotency-Key of 1–255 visible ASCII characters, quoted or bare.',
    },
    fix: {
      vi: 'Tạo một khóa mới (ví dụ UUID) cho mỗi ý định và giữ nguyên khóa đó khi gửi lại.',
      en: 'Make one new key (e.g. a UUID) per intention and keep it when sending again.',
    },
  },
  {
    code: 'INVALID_IF_MATCH',
    status: 400,
    title: { vi: 'If-Match không hợp lệ', en: 'If-Match malformed' },
    cause: {
      vi: 'Chỉ nhận đúng một ETag mạnh dạng "<số phiên bản>"; không nhận *, W/ hay danh sách, và không nhận ở lệnh tạo mới.',
      en: 'Exactly one strong ETag "<revision>" is accepted; not *, not W/, no list, and none on a creating command.',
    },
    fix: { vi: 'Dùng ETag của lần đọc gần nhất.', en: 'Use the ETag of your last read.' },
  },
  {
    code: 'INVALID_CURSOR',
    status: 400,
    title: { vi: 'Con trỏ trang không hợp lệ', en: 'Invalid cursor' },
    cause: {
      vi: 'Con trỏ hoặc vị trí bị sửa, hoặc thuộc về một truy vấn, bộ lọc hay nhật ký khác.',
      en: 'The cursor or position was altered, or belongs to another query, filter or log.',
    },
    fix: { vi: 'Đọc lại từ trang đầu.', en: 'Start again from the first page.' },
  },
  {
    code: 'UNAUTHENTICATED',
    status: 401,
    title: { vi: 'Chưa xác thực', en: 'Not authenticated' },
    cause: {
      vi: 'Thiếu mã truy cập, hoặc mã sai, hết hạn, không dành cho dịch vụ này.',
      en: 'No access token, or it is wrong, expired or meant for another service.',
    },
    fix: { vi: 'Gửi Authorization: Bearer với mã còn hạn.', en: 'Send Authorization: Bearer with a valid token.' },
  },
  {
    code: 'FORBIDDEN',
    status: 403,
    title: { vi: 'Không được phép', en: 'Forbidden' },
    cause: { vi: 'Người thực hiện không có quyền này.', en: 'The acting person does not have this right.' },
    fix: { vi: 'Đề nghị người có thẩm quyền thực hiện.', en: 'Ask somebody with the mandate to do it.' },
  },
  {
    code: 'NOT_FOUND',
    status: 404,
    title: { vi: 'Không tìm thấy', en: 'Not found' },
    cause: { vi: 'Không có tài nguyên hay đường dẫn này.', en: 'There is no such resource or path.' },
    fix: { vi: 'Kiểm tra lại đường dẫn và mã.', en: 'Check the path and the id.' },
  },
  {
    code: 'METHOD_NOT_ALLOWED',
    status: 405,
    title: { vi: 'Phương thức không dùng được ở đây', en: 'Method not allowed' },
    cause: {
      vi: 'Đường dẫn có thật nhưng không nhận phương thức này.',
      en: 'The path exists but not for this method.',
    },
    fix: { vi: 'Dùng phương thức nêu trong tiêu đề Allow.', en: 'Use a method named in the Allow header.' },
  },
  {
    code: 'NOT_ACCEPTABLE',
    status: 406,
    title: { vi: 'Không có dạng trả lời được yêu cầu', en: 'Not acceptable' },
    cause: { vi: 'Dịch vụ chỉ trả lời bằng JSON.', en: 'The service answers in JSON only.' },
    fix: { vi: 'Chấp nhận application/json.', en: 'Accept application/json.' },
  },
  {
    code: 'REQUEST_TIMEOUT',
    status: 408,
    title: { vi: 'Yêu cầu đến quá chậm', en: 'Request timeout' },
    cause: { vi: 'Yêu cầu không đến đủ trong 20 giây.', en: 'The request did not arrive within 20 seconds.' },
    fix: { vi: 'Gửi lại.', en: 'Send it again.' },
  },
  {
    code: 'HISTORY_DELETED',
    status: 410,
    title: { vi: 'Lịch sử đã bị xóa khỏi kho sự kiện', en: 'The history was deleted' },
    cause: {
      vi: 'Người vận hành đã xóa khỏi kho sự kiện lịch sử mà câu trả lời phải dựa vào. Dịch vụ không bao giờ tự xóa.',
      en: 'The operator deleted a history from the event store that the answer has to rest on. The service itself never does.',
    },
    fix: {
      vi: 'Gửi lại cũng không được; báo `traceId` cho người vận hành.',
      en: 'Sending again does not help; tell the operator the `traceId`.',
    },
  },
  {
    code: 'STALE_REVISION',
    status: 412,
    title: { vi: 'Hồ sơ đã thay đổi', en: 'The resource has changed' },
    detail: {
      vi: 'Phiên bản hiện tại là {currentEtag}.',
      en: 'The current revision is {currentEtag}.',
    },
    cause: {
      vi: 'If-Match nêu một phiên bản không còn là phiên bản cuối.',
      en: 'If-Match names a revision that is no longer the last one.',
    },
    fix: {
      vi: 'Đọc lại, xem những gì đã đổi, rồi quyết định lại với ETag mới.',
      en: 'Read again, look at what changed, and decide again with the new ETag.',
    },
  },
  {
    code: 'BODY_TOO_LARGE',
    status: 413,
    title: { vi: 'Thân yêu cầu quá lớn', en: 'Body too large' },
    cause: { vi: 'Thân yêu cầu vượt 64 KiB.', en: 'The body exceeds 64 KiB.' },
    fix: { vi: 'Gửi ít dữ liệu hơn.', en: 'Send less.' },
  },
  {
    code: 'URI_TOO_LONG',
    status: 414,
    title: { vi: 'Đường dẫn quá dài', en: 'URI too long' },
    cause: { vi: 'Một phần của đường dẫn vượt 100 ký tự.', en: 'A part of the path exceeds 100 characters.' },
    fix: { vi: 'Kiểm tra lại đường dẫn.', en: 'Check the path.' },
  },
  {
    code: 'UNSUPPORTED_MEDIA_TYPE',
    status: 415,
    title: { vi: 'Kiểu nội dung không được hỗ trợ', en: 'Unsupported media type' },
    cause: {
      vi: 'Chỉ nhận application/json mã hóa UTF-8, không nén.',
      en: 'Only application/json in UTF-8, not compressed, is accepted.',
    },
    fix: { vi: 'Gửi Content-Type: application/json.', en: 'Send Content-Type: application/json.' },
  },
  {
    code: 'IDEMPOTENCY_KEY_REUSED',
    status: 422,
    title: { vi: 'Idempotency-Key đã dùng cho nội dung khác', en: 'Idempotency-Key reused with other content' },
    cause: {
      vi: 'Cùng người, cùng khóa nhưng nội dung lệnh khác lần đầu.',
      en: 'The same person used the same key before, with other content.',
    },
    fix: { vi: 'Dùng khóa mới cho ý định mới.', en: 'Use a new key for a new intention.' },
  },
  {
    code: 'UNPROCESSABLE',
    status: 422,
    title: { vi: 'Nội dung không được chấp nhận', en: 'Unprocessable content' },
    cause: { vi: 'Nội dung vi phạm một quy định.', en: 'The content breaks a rule.' },
    fix: { vi: 'Sửa nội dung rồi gửi lại.', en: 'Correct the content and send it again.' },
  },
  {
    code: 'CONFLICT',
    status: 409,
    title: { vi: 'Trạng thái không cho phép', en: 'Conflict with the current state' },
    cause: { vi: 'Trạng thái hiện tại không cho phép việc này.', en: 'The current state does not allow it.' },
    fix: { vi: 'Đọc lại trạng thái hiện tại.', en: 'Read the current state again.' },
  },
  {
    code: 'PRECONDITION_REQUIRED',
    status: 428,
    title: { vi: 'Cần If-Match', en: 'If-Match required' },
    cause: {
      vi: 'Lệnh này thay đổi một hồ sơ đã có nên phải nêu phiên bản đã đọc.',
      en: 'This command changes something that exists and must name the revision it was read at.',
    },
    fix: { vi: 'Gửi If-Match với ETag của lần đọc gần nhất.', en: 'Send If-Match with the ETag of your last read.' },
  },
  {
    code: 'HEADERS_TOO_LARGE',
    status: 431,
    title: { vi: 'Tiêu đề quá lớn', en: 'Headers too large' },
    cause: { vi: 'Các tiêu đề vượt 16 KiB.', en: 'The headers exceed 16 KiB.' },
    fix: { vi: 'Gửi ít tiêu đề hơn.', en: 'Send fewer or shorter headers.' },
  },
  {
    code: 'INTERNAL_ERROR',
    status: 500,
    title: { vi: 'Lỗi của dịch vụ', en: 'Internal error' },
    cause: { vi: 'Dịch vụ gặp lỗi không lường trước.', en: 'The service met an unexpected fault.' },
    fix: {
      vi: 'Báo `traceId` cho người vận hành; gửi lại lệnh với cùng Idempotency-Key là an toàn.',
      en: 'Tell the operator the `traceId`; sending a command again under the same Idempotency-Key is safe.',
    },
  },
  {
    code: 'COMMAND_EXPIRED',
    status: 503,
    title: { vi: 'Lệnh không kịp ghi', en: 'Command given up' },
    cause: {
      vi: 'Lệnh không được ghi vào sổ trong 20 giây kể từ khi nhận; chưa có gì được ghi.',
      en: 'The command did not reach the log within 20 seconds of its receipt; nothing was written.',
    },
    fix: { vi: 'Gửi lại với cùng Idempotency-Key.', en: 'Send it again under the same Idempotency-Key.' },
  },
  {
    code: 'TOO_MUCH_CONTENTION',
    status: 503,
    title: { vi: 'Quá nhiều người cùng sửa', en: 'Too many writers' },
    cause: { vi: 'Người khác ghi trước ở mọi lần thử.', en: 'Others were faster at every attempt.' },
    fix: { vi: 'Gửi lại với cùng Idempotency-Key.', en: 'Send it again under the same Idempotency-Key.' },
  },
  {
    code: 'STORE_UNAVAILABLE',
    status: 503,
    title: { vi: 'Kho dữ liệu tạm ngừng', en: 'Store unavailable' },
    cause: {
      vi: 'Kho sự kiện hay kho dữ liệu đọc không phục vụ được; kết quả của một lệnh có thể chưa rõ.',
      en: 'The event store or the read models cannot serve; the outcome of a command may be unknown.',
    },
    fix: {
      vi: 'Gửi lại; một lệnh thì với cùng Idempotency-Key.',
      en: 'Send it again; a command under the same Idempotency-Key.',
    },
  },
  {
    code: 'READ_MODEL_BEHIND',
    status: 503,
    title: { vi: 'Dữ liệu đọc chưa theo kịp', en: 'Read model behind' },
    cause: {
      vi: 'Dữ liệu đọc chưa đến vị trí được yêu cầu trong thời gian chờ.',
      en: 'The read model did not reach the position asked for within the waiting time.',
    },
    fix: { vi: 'Đọc lại sau giây lát.', en: 'Read again in a moment.' },
  },
  {
    code: 'SHUTTING_DOWN',
    status: 503,
    title: { vi: 'Dịch vụ đang dừng', en: 'Shutting down' },
    cause: { vi: 'Dịch vụ đang kết thúc các việc dở dang.', en: 'The service is finishing what it began.' },
    fix: { vi: 'Gửi lại với cùng Idempotency-Key.', en: 'Send it again under the same Idempotency-Key.' },
  },
] as const satisfies readonly ProblemEntry[];

export type ProblemCode = (typeof platformProblems)[number]['code'];
