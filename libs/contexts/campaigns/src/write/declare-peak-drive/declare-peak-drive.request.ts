import { InstantField, TextField } from '@app/http';

export class DeclarePeakDriveRequest {
  @TextField({ max: 200, description: 'Name of the peak drive.' })
  readonly name: string;

  @InstantField({ description: 'First instant of the drive.' })
  readonly startsAt: string;

  @InstantField({ description: 'First instant after the drive.' })
  readonly endsAt: string;
}
