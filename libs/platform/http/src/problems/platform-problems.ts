import type { BilingualText } from '@app/texts';
import type { ProblemEntry } from './problem-entry.js';

const SAME_KEY: BilingualText = {
  vi: 'Giữ nguyên `Idempotency-Key`.',
  en: 'Keep the same `Idempotency-Key`.',
};
const SEND_AGAIN: BilingualText = {
  vi: 'Gửi lại sau giây lát, không lo bị ghi hai lần.',
  en: 'Retry in a moment; nothing is recorded twice.',
};

/** Problems that any route may return. */
export const platformProblems = [
  {
    code: 'MALFORMED_REQUEST',
    status: 400,
    title: { vi: 'Yêu cầu không đúng dạng', en: 'Malformed request' },
    cause: {
      vi: 'Địa chỉ hoặc cấu trúc của yêu cầu không đọc được.',
      en: 'The address or the structure of the request cannot be read.',
    },
    fix: { vi: 'Sửa yêu cầu rồi gửi lại.', en: 'Correct the request and send it again.' },
    developer: {
      vi: 'Đường dẫn, mã hóa phần trăm, header hay khung HTTP sai, hoặc `GET` có phần thân.',
      en: 'The path, its percent-encoding, a header or the HTTP framing is malformed, or a `GET` carries a body.',
    },
  },
  {
    code: 'MALFORMED_BODY',
    status: 400,
    title: { vi: 'Nội dung gửi lên không đọc được', en: 'The content sent cannot be read' },
    cause: {
      vi: 'Nội dung trống hoặc sai cấu trúc; chưa có gì được ghi.',
      en: 'The content is empty or malformed; nothing was recorded.',
    },
    fix: { vi: 'Gửi một đối tượng JSON mã hóa UTF-8.', en: 'Send one JSON object in UTF-8.' },
    developer: {
      vi: 'Phần thân trống, JSON sai cú pháp, không phải UTF-8, không phải đối tượng, lồng quá 10 tầng hoặc có khóa bị cấm như `__proto__`. Khóa lặp lại lấy giá trị cuối; BOM ở đầu được bỏ qua.',
      en: 'The body is empty, broken JSON, not UTF-8, not an object, nested more than 10 levels deep, or holds a forbidden key such as `__proto__`. Of a repeated key the last value holds; a leading byte order mark is ignored.',
    },
  },
  {
    code: 'VALIDATION_FAILED',
    status: 400,
    title: { vi: 'Có mục cần sửa lại', en: 'Some fields need correction' },
    cause: {
      vi: 'Một số mục còn thiếu, sai dạng hoặc không có trong biểu mẫu; chưa có gì được ghi.',
      en: 'Some fields are missing, wrong or unknown; nothing was recorded.',
    },
    fix: {
      vi: 'Sửa các mục nêu bên dưới rồi gửi lại.',
      en: 'Correct the fields listed below and send it again.',
    },
    developer: { vi: 'Từng mục ở `errors`.', en: 'Each field is listed in `errors`.' },
  },
  {
    code: 'INVALID_IDEMPOTENCY_KEY',
    status: 400,
    title: { vi: 'Thiếu hoặc sai khóa chống ghi hai lần', en: 'Idempotency key missing or malformed' },
    cause: {
      vi: 'Mỗi lệnh phải có đúng một khóa chống ghi hai lần, đúng dạng; chưa có gì được ghi.',
      en: 'A command must carry exactly one well-formed idempotency key; nothing was recorded.',
    },
    fix: {
      vi: 'Tạo một khóa mới cho mỗi việc mới và giữ nguyên khóa đó khi gửi lại.',
      en: 'Generate a new key for each action, and reuse it on retries.',
    },
    developer: {
      vi: 'Đúng một header `Idempotency-Key` gồm 1–255 ký tự ASCII in được (ví dụ UUID), có hoặc không có dấu ngoặc kép.',
      en: 'Exactly one `Idempotency-Key` header of 1–255 visible ASCII characters (e.g. a UUID), quoted or bare.',
    },
  },
  {
    code: 'INVALID_IF_MATCH',
    status: 400,
    title: { vi: 'Phiên bản đã đọc không đúng dạng', en: 'The revision named is malformed' },
    cause: {
      vi: 'Phiên bản đã đọc không đúng dạng, hoặc lệnh này không nhận phiên bản; chưa có gì được ghi.',
      en: 'The revision is malformed, or this command takes none; nothing was recorded.',
    },
    fix: { vi: 'Dùng phiên bản của lần đọc gần nhất.', en: 'Use the revision of your last read.' },
    developer: {
      vi: '`If-Match` chỉ nhận một ETag mạnh của lần đọc, hoặc `"<số phiên bản>"`; không nhận `*`, `W/` hay danh sách; lệnh tạo mới không dùng `If-Match`.',
      en: '`If-Match` takes exactly one strong ETag of a read, or `"<revision>"`; not `*`, not `W/`, no list, and none on a creating command.',
    },
  },
  {
    code: 'INVALID_CURSOR',
    status: 400,
    title: { vi: 'Không mở tiếp được trang này', en: 'This page cannot be continued' },
    cause: {
      vi: 'Vị trí trang đã bị sửa, hoặc thuộc một lần tìm, bộ lọc hay sổ sự kiện khác.',
      en: 'The cursor or position was altered, or belongs to another query, filter or event log.',
    },
    fix: { vi: 'Xem lại từ trang đầu.', en: 'Start again from the first page.' },
  },
  {
    code: 'POSITION_BEYOND_END',
    status: 400,
    title: { vi: 'Vị trí nằm sau cuối sổ sự kiện', en: 'The position is beyond the end of the log' },
    cause: {
      vi: 'Sổ sự kiện chưa ghi đến vị trí này; câu trả lời bây giờ có thể bỏ sót sự kiện sẽ ghi trước vị trí đó.',
      en: 'The event log has not reached this position; a response now could miss events recorded before it later.',
    },
    fix: {
      vi: 'Dùng vị trí mà hệ thống đã trả về cho chính sổ sự kiện này.',
      en: 'Use a position that the service returned for this very log.',
    },
    developer: {
      vi: 'Vị trí cuối sổ ở `facts.end`. Theo dõi sổ: gửi lại `nextAfter` của trang trước, không tự tính.',
      en: 'The end of the log is `facts.end`. To follow the log, send `nextAfter` of the last page; do not compute positions.',
    },
  },
  {
    code: 'INSTANT_IN_FUTURE',
    status: 400,
    title: { vi: 'Thời điểm chưa đến', en: 'The instant is in the future' },
    cause: {
      vi: 'Thời điểm được hỏi chưa đến, nên chưa biết sẽ ghi những gì cho đến lúc đó.',
      en: 'The instant asked for has not come, so what will be recorded by then is unknown.',
    },
    fix: { vi: 'Hỏi một thời điểm đã qua.', en: 'Ask for an instant in the past.' },
    developer: { vi: 'Đồng hồ của hệ thống ở `facts.now`.', en: 'The clock of the service is `facts.now`.' },
  },
  {
    code: 'UNAUTHENTICATED',
    status: 401,
    title: { vi: 'Chưa đăng nhập', en: 'Not signed in' },
    cause: {
      vi: 'Anh/chị chưa đăng nhập hoặc phiên đăng nhập đã hết hạn.',
      en: 'You are not signed in, or your session has expired.',
    },
    fix: {
      vi: 'Đăng nhập lại; bản nháp đã lưu vẫn còn.',
      en: 'Sign in again; saved drafts are still there.',
    },
    developer: {
      vi: 'Mã truy cập thiếu, sai, hết hạn hoặc không dành cho hệ thống này; gửi `Authorization: Bearer`.',
      en: 'The access token is missing, wrong, expired or meant for another service; send `Authorization: Bearer`.',
    },
  },
  {
    code: 'FORBIDDEN',
    status: 403,
    title: { vi: 'Anh/chị chưa có quyền làm việc này', en: 'You are not allowed to do this' },
    cause: {
      vi: 'Việc này cần một vai trò mà anh/chị chưa được giao.',
      en: 'This needs a role that you do not hold.',
    },
    fix: { vi: 'Đề nghị người có thẩm quyền thực hiện.', en: 'Ask somebody who holds the role to do it.' },
  },
  {
    code: 'NOT_FOUND',
    status: 404,
    title: { vi: 'Không tìm thấy', en: 'Not found' },
    cause: {
      vi: 'Không có trang hoặc dữ liệu ở địa chỉ này.',
      en: 'There is no page or data at this address.',
    },
    fix: { vi: 'Kiểm tra lại địa chỉ.', en: 'Check the address.' },
  },
  {
    code: 'METHOD_NOT_ALLOWED',
    status: 405,
    title: { vi: 'Phương thức không dùng được ở đây', en: 'Method not allowed' },
    cause: {
      vi: 'Địa chỉ này có nhưng không nhận phương thức đã gửi.',
      en: 'This address exists, but not for the method used.',
    },
    fix: { vi: 'Dùng một phương thức được phép.', en: 'Use a method that is allowed.' },
    developer: { vi: 'Các phương thức ở header `Allow`.', en: 'The `Allow` header names them.' },
  },
  {
    code: 'NOT_ACCEPTABLE',
    status: 406,
    title: { vi: 'Không trả lời được theo dạng yêu cầu', en: 'Not available in the form asked for' },
    cause: {
      vi: 'Nội dung này không có ở dạng được yêu cầu; chưa có gì được ghi.',
      en: 'This is not available in any form that was asked for; nothing was recorded.',
    },
    fix: { vi: 'Yêu cầu dạng JSON.', en: 'Ask for JSON.' },
    developer: {
      vi: 'Bỏ `Accept` hoặc gửi `Accept: application/json`; chỉ `application/problem+json` thì không nhận được kết quả thành công; trang `/problems` là `text/html`, `/metrics` là `text/plain`.',
      en: 'Send no `Accept`, or `Accept: application/json`; `application/problem+json` alone accepts no success; the pages under `/problems` are `text/html`, `/metrics` is `text/plain`.',
    },
  },
  {
    code: 'REQUEST_TIMEOUT',
    status: 408,
    title: { vi: 'Kết nối quá chậm', en: 'The connection is too slow' },
    cause: {
      vi: 'Hệ thống không nhận đủ yêu cầu trong 20 giây; chưa có gì được ghi.',
      en: 'The request did not arrive in full within 20 seconds; nothing was recorded.',
    },
    fix: { vi: 'Kiểm tra mạng rồi gửi lại.', en: 'Check the network and send it again.' },
  },
  {
    code: 'HISTORY_DELETED',
    status: 410,
    title: { vi: 'Lịch sử đã bị xóa khỏi kho sự kiện', en: 'The history was deleted' },
    cause: {
      vi: 'Phần lịch sử mà câu trả lời cần dựa vào đã bị người vận hành xóa khỏi kho sự kiện. Hệ thống không bao giờ tự xóa.',
      en: 'The operator deleted history that this response depends on. The service itself never deletes history.',
    },
    fix: {
      vi: 'Gửi lại không giải quyết được; báo mã sự cố cho người vận hành.',
      en: 'A retry does not help; report the trace id to the operator.',
    },
    developer: { vi: 'Mã sự cố là `traceId`.', en: 'The trace id is `traceId`.' },
  },
  {
    code: 'LIST_CHANGED',
    status: 410,
    title: { vi: 'Danh sách đã thay đổi', en: 'The list has changed' },
    cause: {
      vi: 'Trong lúc xem, một mục đã đổi chỗ trong danh sách, hoặc có quá nhiều thay đổi; trang tiếp theo có thể sót hoặc lặp mục.',
      en: 'An item moved in the list since its first page, or too much changed; the next page could miss or repeat an item.',
    },
    fix: { vi: 'Xem lại từ trang đầu.', en: 'Start again from the first page.' },
  },
  {
    code: 'STALE_REVISION',
    status: 412,
    title: { vi: 'Nội dung vừa được người khác thay đổi', en: 'Somebody else has just changed this' },
    cause: {
      vi: 'Anh/chị đang làm trên một phiên bản cũ; thay đổi của anh/chị chưa được ghi.',
      en: 'You are working on an older revision; your change was not recorded.',
    },
    fix: {
      vi: 'Tải lại, xem phần đã đổi rồi quyết định lại.',
      en: 'Reload, look at what changed, and decide again.',
    },
    developer: {
      vi: 'Gửi `If-Match` với ETag mới; phiên bản hiện tại ở `currentEtag`.',
      en: 'Send `If-Match` with the new ETag; the current one is `currentEtag`.',
    },
  },
  {
    code: 'BODY_TOO_LARGE',
    status: 413,
    title: { vi: 'Dữ liệu gửi lên quá lớn', en: 'The content sent is too large' },
    cause: {
      vi: 'Dữ liệu vượt quá 64 KiB; chưa có gì được ghi.',
      en: 'The content exceeds 64 KiB; nothing was recorded.',
    },
    fix: { vi: 'Rút gọn nội dung rồi gửi lại.', en: 'Shorten it and send it again.' },
  },
  {
    code: 'URI_TOO_LONG',
    status: 414,
    title: { vi: 'Địa chỉ quá dài', en: 'The address is too long' },
    cause: { vi: 'Một phần của địa chỉ vượt 100 ký tự.', en: 'A part of the address exceeds 100 characters.' },
    fix: { vi: 'Kiểm tra lại địa chỉ.', en: 'Check the address.' },
  },
  {
    code: 'UNSUPPORTED_MEDIA_TYPE',
    status: 415,
    title: { vi: 'Không nhận kiểu nội dung này', en: 'Unsupported media type' },
    cause: {
      vi: 'Chỉ nhận nội dung JSON mã hóa UTF-8, không nén.',
      en: 'Only JSON in UTF-8, not compressed, is accepted.',
    },
    fix: { vi: 'Gửi nội dung dạng JSON.', en: 'Send JSON.' },
    developer: { vi: 'Đặt `Content-Type: application/json`.', en: 'Send `Content-Type: application/json`.' },
  },
  {
    code: 'IDEMPOTENCY_KEY_REUSED',
    status: 422,
    title: { vi: 'Khóa đã dùng cho nội dung khác', en: 'Key reused with other content' },
    cause: {
      vi: 'Khóa này đã dùng cho một lệnh có nội dung khác; lệnh mới chưa được ghi.',
      en: 'You used this key before, with other content; the new command was not recorded.',
    },
    fix: { vi: 'Dùng khóa mới cho lệnh mới.', en: 'Use a new key for a new action.' },
    developer: { vi: 'Khóa là `Idempotency-Key`.', en: 'The key is the `Idempotency-Key`.' },
  },
  {
    code: 'UNPROCESSABLE',
    status: 422,
    title: { vi: 'Nội dung không được chấp nhận', en: 'Unprocessable content' },
    cause: { vi: 'Nội dung chưa đúng quy định của hệ thống.', en: 'The content breaks a rule of the service.' },
    fix: { vi: 'Sửa nội dung rồi gửi lại.', en: 'Correct the content and send it again.' },
  },
  {
    code: 'CONFLICT',
    status: 409,
    title: { vi: 'Chưa thực hiện được ở trạng thái hiện tại', en: 'Conflict with the current state' },
    cause: { vi: 'Trạng thái hiện tại không cho phép việc này.', en: 'The current state does not allow it.' },
    fix: { vi: 'Tải lại trang để xem trạng thái mới nhất.', en: 'Reload to see the current state.' },
  },
  {
    code: 'PRECONDITION_REQUIRED',
    status: 428,
    title: { vi: 'Thiếu phiên bản đã đọc', en: 'The revision read is missing' },
    cause: {
      vi: 'Lệnh này thay đổi dữ liệu đã có nên phải ghi phiên bản đã đọc.',
      en: 'This command changes existing data and must name the revision you read.',
    },
    fix: { vi: 'Ghi phiên bản của lần đọc gần nhất.', en: 'Name the revision of your last read.' },
    developer: {
      vi: 'Gửi `If-Match` với ETag của lần đọc gần nhất.',
      en: 'Send `If-Match` with the ETag of your last read.',
    },
  },
  {
    code: 'HEADERS_TOO_LARGE',
    status: 431,
    title: { vi: 'Phần header quá lớn', en: 'Headers too large' },
    cause: { vi: 'Các header vượt quá 16 KiB.', en: 'The headers exceed 16 KiB.' },
    fix: {
      vi: 'Bớt header rồi gửi lại; trên trình duyệt, xóa cookie của trang này.',
      en: 'Send fewer or shorter headers; in a browser, delete the cookies of this site.',
    },
  },
  {
    code: 'INTERNAL_ERROR',
    status: 500,
    title: { vi: 'Hệ thống gặp sự cố', en: 'Internal error' },
    cause: {
      vi: 'Đã xảy ra lỗi ngoài dự kiến; chưa chắc việc vừa làm đã được ghi.',
      en: 'Something unexpected went wrong; what you did may or may not have been recorded.',
    },
    fix: {
      vi: 'Gửi lại sau ít phút, không lo bị ghi hai lần. Nếu vẫn lỗi, báo mã sự cố cho người vận hành.',
      en: 'Retry in a few minutes; nothing is recorded twice. If it fails again, report the trace id to the operator.',
    },
    developer: {
      vi: 'Giữ nguyên `Idempotency-Key`; mã sự cố là `traceId`.',
      en: 'Keep the same `Idempotency-Key`; the trace id is `traceId`.',
    },
  },
  {
    code: 'COMMAND_EXPIRED',
    status: 503,
    title: { vi: 'Chưa ghi được vì hệ thống đang chậm', en: 'Not recorded, the service is slow' },
    cause: {
      vi: 'Sau 20 giây, việc này vẫn chưa đến lượt ghi vào sổ sự kiện nên đã dừng. Mã mà nó cần có thể vẫn được giữ cho nó.',
      en: 'The command did not reach the event log within 20 seconds of its receipt. A code it needs may stay reserved for it.',
    },
    fix: SEND_AGAIN,
    developer: SAME_KEY,
  },
  {
    code: 'CLOCK_DISAGREES',
    status: 503,
    title: { vi: 'Đồng hồ của máy chủ không khớp', en: 'The clock of the server disagrees' },
    cause: {
      vi: 'Đồng hồ của máy chủ vừa bị chỉnh, hoặc chậm hơn thời điểm đã ghi trong sổ sự kiện; hạn nộp và hạn xét duyệt tính theo giờ nên tạm thời không ghi gì.',
      en: 'The clock was set, or is behind an instant in the event log. Deadlines depend on it, so nothing is recorded until it agrees.',
    },
    fix: {
      vi: 'Gửi lại sau ít phút; nếu vẫn vậy, báo cho người vận hành máy chủ.',
      en: 'Retry in a few minutes; if it stays, tell the operator of the server.',
    },
    developer: SAME_KEY,
  },
  {
    code: 'TOO_MUCH_CONTENTION',
    status: 503,
    title: { vi: 'Nhiều người đang cùng sửa', en: 'Too many writers' },
    cause: {
      vi: 'Lần thử nào cũng có người khác ghi trước; thay đổi chưa được ghi. Mã mà nó cần có thể vẫn được giữ cho nó.',
      en: 'Every attempt conflicted with another writer; the change was not recorded. A code it needs may stay reserved for it.',
    },
    fix: SEND_AGAIN,
    developer: SAME_KEY,
  },
  {
    code: 'STORE_UNAVAILABLE',
    status: 503,
    title: { vi: 'Kho dữ liệu tạm ngừng', en: 'Store unavailable' },
    cause: {
      vi: 'Kho sự kiện hoặc dữ liệu tra cứu tạm thời không truy cập được; chưa chắc việc vừa làm đã được ghi.',
      en: 'The event store or the read models cannot be reached; what you did may or may not have been recorded.',
    },
    fix: {
      vi: 'Gửi lại sau ít phút, không lo bị ghi hai lần.',
      en: 'Retry in a few minutes; nothing is recorded twice.',
    },
    developer: SAME_KEY,
  },
  {
    code: 'LOG_DAMAGED',
    status: 503,
    title: { vi: 'Sổ sự kiện bị hư hỏng', en: 'The event log is damaged' },
    cause: {
      vi: 'Dữ liệu trong sổ sự kiện không còn đúng như lúc ghi hoặc bị thiếu; hệ thống dừng lại thay vì trả lời sai.',
      en: 'Data in the event log is missing, or no longer as it was recorded; the service stops rather than answer wrongly.',
    },
    fix: {
      vi: 'Gửi lại không giải quyết được; báo mã sự cố cho người vận hành.',
      en: 'A retry does not help; report the trace id to the operator.',
    },
    developer: {
      vi: 'Mã sự cố là `traceId`; thông báo lỗi của dịch vụ nêu vị trí hỏng trong sổ sự kiện.',
      en: 'The trace id is `traceId`; the log of the service names the position.',
    },
  },
  {
    code: 'LOG_REPLACED',
    status: 503,
    title: { vi: 'Sổ sự kiện đã bị thay thế', en: 'The event log was replaced' },
    cause: {
      vi: 'Máy chủ đang giữ một sổ sự kiện khác, hoặc một bản cũ hơn, so với sổ mà hệ thống đã làm việc; yêu cầu này chưa được ghi vào sổ đúng.',
      en: 'The server now has another event log, or an older copy, than the one the service worked with; this request is not recorded in the right log.',
    },
    fix: {
      vi: 'Gửi lại không giải quyết được; báo cho người vận hành.',
      en: 'A retry does not help; report it to the operator.',
    },
    developer: {
      vi: 'Người vận hành đưa đúng sổ sự kiện trở lại rồi khởi động lại hệ thống; xem docs/how-to/run-on-servers.md.',
      en: 'The operator brings the right log back and restarts the service; see docs/how-to/run-on-servers.md.',
    },
  },
  {
    code: 'READ_MODEL_BEHIND',
    status: 503,
    title: { vi: 'Số liệu đang được cập nhật', en: 'The figures are being updated' },
    cause: {
      vi: 'Dữ liệu tra cứu chưa cập nhật đến thời điểm được yêu cầu hoặc đang được dựng lại; dữ liệu gốc vẫn an toàn.',
      en: 'The read model did not reach the position asked for in time, or is being rebuilt; the event log is safe.',
    },
    fix: { vi: 'Tải lại sau giây lát.', en: 'Reload in a moment.' },
  },
  {
    code: 'AS_OF_NOT_READY',
    status: 503,
    title: { vi: 'Đang tính lại số liệu của thời điểm này', en: 'The figures of this moment are being computed' },
    cause: {
      vi: 'Số liệu của một thời điểm đã qua được tính lại từ sổ sự kiện; việc này chưa xong, hoặc đang có nhiều thời điểm chờ tính.',
      en: 'Figures of a past moment are computed from the event log; that is not finished, or too many moments wait for it.',
    },
    fix: { vi: 'Tải lại sau giây lát.', en: 'Reload in a moment.' },
  },
  {
    code: 'RATE_LIMITED',
    status: 429,
    title: { vi: 'Gửi yêu cầu quá nhanh', en: 'Too many requests' },
    cause: {
      vi: 'Người dùng, đơn vị hoặc địa chỉ mạng này gửi quá nhiều yêu cầu trong chốc lát; yêu cầu này chưa được xử lý.',
      en: 'This person, unit or network address sent too many requests in a short time; this request was not processed.',
    },
    fix: {
      vi: 'Chờ vài giây rồi gửi lại, không lo bị ghi hai lần.',
      en: 'Wait some seconds, then send it again; nothing is recorded twice.',
    },
    developer: {
      vi: '`Retry-After` cho biết số giây phải chờ, `limit` cho biết giới hạn nào: `principal` (người trong token), `unit` (cả đơn vị) hoặc `address` (token bị từ chối). Giữ nguyên `Idempotency-Key`.',
      en: '`Retry-After` says how many seconds to wait, `limit` whose limit it is: `principal` (of the token), `unit` (all its members) or `address` (refused tokens). Keep the same `Idempotency-Key`.',
    },
  },
  {
    code: 'OVERLOADED',
    status: 503,
    title: { vi: 'Hệ thống đang quá tải', en: 'Overloaded' },
    cause: {
      vi: 'Hệ thống đang có quá nhiều yêu cầu chưa trả lời xong; yêu cầu này chưa được xử lý.',
      en: 'Too many requests are still being answered; this request was not processed.',
    },
    fix: SEND_AGAIN,
    developer: {
      vi: 'Trên mỗi kết nối, tối đa 32 yêu cầu được xử lý hoặc chờ. Kết nối đóng sau câu trả lời này, và các yêu cầu gửi sau nó trên cùng kết nối không được xử lý. Giữ nguyên `Idempotency-Key`.',
      en: 'At most 32 requests of a connection may be in progress or waiting. The connection closes after this response, and requests that followed on it were not processed. Keep the same `Idempotency-Key`.',
    },
  },
  {
    code: 'SHUTTING_DOWN',
    status: 503,
    title: { vi: 'Hệ thống đang tạm dừng', en: 'Shutting down' },
    cause: {
      vi: 'Hệ thống đang hoàn tất các việc dở dang; yêu cầu này chưa được ghi.',
      en: 'The service is finishing work in progress; this request was not processed.',
    },
    fix: SEND_AGAIN,
    developer: SAME_KEY,
  },
  {
    code: 'DISK_FULL',
    status: 507,
    title: { vi: 'Ổ đĩa của hệ thống đã đầy', en: 'The disk is full' },
    cause: {
      vi: 'Ổ đĩa không còn chỗ để ghi; vẫn xem được dữ liệu. Chưa chắc việc vừa làm đã được ghi.',
      en: 'The disk has no room for this; reading goes on. What you did may or may not have been recorded.',
    },
    fix: {
      vi: 'Gửi lại sau ít phút, không lo bị ghi hai lần; nếu vẫn vậy, báo cho người vận hành.',
      en: 'Retry in a few minutes; nothing is recorded twice. If it lasts, tell the operator.',
    },
    developer: SAME_KEY,
  },
] as const satisfies readonly ProblemEntry[];

export type ProblemCode = (typeof platformProblems)[number]['code'];
