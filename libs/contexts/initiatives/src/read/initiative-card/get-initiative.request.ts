import { AsOfField } from '@app/http';

export class GetInitiativeRequest {
  @AsOfField({
    optional: true,
    description: 'Xem tại một thời điểm hoặc vị trí trong sổ sự kiện / as of an instant of recording or a position.',
  })
  readonly asOf?: string;
}
