import type { SeededRandom } from './seeded-random.js';

const ACTS = ['Cải tiến', 'Tối ưu', 'Tự chế tạo', 'Số hóa', 'Thay thế', 'Rút ngắn', 'Chuẩn hóa', 'Giám sát trực tuyến'];
const THINGS = [
  'quy trình bảo dưỡng bơm ly tâm',
  'hệ thống thu hồi nhiệt khí thải',
  'quy trình kiểm định van an toàn',
  'bộ lọc dầu bôi trơn tua-bin',
  'lịch trực ca vận hành',
  'kho phụ tùng dự phòng',
  'đường ống dẫn khí nội bộ',
  'quy trình phê duyệt giấy phép làm việc',
  'thiết bị đo rung động',
  'phương án phòng chống dịch tại công trình',
  'hồ sơ nghiệm thu thi công',
  'mức tiêu thụ điện của trạm nén khí',
];
const PLACES = ['giàn công nghệ', 'phân xưởng', 'nhà máy', 'kho cảng', 'trạm phân phối', 'văn phòng'];
const EFFECTS = [
  'giảm thời gian dừng máy',
  'giảm chi phí vật tư',
  'tăng độ an toàn cho người lao động',
  'giảm phát thải',
  'tăng sản lượng',
  'rút ngắn thời gian xử lý',
];

export interface SampleTexts {
  readonly title: string;
  readonly problem: string;
  readonly essence: string;
  readonly novelty: string;
  readonly applicationScope: string;
  readonly effectSummary: string;
  readonly benefitMethod: string;
}

/** Texts of an invented initiative; `number` keeps titles apart. */
export const sampleTexts = (number: number, random: SeededRandom): SampleTexts => {
  const act = random.pick(ACTS);
  const thing = random.pick(THINGS);
  const place = random.pick(PLACES);
  const effect = random.pick(EFFECTS);
  return {
    title: `${act} ${thing} tại ${place} (mẫu ${number})`,
    problem: `Trước khi áp dụng, ${thing} tại ${place} tốn nhiều thời gian, phụ thuộc kinh nghiệm cá nhân, gây lãng phí và tiềm ẩn rủi ro khi vận hành liên tục.`,
    essence: `${act} ${thing} bằng cách chia nhỏ các bước, bố trí điểm đo tại chỗ và quyết định theo số liệu vận hành thay cho lịch cố định.`,
    novelty: `Lần đầu được áp dụng tại đơn vị; trước đó chưa có giải pháp tương tự cho ${thing}.`,
    applicationScope: `Áp dụng tại ${place}, có thể nhân rộng cho các đơn vị cùng loại hình.`,
    effectSummary: `Kết quả: ${effect}.`,
    benefitMethod: 'So sánh chi phí bình quân 12 tháng trước và sau khi áp dụng theo sổ theo dõi của đơn vị.',
  };
};
