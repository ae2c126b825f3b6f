import { TextField } from '@app/http';

const OptionalLongText = (description: string): PropertyDecorator =>
  TextField({ min: 1, max: 5000, multiline: true, optional: true, nullable: true, description });

export class InitiativeContentRequest {
  @TextField({ min: 10, max: 300, description: 'Tên sáng kiến / title.' })
  readonly title: string;

  @OptionalLongText('Thực trạng trước đó / the problem before; needed unless TECH_SECRET.')
  readonly problem?: string | null;

  @OptionalLongText('Bản chất giải pháp / essence of the solution; needed unless TECH_SECRET.')
  readonly essence?: string | null;

  @OptionalLongText('Tính mới / what is new; needed unless TECH_SECRET.')
  readonly novelty?: string | null;

  @OptionalLongText('Phạm vi áp dụng / where it applies; needed unless TECH_SECRET.')
  readonly applicationScope?: string | null;

  @OptionalLongText('Tóm tắt hiệu quả / summary of the effect; needed for TECH_SECRET.')
  readonly effectSummary?: string | null;

  @OptionalLongText('Cách tính giá trị làm lợi / how the benefit was calculated.')
  readonly benefitMethod?: string | null;
}
