import { PageQuery, UuidField } from '@app/http';

export class ListCampaignsRequest extends PageQuery {
  @UuidField({ optional: true, description: 'Only campaigns run by this unit.' })
  readonly ownerUnitId?: string;
}
