import { z } from 'zod';
import { declareResponse, type ResponseOf } from '@app/http';

export const MetricTextResponse = declareResponse('MetricTextResponse', {
  vi: z.string(),
  en: z.string(),
});
export type MetricTextResponse = ResponseOf<typeof MetricTextResponse>;

export const MetricResponse = declareResponse('MetricResponse', {
  code: z.string().meta({ example: 'M04' }),
  version: z.int(),
  label: MetricTextResponse,
  definition: MetricTextResponse,
  unit: z.enum(['COUNT', 'VND', 'TENTHS_OF_PERCENT']),
  additive: z.boolean().describe('The value of a unit is the sum over its children and itself.'),
  targetable: z.boolean().describe('Targets may be assigned in this metric.'),
});
export type MetricResponse = ResponseOf<typeof MetricResponse>;
