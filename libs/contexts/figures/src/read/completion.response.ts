import { completionTenths, percentText } from '@app/kernel';
import { z } from 'zod';
import { declareResponse, type ResponseOf } from '@app/http';

export const CompletionResponse = declareResponse('CompletionResponse', {
  counted: z.int().describe('Sáng kiến hợp lệ / counted initiatives.'),
  target: z.int().nullable().describe('Chỉ tiêu / the target; null: không giao.'),
  percent: z.string().nullable().meta({
    description:
      'Đạt x %: counted of target, rounded half up to one decimal from exact integers, 99.9 at most below the target; null: không giao.',
    example: '104.1',
  }),
  exceededByPercent: z
    .string()
    .nullable()
    .meta({ description: 'Vượt x %: what lies above 100 %; null unless it does.', example: '4.1' }),
});
export type CompletionResponse = ResponseOf<typeof CompletionResponse>;

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
