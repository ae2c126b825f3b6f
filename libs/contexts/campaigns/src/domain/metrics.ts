/**
 * The metric dictionary (domain §6) defines the meaning of each figure. A change of meaning is a new version; figures
 * sealed under an older version keep its number.
 */
export interface Metric {
  readonly code: string;
  readonly version: number;
  readonly label: { readonly vi: string; readonly en: string };
  readonly definition: { readonly vi: string; readonly en: string };
  /** `VND`: integer đồng; `TENTHS_OF_PERCENT`: 1041 is 104,1 %. */
  readonly unit: 'COUNT' | 'VND' | 'TENTHS_OF_PERCENT';
  /**
   * True if the value of a unit is the sum over its children and itself (INV-05); never true for distinct persons
   * (INV-06).
   */
  readonly additive: boolean;
  /** True if targets may be assigned in this metric. */
  readonly targetable: boolean;
}

export const METRICS = [
  {
    code: 'M01',
    version: 1,
    label: { vi: 'Người đăng ký tham gia', en: 'Registered participants' },
    definition: {
      vi: 'Số đoàn viên đã đăng ký tham gia chương trình; mỗi người tính một lần, tại đơn vị sinh hoạt khi đăng ký.',
      en: 'Distinct members registered in the campaign, by their unit at registration.',
    },
    unit: 'COUNT',
    additive: false,
    targetable: true,
  },
  {
    code: 'M02',
    version: 1,
    label: { vi: 'Lượt nộp', en: 'Submissions' },
    definition: {
      vi: 'Số sáng kiến đã nộp, tính vào giai đoạn theo thời điểm hệ thống tiếp nhận lần đầu; nộp lại không tính thêm.',
      en: 'Initiatives submitted, by the phase of their first receipt; a resubmission adds nothing.',
    },
    unit: 'COUNT',
    additive: true,
    targetable: false,
  },
  {
    code: 'M03',
    version: 2,
    label: { vi: 'Chưa kết luận', en: 'Undecided' },
    definition: {
      vi: 'Số sáng kiến đã nộp nhưng chưa có kết luận: chờ xem xét, đang xem xét hoặc cần bổ sung; hồ sơ chuyển tiếp thuộc giai đoạn mà hồ sơ đang chờ.',
      en: 'Submitted and undecided: waiting, under review or returned for revision; carried over, in the phase it waits in.',
    },
    unit: 'COUNT',
    additive: true,
    targetable: false,
  },
  {
    code: 'M03.RETURNED',
    version: 2,
    label: { vi: 'Cần bổ sung', en: 'Returned for revision' },
    definition: {
      vi: 'Số sáng kiến đã trả lại, đang chờ tác giả bổ sung; thuộc M03.',
      en: 'Waiting for their authors to revise them; part of M03.',
    },
    unit: 'COUNT',
    additive: true,
    targetable: false,
  },
  {
    code: 'M04',
    version: 1,
    label: { vi: 'Sáng kiến hợp lệ', en: 'Counted initiatives' },
    definition: {
      vi: 'Số sáng kiến được công đoàn duyệt trước hạn xét duyệt của giai đoạn (các báo cáo gọi là “cập nhật thành công”); ở mỗi cấp, mỗi sáng kiến chỉ tính một lần, dù có bao nhiêu đồng tác giả.',
      en: 'Initiatives approved by the union before the evaluation cut-off; each counts once at every level, whatever the number of co-authors.',
    },
    unit: 'COUNT',
    additive: true,
    targetable: true,
  },
  {
    code: 'M04.BY_CLOSING',
    version: 1,
    label: { vi: 'Hợp lệ đến khi đóng nhận hồ sơ', en: 'Counted by closing' },
    definition: {
      vi: 'Số sáng kiến được duyệt trước thời điểm đóng nhận hồ sơ của giai đoạn; thuộc M04.',
      en: 'Counted initiatives approved before the submissions of the phase closed; part of M04.',
    },
    unit: 'COUNT',
    additive: true,
    targetable: false,
  },
  {
    code: 'M04.TARGET',
    version: 1,
    label: { vi: 'Chỉ tiêu sáng kiến hợp lệ', en: 'Target of counted initiatives' },
    definition: {
      vi: 'Chỉ tiêu được giao về số sáng kiến hợp lệ; để trống khi không giao.',
      en: 'The target assigned in M04; no value where none was assigned.',
    },
    unit: 'COUNT',
    additive: false,
    targetable: false,
  },
  {
    code: 'M05',
    version: 2,
    label: { vi: 'Không hợp lệ', en: 'Not counted' },
    definition: {
      vi: 'Số sáng kiến đã nộp nhưng không được tính: bị từ chối, đã rút hoặc trùng; hồ sơ chuyển tiếp thuộc giai đoạn có kết luận.',
      en: 'Submitted initiatives that were rejected, withdrawn or marked as duplicates; carried over, in the phase of that decision.',
    },
    unit: 'COUNT',
    additive: true,
    targetable: false,
  },
  {
    code: 'M05.REJECTED',
    version: 2,
    label: { vi: 'Bị từ chối', en: 'Rejected' },
    definition: {
      vi: 'Số sáng kiến bị từ chối; thuộc M05.',
      en: 'Rejected; part of M05.',
    },
    unit: 'COUNT',
    additive: true,
    targetable: false,
  },
  {
    code: 'M05.WITHDRAWN',
    version: 2,
    label: { vi: 'Đã rút', en: 'Withdrawn' },
    definition: {
      vi: 'Số sáng kiến tác giả đã rút; thuộc M05.',
      en: 'Withdrawn by an author; part of M05.',
    },
    unit: 'COUNT',
    additive: true,
    targetable: false,
  },
  {
    code: 'M05.DUPLICATE',
    version: 2,
    label: { vi: 'Trùng', en: 'Duplicates' },
    definition: {
      vi: 'Số sáng kiến được xác định trùng với sáng kiến nộp trước; thuộc M05.',
      en: 'Marked as duplicates of earlier ones; part of M05.',
    },
    unit: 'COUNT',
    additive: true,
    targetable: false,
  },
  {
    code: 'M06',
    version: 1,
    label: { vi: 'Tác giả, đồng tác giả', en: 'Authors and co-authors' },
    definition: {
      vi: 'Số người là tác giả hoặc đồng tác giả của sáng kiến hợp lệ; mỗi người tính một lần, không cộng dồn giữa các đơn vị.',
      en: 'Distinct persons who are authors of counted initiatives; never summed over units.',
    },
    unit: 'COUNT',
    additive: false,
    targetable: false,
  },
  {
    code: 'M07',
    version: 1,
    label: { vi: 'Đơn vị tham gia', en: 'Participating units' },
    definition: {
      vi: 'Số đơn vị trực thuộc đơn vị chủ trì có ít nhất một sáng kiến đã nộp, kể cả ở các đơn vị cấp dưới.',
      en: 'Direct children of the owner unit with at least one submission in their subtree.',
    },
    unit: 'COUNT',
    additive: false,
    targetable: false,
  },
  {
    code: 'M07.TOTAL',
    version: 2,
    label: { vi: 'Tổng số đơn vị', en: 'Units in all' },
    definition: {
      vi: 'Số đơn vị trực thuộc đơn vị chủ trì đang hoạt động, được giao chỉ tiêu sáng kiến hợp lệ hoặc có sáng kiến trong phạm vi.',
      en: 'Direct children of the owner unit that are active, have a target in M04 or have an initiative in the scope.',
    },
    unit: 'COUNT',
    additive: false,
    targetable: false,
  },
  {
    code: 'M08',
    version: 1,
    label: { vi: 'Đơn vị hoàn thành chỉ tiêu', en: 'Units that reached their target' },
    definition: {
      vi: 'Số đơn vị trực thuộc đơn vị chủ trì được giao chỉ tiêu sáng kiến hợp lệ và đạt từ 100 % trở lên.',
      en: 'Direct children of the owner unit whose counted initiatives are at least their target.',
    },
    unit: 'COUNT',
    additive: false,
    targetable: false,
  },
  {
    code: 'M09',
    version: 2,
    label: { vi: 'Tỷ lệ hoàn thành', en: 'Completion' },
    definition: {
      vi: 'Số sáng kiến hợp lệ chia cho chỉ tiêu, tính bằng phần trăm, làm tròn đến một chữ số thập phân (từ nửa đơn vị trở lên thì làm tròn lên) nhưng chưa đạt chỉ tiêu thì nhiều nhất là 99,9; không giao chỉ tiêu thì ghi “không giao”.',
      en: 'Counted initiatives over the target, rounded half up to one decimal from exact integers, but 99.9 at most below the target; none where no target was assigned.',
    },
    unit: 'TENTHS_OF_PERCENT',
    additive: false,
    targetable: false,
  },
  {
    code: 'M10',
    version: 1,
    label: { vi: 'Giá trị làm lợi đã thẩm định', en: 'Verified benefit' },
    definition: {
      vi: 'Tổng giá trị làm lợi đã thẩm định của các sáng kiến hợp lệ tính được thành tiền.',
      en: 'Sum of the verified benefit of counted initiatives that can be expressed in money.',
    },
    unit: 'VND',
    additive: true,
    targetable: true,
  },
  {
    code: 'M10.CLAIMED',
    version: 1,
    label: { vi: 'Giá trị làm lợi khai báo', en: 'Claimed benefit' },
    definition: {
      vi: 'Tổng giá trị làm lợi do tác giả khai báo của các sáng kiến hợp lệ tính được thành tiền.',
      en: 'Sum of the benefit claimed by the authors of counted initiatives.',
    },
    unit: 'VND',
    additive: true,
    targetable: false,
  },
  {
    code: 'M11',
    version: 1,
    label: { vi: 'Không tính được thành tiền', en: 'Not quantifiable' },
    definition: {
      vi: 'Số sáng kiến hợp lệ được kết luận là không tính được thành tiền; khác với giá trị 0 đồng.',
      en: 'Counted initiatives whose verifier found no value in money; not the same as 0 đồng.',
    },
    unit: 'COUNT',
    additive: true,
    targetable: false,
  },
] as const satisfies readonly Metric[];

export type MetricCode = (typeof METRICS)[number]['code'];

const byCode: ReadonlyMap<string, Metric> = new Map(METRICS.map((metric) => [metric.code, metric]));

/** The current entry of a code, or null. */
export const metric = (code: string): Metric | null => byCode.get(code) ?? null;
