import { CodeField, DateField, NestedField, TextField, UuidField } from '@app/http';

export class ApplicationWindowRequest {
  @DateField({ description: 'First day of application that is eligible.' })
  readonly from: string;

  @DateField({ description: 'Last day of application that is eligible, included.' })
  readonly until: string;
}

export class LaunchCampaignRequest {
  @CodeField({ description: 'Short code of the campaign, part of every initiative code; never used again.' })
  readonly code: string;

  @TextField({ max: 300, description: 'Name of the campaign.' })
  readonly name: string;

  @UuidField({ description: 'Unit that runs it; its subtree takes part.' })
  readonly ownerUnitId: string;

  @NestedField(() => ApplicationWindowRequest, { description: 'Days on which an initiative must first be applied.' })
  readonly applicationWindow: ApplicationWindowRequest;

  @TextField({ max: 100, description: 'Number of the decision (số quyết định).' })
  readonly decisionNo: string;
}
