import { TextField } from '@app/http';

const told = (description: string): PropertyDecorator =>
  TextField({ min: 1, max: 5000, multiline: true, optional: true, nullable: true, description });

export class InitiativeContentRequest {
  @TextField({ min: 10, max: 300, description: 'Tên sáng kiến / title.' })
  readonly title: string;

  @told('Thực trạng trước đó / the problem before; needed unless TECH_SECRET.')
  readonly problem?: string | null;

  @told('Bản chất giải pháp / essence of the solution; needed unless TECH_SECRET.')
  readonly essence?: string | null;

  @told('Tính mới / what is new; needed unless TECH_SECRET.')
  readonly novelty?: string | null;

  @told('Phạm vi áp dụng / where it applies; needed unless TECH_SECRET.')
  readonly applicationScope?: string | null;

  @told('Tóm tắt hiệu quả / summary of the effect; needed for TECH_SECRET.')
  readonly effectSummary?: string | null;

  @told('Cách tính giá trị làm lợi / how the benefit was reckoned.')
  readonly benefitMethod?: string | null;
}
