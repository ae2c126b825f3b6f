import type { SeededRandom } from './seeded-random.js';

/** What an invented initiative is about, with the acts that make sense for it. */
const SUBJECTS = [
  { subject: 'quy trình bảo dưỡng bơm ly tâm', acts: ['Cải tiến', 'Tối ưu', 'Chuẩn hóa'] },
  { subject: 'hệ thống thu hồi nhiệt khí thải', acts: ['Cải tiến', 'Tối ưu', 'Tự thiết kế', 'Giám sát trực tuyến'] },
  { subject: 'quy trình kiểm định van an toàn', acts: ['Rút ngắn', 'Cải tiến', 'Chuẩn hóa'] },
  { subject: 'bộ lọc dầu bôi trơn tua-bin', acts: ['Cải tiến', 'Tự chế tạo', 'Giám sát trực tuyến'] },
  { subject: 'lịch trực ca vận hành', acts: ['Sắp xếp lại', 'Tối ưu', 'Số hóa'] },
  { subject: 'kho phụ tùng dự phòng', acts: ['Số hóa', 'Sắp xếp lại', 'Chuẩn hóa'] },
  { subject: 'đường ống dẫn khí nội bộ', acts: ['Cải tiến', 'Giám sát trực tuyến'] },
  { subject: 'thủ tục cấp giấy phép làm việc', acts: ['Số hóa', 'Rút gọn', 'Chuẩn hóa'] },
  { subject: 'thiết bị đo rung động cầm tay', acts: ['Tự chế tạo', 'Cải tiến'] },
  { subject: 'phương án phòng, chống dịch tại công trình', acts: ['Cải tiến', 'Chuẩn hóa'] },
  { subject: 'hồ sơ nghiệm thu thi công', acts: ['Chuẩn hóa', 'Số hóa'] },
  { subject: 'mức tiêu thụ điện của trạm nén khí', acts: ['Giảm', 'Tối ưu', 'Giám sát trực tuyến'] },
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

/** Texts of an invented initiative; `number` makes titles unique. */
export const sampleTexts = (number: number, random: SeededRandom): SampleTexts => {
  const { subject, acts } = random.pick(SUBJECTS);
  const act = random.pick(acts);
  const place = random.pick(PLACES);
  const effect = random.pick(EFFECTS);
  return {
    title: `${act} ${subject} tại ${place} (mẫu ${number})`,
    problem: `Trước khi áp dụng, cách làm đối với ${subject} tại ${place} tốn nhiều thời gian, phụ thuộc kinh nghiệm cá nhân, gây lãng phí và tiềm ẩn rủi ro khi vận hành liên tục.`,
    essence: `${act} ${subject} bằng cách chia nhỏ các bước, bố trí điểm đo tại chỗ và quyết định theo số liệu vận hành thay cho lịch cố định.`,
    novelty: `Lần đầu được áp dụng tại đơn vị; trước đó chưa có giải pháp tương tự cho ${subject}.`,
    applicationScope: `Áp dụng tại ${place}, có thể nhân rộng cho các đơn vị cùng loại hình.`,
    effectSummary: `Kết quả: ${effect}.`,
    benefitMethod: 'So sánh chi phí bình quân 12 tháng trước và sau khi áp dụng theo sổ theo dõi của đơn vị.',
  };
};
