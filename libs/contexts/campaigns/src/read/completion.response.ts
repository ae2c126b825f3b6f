import { completionTenths, percentText } from '@app/kernel';
import { ApiProperty } from '@nestjs/swagger';

export class CompletionResponse {
  @ApiProperty({ type: 'integer', description: 'Sáng kiến hợp lệ / counted initiatives.' })
  counted: number;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Chỉ tiêu / the target; null: không giao.' })
  target: number | null;

  @ApiProperty({
    type: 'string',
    nullable: true,
    example: '104.1',
    description: 'Đạt x %: counted of target, rounded half up to one decimal from exact integers; null: không giao.',
  })
  percent: string | null;

  @ApiProperty({
    type: 'string',
    nullable: true,
    example: '4.1',
    description: 'Vượt x %: what lies above 100 %; null unless it does.',
  })
  exceededByPercent: string | null;
}

/** Completion of a target; a target of 0 is none. */
export const completionResponse = (counted: number, target: number | null): CompletionResponse => {
  const tenths = completionTenths(BigInt(counted), target === null ? null : BigInt(target));
  return {
    counted,
    target: tenths === null ? null : target,
    percent: tenths === null ? null : percentText(tenths),
    exceededByPercent: tenths !== null && tenths > 1000n ? percentText(tenths - 1000n) : null,
  };
};
