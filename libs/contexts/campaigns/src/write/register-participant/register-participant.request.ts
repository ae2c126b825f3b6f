import { UuidField } from '@app/http';

export class RegisterParticipantRequest {
  @UuidField({ optional: true, description: 'Member to register; the acting person when left out.' })
  readonly memberId?: string;
}
