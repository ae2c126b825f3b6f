import { AsOfField } from '@app/http';

export const AS_OF = {
  optional: true,
  description:
    'Xem tại một thời điểm hoặc vị trí trong sổ sự kiện / as of an instant of recording or a position. Default: now.',
} as const;

export class AsOfRequest {
  @AsOfField(AS_OF)
  readonly asOf?: string;
}
